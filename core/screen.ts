/** What the overlay paints: captions folded into rows that only ever roll up. Measures nothing itself and keeps no time. */
import { compare, type Place, type Resume } from './cut.ts';
import { type Flow, flowsOf, type ScreenInput } from './flow.ts';
import { type Layout, place, type Row, type Rows, startRow, type Tone, textOf } from './row.ts';

export interface Screen extends Rows {
  /** What has been taken in; its words may have scrolled off since. */
  readonly flows: readonly Flow[];
}

export const emptyScreen: Screen = { rows: [], nextRowId: 1, flows: [] };

/** Rows that have rolled out of sight stay for the length of the movement; a burst can roll a whole screen at once. */
const KEPT_SCREENS = 2;

/**
 * Takes captions in. Painted words stay where they are; what departs from them is erased from the first visible differing word
 * on (core/cut.ts), then all that is new is placed behind. Rows that did not change keep their identity.
 */
export function foldScreen(screen: Screen, input: ScreenInput, layout: Layout): Screen {
  const flows = flowsOf(screen.flows, input);
  if (sameItems(flows, screen.flows)) return screen;
  const { cut, resumes } = compare({ ...screen, lines: layout.lines }, flows);
  return paint({ ...screen, flows }, { cut, resumes, previous: screen.flows }, layout);
}

/** Sets the same words anew, for other type or another width. What has scrolled off stays off. */
export function reflowScreen(screen: Screen, layout: Layout): Screen {
  const cut = screen.rows.length > 0 ? { row: 0, word: 0 } : null;
  return paint(screen, { cut, resumes: new Map(), previous: screen.flows }, layout);
}

/** After the last line has faded: whatever comes next begins on an empty screen. */
export function clearScreen(screen: Screen): Screen {
  return screen.rows.length === 0 ? screen : { ...screen, rows: [] };
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
    rows = placeFlow(rows, { flow, from }, layout);
  }
  const kept = withTones(rows.rows.slice(-layout.lines * KEPT_SCREENS), screen.flows);
  return { rows: kept, nextRowId: rows.nextRowId, flows: screen.flows };
}

function placeFlow(rows: Rows, { flow, from }: { readonly flow: Flow; readonly from: Resume }, layout: Layout): Rows {
  let placed = rows;
  for (let unit = from.unit; unit < flow.units.length; unit += 1) {
    const whole = flow.units[unit] ?? '';
    const offset = unit === from.unit ? from.offset : 0;
    const mayGrow = flow.tone === 'open' && unit === flow.units.length - 1;
    const isFirst = unit === 0 && offset === 0;
    if (isFirst && flow.startsRow && (placed.rows.at(-1)?.words.length ?? 0) > 0) placed = startRow(placed, whole);
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

function cutRows({ rows }: Rows, { row, word }: Place, { measure }: Layout): Rows {
  const above = rows.slice(0, row);
  const at = rows[row];
  if (at === undefined) return { rows: above, nextRowId: 1 };
  if (word === 0) return { rows: above, nextRowId: at.id };
  const left: Row = { ...at, words: at.words.slice(0, word) };
  return { rows: [...above, { ...left, widthPx: measure(textOf(left)) }], nextRowId: at.id + 1 };
}

function withTones(rows: readonly Row[], flows: readonly Flow[]): readonly Row[] {
  const tones = new Map<string, Tone>(flows.map((flow) => [flow.id, flow.tone]));
  return rows.map((row) => {
    if (row.words.every((word) => (tones.get(word.captionId) ?? word.tone) === word.tone)) return row;
    return { ...row, words: row.words.map((word) => ({ ...word, tone: tones.get(word.captionId) ?? word.tone })) };
  });
}

function sameItems(first: readonly Flow[], second: readonly Flow[]): boolean {
  return first.length === second.length && first.every((flow, index) => flow === second[index]);
}
