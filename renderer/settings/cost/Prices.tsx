/** What a minute costs with each model; a changed price holds for all that was ever counted. */
import { type Price, priceSchema, pricesWith, USUAL_PRICES } from '../../../core/engine/usage.ts';
import { TRANSCRIPTION_MODEL } from '../../../core/openai/transcriptionSession.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { Amount } from './Amount.tsx';

const accepts = (amount: number | null) => priceSchema.shape.usdPerMinute.safeParse(amount).success;

export function Prices() {
  const say = useWords().settingsCost;
  const stored = useAppState((state) => state.settings.prices);
  const draft = useDraft<readonly Price[]>(stored, (prices) => changeSettings({ prices: [...prices] }));
  const all = pricesWith(draft.value);
  const models = [...new Set([...USUAL_PRICES, ...draft.value].map(({ model }) => model))];
  const set = (model: string, usdPerMinute: number) => {
    const others = draft.value.filter((price) => price.model !== model);
    const isUsual = USUAL_PRICES.some(
      (usual) => usual.model === model && usual.usdPerMinute === usdPerMinute,
    );
    draft.set(isUsual ? others : [...others, { model, usdPerMinute }]);
  };
  return (
    <div className="field stacked">
      <table className="amounts">
        <thead>
          <tr>
            <th scope="col">{say('model')}</th>
            <th scope="col">{say('minute')}</th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model}>
              <th scope="row" className="mono">
                {model}
              </th>
              <td>
                <Amount
                  label={say('minuteWith', { model })}
                  value={all.find((price) => price.model === model)?.usdPerMinute ?? null}
                  accepts={accepts}
                  advice={say('priceAdvice')}
                  onChange={(amount) => amount !== null && set(model, amount)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{say('published', { model: TRANSCRIPTION_MODEL })}</p>
      {draft.value.length === 0 ? null : (
        <button type="button" onClick={() => draft.set([])}>
          {say('usePublished')}
        </button>
      )}
      <Message tone="bad">{draft.refusal}</Message>
    </div>
  );
}
