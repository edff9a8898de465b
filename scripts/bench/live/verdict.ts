/**
 * What was got against what was asked, as rows of a table, with by how much it was missed. Decides no exit
 * code.
 */
import { printColumns } from '../../columns.ts';

export interface Row {
  readonly metric: string;
  readonly got: string;
  /** Absent where nothing was asked. */
  readonly target?: string;
  readonly verdict?: string;
}

interface Goal {
  readonly limit: number;
  readonly unit: string;
}

export function atMost(metric: string, got: number | null, goal: Goal): Row {
  return judge(metric, got, { ...goal, sign: '≤', isMet: (value) => value <= goal.limit });
}

export function atLeast(metric: string, got: number | null, goal: Goal): Row {
  return judge(metric, got, { ...goal, sign: '≥', isMet: (value) => value >= goal.limit });
}

function judge(
  metric: string,
  got: number | null,
  { limit, unit, sign, isMet }: Goal & { readonly sign: string; readonly isMet: (value: number) => boolean },
): Row {
  const target = `${sign} ${limit} ${unit}`;
  if (got === null || Number.isNaN(got)) return { metric, got: 'nothing', target, verdict: 'not measured' };
  const missedBy = `missed by ${Math.abs(got - limit).toFixed(1)} ${unit}`;
  return { metric, got: `${got.toFixed(1)} ${unit}`, target, verdict: isMet(got) ? 'met' : missedBy };
}

export function printRows(rows: readonly Row[]): void {
  const cells = rows.map(({ metric, got, target = '', verdict = '' }) => [metric, got, target, verdict]);
  printColumns([['', 'got', 'target', ''], ...cells]);
}
