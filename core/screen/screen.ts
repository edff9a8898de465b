/**
 * What the overlay paints: captions folded into rows that only ever roll up. Measures nothing itself and
 * keeps no time.
 */
import { type Direction, directionOf, firstDirection } from '../text/direction.ts';
import { belongTogether, keptBehind } from '../text/together.ts';
import { compare, type Position, type Resume } from './difference.ts';
import { type Passage, passagesOf, type ScreenInput } from './passages.ts';
import { place } from './place.ts';
import { type Layout, type Row, type Rows, startRow, type Tone, textOf } from './row.ts';

export interface Screen extends Rows {
  /** What has been taken in; its words may have scrolled off since. */
  readonly passages: readonly Passage[];
  /**
   * The row on the lowest line. Above the last row's id after an erasure: text never moves down, the line
   * stays blank.
   */
  readonly bottomRowId: number;
}

export const emptyScreen: Screen = { rows: [], nextRowId: 1, passages: [], bottomRowId: 0 };

/**
 * Rows that have rolled out of sight stay for the length of the movement; a burst can roll a whole screen at
 * once.
 */
const KEPT_SCREENS = 2;

/**
 * Takes captions in. Painted words stay where they are; what departs from them is erased from the first
 * visible differing word on (core/screen/difference.ts), then all that is new is placed behind. Rows that did not
 * change keep their identity.
 */
export function foldScreen(screen: Screen, input: ScreenInput, layout: Layout): Screen {
  const passages = passagesOf(screen.passages, input);
  if (sameItems(passages, screen.passages)) return screen;
  const { eraseFrom, resumes } = compare(
    { ...screen, topRowId: screen.bottomRowId - layout.lines + 1 },
    passages,
  );
  return paint({ ...screen, passages }, { eraseFrom, resumes, previous: screen.passages }, layout);
}

/** Sets the same words anew, for other type or another width. What has scrolled off stays off. */
export function reflowScreen(screen: Screen, layout: Layout): Screen {
  const eraseFrom = screen.rows.length > 0 ? { row: 0, word: 0 } : null;
  const screenful = { ...screen, bottomRowId: (screen.rows[0]?.id ?? screen.nextRowId) - 1 };
  return paint(screenful, { eraseFrom, resumes: new Map(), previous: screen.passages }, layout);
}

/** After the last line has faded: whatever comes next begins on an empty screen. */
export function clearScreen(screen: Screen): Screen {
  return screen.rows.length === 0 ? screen : { ...screen, rows: [], nextRowId: screen.bottomRowId + 1 };
}

interface Repaint {
  readonly eraseFrom: Position | null;
  readonly resumes: ReadonlyMap<string, Resume>;
  readonly previous: readonly Passage[];
}

function paint(screen: Screen, { eraseFrom, resumes, previous }: Repaint, layout: Layout): Screen {
  const erased = eraseFrom === null ? new Map<string, Resume>() : firstErased(screen.rows, eraseFrom);
  const known = new Map(previous.map((passage) => [passage.id, passage.words.length]));
  let rows: Rows = eraseFrom === null ? screen : eraseRows(screen, eraseFrom, layout);
  let before: Direction = 'ltr';
  for (const passage of screen.passages) {
    const from = erased.get(passage.id) ??
      resumes.get(passage.id) ?? { wordIndex: known.get(passage.id) ?? 0, offset: 0 };
    const topRowId = screen.bottomRowId - layout.lines + 1;
    rows = placePassage(rows, { passage, from, topRowId, before }, layout);
    before = firstDirection(passage.words) ?? before;
  }
  const bottomRowId = Math.max(screen.bottomRowId, rows.rows.at(-1)?.id ?? 0);
  const kept = rows.rows.filter(({ id }) => id > bottomRowId - layout.lines * KEPT_SCREENS);
  return {
    rows: withTones(kept, screen.passages),
    nextRowId: rows.nextRowId,
    passages: screen.passages,
    bottomRowId,
  };
}

interface PassagePlacing {
  readonly passage: Passage;
  readonly from: Resume;
  /** After an erasure the last row may be out of sight, where nothing new belongs. */
  readonly topRowId: number;
  /** The way text ran before it, for a passage that begins an empty screen with a number or a sign. */
  readonly before: Direction;
}

function placePassage(rows: Rows, { passage, from, topRowId, before }: PassagePlacing, layout: Layout): Rows {
  let placed = rows;
  for (let wordIndex = from.wordIndex; wordIndex < passage.words.length; wordIndex += 1) {
    const word = passage.words[wordIndex] ?? '';
    const offset = wordIndex === from.wordIndex ? from.offset : 0;
    const mayGrow = passage.mayGrow && wordIndex === passage.words.length - 1;
    const last = placed.rows.at(-1);
    const direction = directionFrom(passage.words, { wordIndex, offset }) ?? last?.direction ?? before;
    const isParted = wordIndex === 0 && offset === 0 && passage.startsRow;
    if (last !== undefined && (isParted || last.id < topRowId)) {
      placed = startRow({ rows: placed.rows, nextRowId: Math.max(placed.nextRowId, topRowId) }, direction);
    }
    const isKept = wordIndex > 0 && belongTogether(passage.words[wordIndex - 1] ?? '', word);
    const keeps = keptBehind(passage.words, wordIndex);
    placed = place(
      placed,
      {
        captionId: passage.id,
        wordIndex,
        offset,
        word,
        mayGrow,
        tone: passage.tone,
        direction,
        keeps,
        isKept,
      },
      layout,
    );
  }
  return placed;
}

/** The first letter from there on says it. */
function directionFrom(words: readonly string[], { wordIndex, offset }: Resume): Direction | null {
  const inWord = directionOf((words[wordIndex] ?? '').slice(offset));
  return inWord ?? firstDirection(words, wordIndex + 1);
}

/** Where each erased passage lost its first word. */
function firstErased(rows: readonly Row[], eraseFrom: Position): ReadonlyMap<string, Resume> {
  const erased = new Map<string, Resume>();
  for (const [index, row] of rows.entries()) {
    for (const { captionId, wordIndex, offset } of index < eraseFrom.row
      ? []
      : row.words.slice(index === eraseFrom.row ? eraseFrom.word : 0)) {
      if (!erased.has(captionId)) erased.set(captionId, { wordIndex, offset });
    }
  }
  return erased;
}

function eraseRows({ rows, nextRowId }: Rows, { row, word }: Position, { measure }: Layout): Rows {
  const above = rows.slice(0, row);
  const at = rows[row];
  if (at === undefined) return { rows, nextRowId };
  if (word === 0) return { rows: above, nextRowId: at.id };
  const left: Row = { ...at, words: at.words.slice(0, word) };
  return { rows: [...above, { ...left, widthPx: measure(textOf(left)) }], nextRowId: at.id + 1 };
}

function withTones(rows: readonly Row[], passages: readonly Passage[]): readonly Row[] {
  const tones = new Map<string, Tone>(passages.map((passage) => [passage.id, passage.tone]));
  return rows.map((row) => {
    if (row.words.every((word) => (tones.get(word.captionId) ?? word.tone) === word.tone)) return row;
    return {
      ...row,
      words: row.words.map((word) => ({ ...word, tone: tones.get(word.captionId) ?? word.tone })),
    };
  });
}

function sameItems(first: readonly Passage[], second: readonly Passage[]): boolean {
  return first.length === second.length && first.every((passage, index) => passage === second[index]);
}
