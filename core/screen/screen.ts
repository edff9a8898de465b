/**
 * What the overlay paints: captions folded into rows that only ever roll up. Measures nothing itself and
 * keeps no time.
 */
import { compare, type Place, type Resume } from './cut.ts';
import { type Flow, flowsOf, type ScreenInput } from './flow.ts';
import { type Layout, place, type Row, type Rows, startRow, type Tone, textOf } from './row.ts';

export interface Screen extends Rows {
  /** What has been taken in; its words may have scrolled off since. */
  readonly flows: readonly Flow[];
  /**
   * The row on the lowest line. Above the last row's id after an erasure: text never moves down, the line
   * stays blank.
   */
  readonly bottomRowId: number;
}

export const emptyScreen: Screen = { rows: [], nextRowId: 1, flows: [], bottomRowId: 0 };

/**
 * Rows that have rolled out of sight stay for the length of the movement; a burst can roll a whole screen at
 * once.
 */
const KEPT_SCREENS = 2;

/**
 * Takes captions in. Painted words stay where they are; what departs from them is erased from the first
 * visible differing word on (core/screen/cut.ts), then all that is new is placed behind. Rows that did not
 * change keep their identity.
 */
export function foldScreen(screen: Screen, input: ScreenInput, layout: Layout): Screen {
  const flows = flowsOf(screen.flows, input);
  if (sameItems(flows, screen.flows)) return screen;
  const { cut, resumes } = compare({ ...screen, topRowId: screen.bottomRowId - layout.lines + 1 }, flows);
  return paint({ ...screen, flows }, { cut, resumes, previous: screen.flows }, layout);
}

/** Sets the same words anew, for other type or another width. What has scrolled off stays off. */
export function reflowScreen(screen: Screen, layout: Layout): Screen {
  const cut = screen.rows.length > 0 ? { row: 0, word: 0 } : null;
  const screenful = { ...screen, bottomRowId: (screen.rows[0]?.id ?? screen.nextRowId) - 1 };
  return paint(screenful, { cut, resumes: new Map(), previous: screen.flows }, layout);
}

/** After the last line has faded: whatever comes next begins on an empty screen. */
export function clearScreen(screen: Screen): Screen {
  return screen.rows.length === 0 ? screen : { ...screen, rows: [], nextRowId: screen.bottomRowId + 1 };
}

interface Repaint {
  readonly cut: Place | null;
  readonly resumes: ReadonlyMap<string, Resume>;
  readonly previous: readonly Flow[];
}

function paint(screen: Screen, { cut, resumes, previous }: Repaint, layout: Layout): Screen {
  const erased = cut === null ? new Map<string, Resume>() : firstErased(screen.rows, cut);
  const known = new Map(previous.map((flow) => [flow.id, flow.units.length]));
  let rows: Rows = cut === null ? screen : cutRows(screen, cut, layout);
  for (const flow of screen.flows) {
    const from = erased.get(flow.id) ?? resumes.get(flow.id) ?? { unit: known.get(flow.id) ?? 0, offset: 0 };
    rows = placeFlow(rows, { flow, from, topRowId: screen.bottomRowId - layout.lines + 1 }, layout);
  }
  const bottomRowId = Math.max(screen.bottomRowId, rows.rows.at(-1)?.id ?? 0);
  const kept = rows.rows.filter(({ id }) => id > bottomRowId - layout.lines * KEPT_SCREENS);
  return { rows: withTones(kept, screen.flows), nextRowId: rows.nextRowId, flows: screen.flows, bottomRowId };
}

interface FlowPlacing {
  readonly flow: Flow;
  readonly from: Resume;
  /** After an erasure the last row may be out of sight, where nothing new belongs. */
  readonly topRowId: number;
}

function placeFlow(rows: Rows, { flow, from, topRowId }: FlowPlacing, layout: Layout): Rows {
  let placed = rows;
  for (let unit = from.unit; unit < flow.units.length; unit += 1) {
    const whole = flow.units[unit] ?? '';
    const offset = unit === from.unit ? from.offset : 0;
    const mayGrow = flow.mayGrow && unit === flow.units.length - 1;
    const last = placed.rows.at(-1);
    const isParted = unit === 0 && offset === 0 && flow.startsRow;
    if (last !== undefined && (isParted || last.id < topRowId)) {
      placed = startRow({ rows: placed.rows, nextRowId: Math.max(placed.nextRowId, topRowId) }, whole);
    }
    const text = whole.slice(offset);
    placed = place(placed, { captionId: flow.id, unit, offset, text, mayGrow, tone: flow.tone }, layout);
  }
  return placed;
}

/** Where each erased flow lost its first word. */
function firstErased(rows: readonly Row[], cut: Place): ReadonlyMap<string, Resume> {
  const erased = new Map<string, Resume>();
  for (const [index, row] of rows.entries()) {
    for (const { captionId, unit, offset } of index < cut.row
      ? []
      : row.words.slice(index === cut.row ? cut.word : 0)) {
      if (!erased.has(captionId)) erased.set(captionId, { unit, offset });
    }
  }
  return erased;
}

function cutRows({ rows, nextRowId }: Rows, { row, word }: Place, { measure }: Layout): Rows {
  const above = rows.slice(0, row);
  const at = rows[row];
  if (at === undefined) return { rows, nextRowId };
  if (word === 0) return { rows: above, nextRowId: at.id };
  const left: Row = { ...at, words: at.words.slice(0, word) };
  return { rows: [...above, { ...left, widthPx: measure(textOf(left)) }], nextRowId: at.id + 1 };
}

function withTones(rows: readonly Row[], flows: readonly Flow[]): readonly Row[] {
  const tones = new Map<string, Tone>(flows.map((flow) => [flow.id, flow.tone]));
  return rows.map((row) => {
    if (row.words.every((word) => (tones.get(word.captionId) ?? word.tone) === word.tone)) return row;
    return {
      ...row,
      words: row.words.map((word) => ({ ...word, tone: tones.get(word.captionId) ?? word.tone })),
    };
  });
}

function sameItems(first: readonly Flow[], second: readonly Flow[]): boolean {
  return first.length === second.length && first.every((flow, index) => flow === second[index]);
}
