/**
 * The rows of captions in their fixed region: text nodes only, each row drawn again only when it changed,
 * rolled up by whole lines.
 */
import { memo, useLayoutEffect, useRef } from 'react';
import type { Room } from '../../../core/screen/room.ts';
import type { PaintedWord, Row } from '../../../core/screen/row.ts';
import type { Screen } from '../../../core/screen/screen.ts';

const ROLL_UP_MS = 220;

interface RowsProps {
  readonly screen: Screen;
  /** Which lines they can be seen on at rest. */
  readonly room: Room;
  readonly isFading: boolean;
}

export function Rows({ screen, room: { lines, below }, isFading }: RowsProps) {
  const { rows, bottomRowId } = screen;
  const stack = useRef<HTMLDivElement>(null);
  /** The row that would stand on the stage's lowest line: a lane that makes room rolls up as for a new row. */
  const stageRowId = bottomRowId + below;
  const last = useRef({ stageRowId, count: rows.length });
  useLayoutEffect(() => {
    // The first rows of an empty region appear where they stand.
    const rolled = last.current.count === 0 ? 0 : stageRowId - last.current.stageRowId;
    last.current = { stageRowId, count: rows.length };
    if (stack.current !== null && rolled > 0) rollUp(stack.current, rolled);
  }, [stageRowId, rows.length]);
  const topRowId = bottomRowId - lines + 1;
  const blankLines = rows.length === 0 ? 0 : bottomRowId - (rows.at(-1)?.id ?? bottomRowId);
  return (
    <div
      className="rows"
      ref={stack}
      aria-hidden="true"
      data-fading={isFading}
      style={{ '--blank-lines': String(blankLines) }}
    >
      {rows.map((row, index) => (
        <CaptionRow
          key={row.id}
          row={row}
          ends={endsOf(row, row.id > topRowId ? rows[index - 1] : undefined, rows[index + 1])}
        />
      ))}
    </div>
  );
}

/** Two rolls in quick succession add up, so that neither jumps. */
function rollUp(stack: HTMLElement, lines: number): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  stack.animate(
    [{ transform: `translateY(calc(${lines} * var(--line-height)))` }, { transform: 'translateY(0)' }],
    {
      duration: ROLL_UP_MS,
      easing: 'cubic-bezier(0.2, 0, 0, 1)',
      composite: 'add',
    },
  );
}

/** Which corners stand free: only those are rounded, so that rows of one block join without a notch. */
function endsOf(row: Row, above: Row | undefined, below: Row | undefined): string {
  const joins = (other: Row | undefined) => other !== undefined && other.direction === row.direction;
  const covers = (other: Row | undefined) => joins(other) && (other?.widthPx ?? 0) >= row.widthPx;
  return [
    ...(joins(above) ? [] : ['ss']),
    ...(covers(above) ? [] : ['se']),
    ...(joins(below) ? [] : ['es']),
    ...(covers(below) ? [] : ['ee']),
  ].join(' ');
}

interface CaptionRowProps {
  readonly row: Row;
  readonly ends: string;
}

const CaptionRow = memo(({ row, ends }: CaptionRowProps) => (
  <div className="row" dir={row.direction}>
    <span className="line" data-ends={ends}>
      {runsOf(row).map(({ id, tone, text }) => (
        <span key={id} className={tone}>
          {text}
        </span>
      ))}
    </span>
  </div>
));

interface Run {
  readonly id: string;
  readonly tone: PaintedWord['tone'];
  readonly text: string;
}

/** One run per caption, so that a caption that settles changes colour and nothing else. */
function runsOf({ words }: Row): readonly Run[] {
  const runs: Run[] = [];
  for (const [index, { captionId, tone, text, hasSpaceBefore }] of words.entries()) {
    const spaced = index > 0 && hasSpaceBefore ? ` ${text}` : text;
    const last = runs.at(-1);
    if (last?.id === captionId) runs[runs.length - 1] = { ...last, text: last.text + spaced };
    else runs.push({ id: captionId, tone, text: spaced });
  }
  return runs;
}
