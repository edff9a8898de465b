/** How much a month may cost, and what happens when it has. */
import { dollars } from '../../../core/app/amountWords.ts';
import { monthlyBudgetSchema } from '../../../core/engine/budget.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { DraftChoice } from '../DraftChoice.tsx';
import { Amount } from './Amount.tsx';

const CHOICES = [
  { value: 'local', name: 'goOn', hint: 'goOnHint' },
  { value: 'stop', name: 'stop', hint: 'stopHint' },
] as const;

const accepts = (amount: number | null) => monthlyBudgetSchema.safeParse(amount).success;

export function Budget() {
  const words = useWords();
  const say = words.settingsCost;
  const stored = useAppState((state) => state.settings.monthlyBudgetUsd);
  const whenSpent = useAppState((state) => state.settings.whenSpent);
  const budget = useAppState((state) => state.spending?.budget);
  const draft = useDraft(stored, (monthlyBudgetUsd) => changeSettings({ monthlyBudgetUsd }));
  const choice = useDraft(whenSpent, (next) => changeSettings({ whenSpent: next }));
  return (
    <>
      <Field label={say('most')} hint={say('mostHint')} below={<Message tone="bad">{draft.refusal}</Message>}>
        {(ids) => (
          <Amount
            {...ids}
            value={draft.value}
            accepts={accepts}
            advice={say('amountAdvice')}
            onChange={draft.set}
            placeholder={say('noLimit')}
          />
        )}
      </Field>
      {budget === undefined || budget.kind === 'unlimited' ? null : (
        <div className={`field stacked budget ${budget.kind}`}>
          <progress max={1} value={Math.min(1, budget.share)} aria-label={say('spentBar')} />
          <p className="hint">
            {budget.kind === 'spent'
              ? say('allSpent')
              : say('spent', {
                  percent: Math.floor(budget.share * 100),
                  money: dollars(budget.leftUsd, words),
                })}
          </p>
        </div>
      )}
      <DraftChoice
        label={say('whenSpent')}
        hint={say('whenSpentHint')}
        options={CHOICES.map(({ value, name, hint }) => ({ value, name: say(name), hint: say(hint) }))}
        draft={choice}
      />
    </>
  );
}
