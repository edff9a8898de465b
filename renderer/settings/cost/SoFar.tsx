/** What was spoken, sent, billed and paid, by session, lane and month. Counts nothing itself. */
import { dollars, duration } from '../../../core/engine/amounts.ts';
import type { Sums } from '../../../core/engine/spending.ts';
import { YOU } from '../../../core/transcript/lanes.ts';
import { laneLabel } from '../../../core/transcript/transcript.ts';
import { useAppState } from '../../bridge.ts';

export function SoFar() {
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
            <th scope="col">Speech</th>
            <th scope="col">Sent</th>
            <th scope="col">Billed</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          <Row name="This session" sums={spending?.session ?? null} />
          {lanes.length < 2
            ? null
            : lanes.map((sums) => (
                <Row key={sums.lane} name={laneLabel(sums.lane, names)} sums={sums} isPart />
              ))}
          <Row name="This month" sums={spending?.month ?? null} />
        </tbody>
      </table>
      <p className="hint">
        Silence is not sent. OpenAI bills whole seconds for each turn, rounded up. What this computer hears by
        itself costs nothing.
      </p>
      {spending === null || spending.isWhole ? null : (
        <p className="hint">
          What was counted earlier this month cannot be read: these sums begin later, and the budget counts
          less than was spent. The old file, usage.db, lies in the app’s data folder.
        </p>
      )}
      {spending !== null && spending.month.unpricedSeconds > 0 ? (
        <p className="hint">
          {`${duration(spending.month.unpricedSeconds)} were billed by a model without a price: they are not in the cost.`}
        </p>
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
  const { speechMs, sentMs, billedSeconds, usd } = sums ?? {
    ...{ speechMs: 0, sentMs: 0, billedSeconds: 0, usd: 0 },
  };
  return (
    <tr className={isPart ? 'part' : ''}>
      <th scope="row">{name}</th>
      <td>{duration(speechMs / 1_000)}</td>
      <td>{duration(sentMs / 1_000)}</td>
      <td>{duration(billedSeconds)}</td>
      <td>{dollars(usd)}</td>
    </tr>
  );
}
