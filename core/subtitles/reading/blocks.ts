/** A subtitle file's lines as blocks: the times of each cue with the lines of its text. It reads no markup. */
import { count, type Mended } from './fileCue.ts';
import { type Timing, timingOf } from './timingLine.ts';

export interface Block {
  readonly timing: Timing;
  /** As in the file, without blank ones. */
  readonly text: readonly string[];
}

export type Blocks =
  | { readonly ok: true; readonly blocks: readonly Block[] }
  | { readonly ok: false; readonly line: number };

interface Found {
  readonly at: number;
  readonly timing: Timing;
}

const HEADER = /^WEBVTT(?:$|[ \t])/;
const ODD_HEADER = /^\s*WEBVTT/i;
/** Blocks of WebVTT that are no cue; they end at a blank line. A header in the middle is of a file that was put behind. */
const NO_CUE = /^(?:NOTE|STYLE|REGION|WEBVTT)(?:$|[ \t:])/;
const NUMBER = /^\s*\d+\s*$/;
/** A number with a word or signs about it, as some programs count. */
const ODD_NUMBER = /^\W*(?:\p{L}{1,6}\W*)?\d+\W*$/u;

export const isVttText = (text: string): boolean => ODD_HEADER.test(text.trimStart());

/** `text` has no byte order marks and ends its lines with \n. Fails with the line of a time that cannot be read. */
export function blocksOf(text: string, isVtt: boolean, mended: Mended): Blocks {
  const lines = text.split('\n');
  const found: Found[] = [];
  for (const [at, line] of lines.entries()) {
    const mayBegin = mayBeginAt(lines, at, { isVtt, floor: found.at(-1)?.at ?? -1 });
    const timing = timingOf(line, { isVtt, mayBegin });
    if (timing === 'bad') return { ok: false, line: at + 1 };
    if (timing !== null) found.push({ at, timing });
  }
  const isNumberApart = numbersApart(lines, found);
  const begins = found.map(({ at }, index) => {
    const floor = found[index - 1]?.at ?? -1;
    return beginOf(lines, { at, floor, number: index + 1, isVtt, isNumberApart }, mended);
  });
  noteHead(lines.slice(0, begins[0] ?? lines.length), isVtt, mended);
  const blocks = found.map(({ at, timing }, index): Block => {
    // A file that was cut off may end in the number of a cue that is not there.
    const end = { floor: at, isNumber: isNumberApart(index + 2) };
    const next = begins[index + 1] ?? numberAbove(lines, lines.length, end);
    if (index + 1 < found.length && next > at + 1 && !isBlank(lines[next - 1]))
      count(mended, 'missingBlankLines');
    const body = bodyOf(lines.slice(at + 1, next), isVtt, mended);
    return { timing, text: timing.text === '' ? body : [timing.text, ...body] };
  });
  return { ok: true, blocks };
}

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

/** Whether a cue's times may stand here: below a blank line, or below its number or name. */
function mayBeginAt(
  lines: readonly string[],
  at: number,
  { isVtt, floor }: { readonly isVtt: boolean; readonly floor: number },
): boolean {
  const above = at - 1;
  if (above === floor) return floor === -1;
  const name = lines[above] ?? '';
  return (
    isBlank(name) || NUMBER.test(name) || (isBlank(lines[above - 1]) && (isVtt || ODD_NUMBER.test(name)))
  );
}

interface Place {
  /** The line of the cue's times, and that of the cue before. */
  readonly at: number;
  readonly floor: number;
  /** From 1. */
  readonly number: number;
  readonly isVtt: boolean;
  readonly isNumberApart: (next: number) => (line: string) => boolean;
}

/** The line on which a cue begins: that of its times, or of its number or name above. */
function beginOf(lines: readonly string[], place: Place, mended: Mended): number {
  const { at, floor, number, isVtt } = place;
  const above = at - 1 > floor ? (lines[at - 1] ?? '') : '';
  // All that a cue without a blank line behind it says may be a number.
  const isText = floor !== -1 && at - 2 === floor && Number(above) !== number;
  const isNumber = NUMBER.test(above) && !isText;
  if (!isVtt && !(isNumber && Number(above) === number)) count(mended, 'numbering');
  if (isBlank(above)) return numberAbove(lines, at, { floor, isNumber: place.isNumberApart(number) });
  const isAlone = isBlank(lines[at - 2]);
  return isNumber || (isAlone && (isVtt || ODD_NUMBER.test(above))) ? at - 1 : at;
}

/** Where every line is followed by a blank one, a cue's number is not next to its times. */
function numberAbove(
  lines: readonly string[],
  at: number,
  { floor, isNumber }: { readonly floor: number; readonly isNumber: (line: string) => boolean },
): number {
  let line = at - 1;
  while (line > floor && isBlank(lines[line])) line -= 1;
  const isAlone = line > floor && isBlank(lines[line - 1]);
  return isAlone && isNumber(lines[line] ?? '') ? line : at;
}

/** A number that stands apart is taken for one if it is the next, or if most cues have such. */
function numbersApart(lines: readonly string[], found: readonly Found[]) {
  const apart = found.filter(({ at }, index) => {
    const floor = found[index - 1]?.at ?? -1;
    return (
      isBlank(lines[at - 1]) && numberAbove(lines, at, { floor, isNumber: (line) => NUMBER.test(line) }) < at
    );
  });
  const areMost = apart.length * 2 > found.length;
  return (next: number) => (line: string) => NUMBER.test(line) && (areMost || Number(line) === next);
}

/** What stands before the first cue. */
function noteHead(head: readonly string[], isVtt: boolean, mended: Mended): void {
  const first = head.findIndex((line) => !isBlank(line));
  const isHeader = isVtt && ODD_HEADER.test(head[first] ?? '');
  const end = isHeader ? head.findIndex((line, at) => at > first && isBlank(line)) : 0;
  if (isVtt && (!HEADER.test(head[first] ?? '') || end !== first + 1)) count(mended, 'header');
  const rest = end === -1 ? [] : head.slice(end);
  count(mended, 'strayLines', bodyOf(['', ...rest], isVtt, {}).length);
}

/** What is said in a cue. What follows a blank line belongs to it too, unless it begins a block of another kind. */
function bodyOf(lines: readonly string[], isVtt: boolean, mended: Mended): readonly string[] {
  const body: string[] = [];
  let isAfterBlank = false;
  let isSkipping = false;
  for (const line of lines) {
    if (isBlank(line)) {
      isSkipping = false;
      isAfterBlank = true;
      continue;
    }
    if (isVtt && isAfterBlank && NO_CUE.test(line)) isSkipping = true;
    if (isSkipping) continue;
    if (isAfterBlank) count(mended, 'blankLines');
    isAfterBlank = false;
    body.push(line);
  }
  return body;
}
