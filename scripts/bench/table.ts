/** Prints the rows of the caption bench in columns. It measures nothing. */
import { costRows, type Report, type Row, shapeRows, timingRows } from './rows.ts';

const HEADER: Row = {
  what: 'errors in ms: mean / median / p95',
  ours: 'ours',
  target: 'target',
  met: null,
  naive: ['text arrival', 'spread over turn', 'greedy fill'],
};

export function printTable(report: Report): void {
  const rows = [HEADER, ...timingRows(report), ...shapeRows(report), ...costRows(report.longSession)];
  const cells = rows.map((row) => [row.what, row.ours, row.target, verdict(row.met), ...row.naive]);
  const widths = HEADER.naive.map((_, index) => index + 4);
  const columns = [0, 1, 2, 3, ...widths].map((column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of cells)
    console.log(
      columns
        .map((width, column) => (line[column] ?? '').padEnd(width))
        .join('  ')
        .trimEnd(),
    );
}

function verdict(met: boolean | null): string {
  return met === null ? '' : met ? 'met' : 'SHORT';
}
