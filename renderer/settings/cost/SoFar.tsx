/** What was spoken, sent, billed and paid, by session, lane and month. Counts nothing itself. */
import { dollars, duration } from '../../../core/app/amountWords.ts';
import type { Sums } from '../../../core/engine/spending.ts';
import { laneName } from '../../../core/library/people.ts';
import { YOU } from '../../../core/transcript/lanes.ts';
import { useAppState } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';

export function SoFar() {
  const words = useWords();
  const say = words.settingsCost;
  const spending = useAppState((state) => state.spending);
  const names = useAppState((state) => state.settings.names);
  const lanes = (spending?.session?.lanes ?? []).toSorted(
    (one, other) => Number(other.lane === YOU) - Number(one.lane === YOU),
  );
  return (
    <div className="field stacked">
      <table className="amounts">
        <thead>
          <tr>
            <td />
            <th scope="col">{say('speech')}</th>
            <th scope="col">{say('sent')}</th>
            <th scope="col">{say('billed')}</th>
            <th scope="col">{say('cost')}</th>
          </tr>
        </thead>
        <tbody>
          <Row name={say('session')} sums={spending?.session ?? null} />
          {lanes.length < 2
            ? null
            : lanes.map((sums) => (
                <Row key={sums.lane} name={laneName(sums.lane, names, words)} sums={sums} isPart />
              ))}
          <Row name={say('month')} sums={spending?.month ?? null} />
        </tbody>
      </table>
      <p className="hint">{say('hint')}</p>
      {spending === null || spending.isWhole ? null : <p className="hint">{say('notWhole')}</p>}
      {spending !== null && spending.month.unpricedSeconds > 0 ? (
        <p className="hint">{say('unpriced', { length: duration(spending.month.unpricedSeconds, words) })}</p>
      ) : null}
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly sums: Sums | null;
  /** Is in the sum above it. */
  readonly isPart?: boolean;
}

function Row({ name, sums, isPart = false }: RowProps) {
  const words = useWords();
  const { speechMs, sentMs, billedSeconds, usd } = sums ?? {
    ...{ speechMs: 0, sentMs: 0, billedSeconds: 0, usd: 0 },
  };
  return (
    <tr className={isPart ? 'part' : ''}>
      <th scope="row">{name}</th>
      <td>{duration(speechMs / 1_000, words)}</td>
      <td>{duration(sentMs / 1_000, words)}</td>
      <td>{duration(billedSeconds, words)}</td>
      <td>{dollars(usd, words)}</td>
    </tr>
  );
}
