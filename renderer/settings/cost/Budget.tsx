/** How much a month may cost, and what happens when it has. */
import { dollars } from '../../../core/engine/amounts.ts';
import { monthlyBudgetSchema, type WhenSpent } from '../../../core/engine/budget.ts';
import { useAppState } from '../../bridge.ts';
import type { Option } from '../../ui/Choice.tsx';
import { DraftChoice } from '../../ui/DraftChoice.tsx';
import { useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { changeSettings } from '../calls.ts';
import { Amount } from './Amount.tsx';

const OPTIONS: readonly Option<WhenSpent>[] = [
  {
    value: 'local',
    name: 'Go on with this computer',
    hint: 'Captions go on without a break. It knows English only, and makes more mistakes.',
  },
  { value: 'stop', name: 'Stop captions', hint: 'What was said last is still captioned.' },
];

const accepts = (amount: number | null) => monthlyBudgetSchema.safeParse(amount).success;

export function Budget() {
  const stored = useAppState((state) => state.settings.monthlyBudgetUsd);
  const whenSpent = useAppState((state) => state.settings.whenSpent);
  const budget = useAppState((state) => state.spending?.budget);
  const draft = useDraft(stored, (monthlyBudgetUsd) => changeSettings({ monthlyBudgetUsd }));
  const choice = useDraft(whenSpent, (next) => changeSettings({ whenSpent: next }));
  return (
    <>
      <Field
        label="At most, each month"
        hint="Empty is no limit. At 80 % Surtitle says so, once."
        below={<Message tone="bad">{draft.refusal}</Message>}
      >
        {(ids) => (
          <Amount
            {...ids}
            value={draft.value}
            accepts={accepts}
            advice="Type an amount above 0, such as 20, or nothing for no limit."
            onChange={draft.set}
            placeholder="no limit"
          />
        )}
      </Field>
      {budget === undefined || budget.kind === 'unlimited' ? null : (
        <div className={`field stacked budget ${budget.kind}`}>
          <progress max={1} value={Math.min(1, budget.share)} aria-label="Spent of this month’s budget" />
          <p className="hint">
            {budget.kind === 'spent'
              ? 'All of this month’s budget is spent.'
              : `${Math.floor(budget.share * 100)} % is spent, ${dollars(budget.leftUsd)} are left this month.`}
          </p>
        </div>
      )}
      <DraftChoice
        label="When it is spent"
        hint="Until the next month begins, or you raise it."
        options={OPTIONS}
        draft={choice}
      />
    </>
  );
}
