/**
 * The rows of captions in their fixed region: text nodes only, each row drawn again only when it changed,
 * rolled up by whole lines.
 */
import { memo, useLayoutEffect, useRef } from 'react';
import type { AlertMark } from '../../../core/screen/alerts.ts';
import type { Room } from '../../../core/screen/room.ts';
import type { PaintedWord, Row } from '../../../core/screen/row.ts';
import type { Screen } from '../../../core/screen/screen.ts';
import { type Hits, Marked } from '../../ui/Marked.tsx';
import type { RowAlerts } from './useAlerts.ts';

const ROLL_UP_MS = 220;

interface RowsProps {
  readonly screen: Screen;
  /** Which lines they can be seen on at rest. */
  readonly room: Room;
  readonly isFading: boolean;
  readonly alerts: RowAlerts;
}

export function Rows({ screen, room: { lines, below }, isFading, alerts: { marks, fresh } }: RowsProps) {
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
  useLayoutEffect(() => {
    if (stack.current !== null) flash(stack.current, fresh);
  }, [fresh]);
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
          marks={marks.get(row.id) ?? NO_MARKS}
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

const NO_MARKS: readonly AlertMark[] = [];
const FLASH_MS = 900;

/** A row that has just said it lights up once at its edge and calms down; its marks stay. */
function flash(stack: HTMLElement, rowIds: readonly number[]): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const id of rowIds)
    stack
      .querySelector(`[data-row="${id}"] > .line`)
      ?.animate(
        [
          { boxShadow: 'inset 0 0 0 0.1em var(--alert-paper)' },
          { boxShadow: 'inset 0 0 0 0.1em transparent' },
        ],
        {
          id: 'alert',
          duration: FLASH_MS,
          easing: 'cubic-bezier(0.5, 0, 0.8, 0.4)',
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
  readonly marks: readonly AlertMark[];
  readonly ends: string;
}

const CaptionRow = memo(({ row, marks, ends }: CaptionRowProps) => (
  <div className="row" dir={row.direction} data-row={row.id}>
    <span className="line" data-ends={ends}>
      {runsOf(row, marks).map(({ id, tone, text, hits }) => (
        <span key={id} className={tone}>
          <Marked className="alert" text={text} hits={hits} />
        </span>
      ))}
    </span>
  </div>
));

interface Run {
  readonly id: string;
  readonly tone: PaintedWord['tone'];
  readonly text: string;
  readonly hits: Hits;
}

/** One run per caption, so that a caption that settles changes colour and nothing else. */
function runsOf({ words }: Row, marks: readonly AlertMark[]): readonly Run[] {
  const runs: Run[] = [];
  /** Where each word begins in its run. */
  const starts: number[] = [];
  for (const [index, { captionId, tone, text, hasSpaceBefore }] of words.entries()) {
    const spaced = index > 0 && hasSpaceBefore ? ` ${text}` : text;
    const last = runs.at(-1);
    const before = last?.id === captionId ? last.text : '';
    starts.push(before.length + spaced.length - text.length);
    if (last?.id === captionId) runs[runs.length - 1] = { ...last, text: last.text + spaced };
    else runs.push({ id: captionId, tone, text: spaced, hits: [] });
  }
  if (marks.length === 0) return runs;
  return runs.map((run) => ({
    ...run,
    hits: marks
      .filter(({ firstWord }) => words[firstWord]?.captionId === run.id)
      .map((mark) => ({
        startChar: (starts[mark.firstWord] ?? 0) + mark.startChar,
        endChar: (starts[mark.lastWord] ?? 0) + mark.endChar,
      })),
  }));
}
