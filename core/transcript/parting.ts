/** One line made two, and two made one, with all that is known of when their words were said. It asks for no permission. */
import { within } from '../base/span.ts';
import { isSpaceless } from '../text/pieces.ts';
import { type TimedWord, wordsOf } from '../text/words.ts';
import type { TimesOf } from './rewording.ts';
import type { SaidWord, TranscriptLine } from './transcript.ts';

/** Where the second half gets its id. */
interface Place {
  readonly atChar: number;
  readonly newId: string;
}

/** null where one half would have no words. */
export function split(
  line: TranscriptLine,
  { atChar, newId }: Place,
  timesOf: TimesOf,
): readonly [TranscriptLine, TranscriptLine] | null {
  const at = isInPair(line.text, atChar) ? atChar - 1 : atChar;
  const text = line.text.slice(0, at).trimEnd();
  const rest = line.text.slice(at).trimStart();
  if (wordsOf(text).length === 0 || wordsOf(rest).length === 0) return null;
  const offset = line.text.length - rest.length;
  const [first, second] = parted(timesOf(line), at);
  const inLine = (ms: number) => Math.max(line.startMs, Math.min(line.endMs, ms));
  const endMs = inLine(first.at(-1)?.[2] ?? line.endMs);
  const startMs = Math.max(endMs, inLine(second[0]?.[1] ?? line.endMs));
  return [
    {
      ...halfOf(line, { startMs: line.startMs, endMs }, first),
      text,
      // It broke off at the end of the second.
      state: line.state === 'interrupted' ? 'final' : line.state,
      anchors: arrivedUpTo(line, text.length),
    },
    {
      ...withoutEcho(halfOf(line, { startMs, endMs: Math.max(startMs, line.endMs) }, second)),
      id: newId,
      text: rest,
      anchors: line.anchors.flatMap(({ chars, atMs }) =>
        chars > offset ? [{ chars: Math.min(rest.length, chars - offset), atMs }] : [],
      ),
    },
  ];
}

export function merge(line: TranscriptLine, next: TranscriptLine, timesOf: TimesOf): TranscriptLine {
  const text = joined(line.text, next.text);
  const offset = text.length - next.text.length;
  const words = [...timesOf(line), ...timesOf(next)].map(said);
  const { words: _words, ...rest } = line;
  return {
    ...rest,
    text,
    state: next.state,
    startMs: Math.min(line.startMs, next.startMs),
    endMs: Math.max(line.endMs, next.endMs),
    islands: [...line.islands, ...next.islands],
    anchors: [...line.anchors, ...next.anchors.map(({ chars, atMs }) => ({ chars: chars + offset, atMs }))],
    speaker: line.speaker ?? next.speaker,
    ...(words.length > 0 && { words }),
    ...echoOf(line, next),
  };
}

const said = ({ text, startMs, endMs }: TimedWord): SaidWord => [text, startMs, endMs];

/** A surrogate alone is no letter. */
const isInPair = (text: string, at: number): boolean =>
  /^[\uDC00-\uDFFF]/.test(text.slice(at)) && /[\uD800-\uDBFF]$/.test(text.slice(0, at));

function halfOf(
  line: TranscriptLine,
  span: { readonly startMs: number; readonly endMs: number },
  words: readonly SaidWord[],
): TranscriptLine {
  const { words: _words, ...rest } = line;
  const half = { ...rest, ...span, islands: [...within(line.islands, span)] };
  return words.length === 0 ? half : { ...half, words };
}

/** All that was written down stays with the first half. */
function withoutEcho(line: TranscriptLine): TranscriptLine {
  const { echo: _echo, ...rest } = line;
  return rest;
}

/** The words before a place and those after it; one that is cut there is said partly before and partly after. */
function parted(
  words: readonly TimedWord[],
  at: number,
): readonly [readonly SaidWord[], readonly SaidWord[]] {
  const first: SaidWord[] = [];
  const second: SaidWord[] = [];
  for (const word of words) {
    const { text, startChar, endChar, startMs, endMs } = word;
    if (endChar <= at) first.push(said(word));
    else if (startChar >= at) second.push(said(word));
    else {
      const cutMs = startMs + ((endMs - startMs) * (at - startChar)) / (endChar - startChar);
      first.push([text.slice(0, at - startChar), startMs, cutMs]);
      second.push([text.slice(at - startChar), cutMs, endMs]);
    }
  }
  return [first, second];
}

/** The text had arrived up to its end when more of the line had. */
function arrivedUpTo({ anchors }: TranscriptLine, length: number): TranscriptLine['anchors'] {
  const upTo = anchors.filter(({ chars }) => chars <= length);
  const beyond = anchors.find(({ chars }) => chars > length);
  const isWhole = beyond === undefined || upTo.at(-1)?.chars === length;
  return isWhole ? upTo : [...upTo, { chars: length, atMs: beyond.atMs }];
}

/** Scripts that put no blanks between words put none here. */
function joined(text: string, next: string): string {
  if (text === '' || next === '') return text + next;
  const [last = '', first = ''] = [Array.from(text).at(-1), Array.from(next)[0]];
  return isSpaceless(last) && isSpaceless(first) ? text + next : `${text} ${next}`;
}

function echoOf(line: TranscriptLine, next: TranscriptLine): Pick<TranscriptLine, 'echo'> {
  const of = line.echo?.of ?? next.echo?.of;
  if (of === undefined) return {};
  return { echo: { of, text: joined(line.echo?.text ?? line.text, next.echo?.text ?? next.text) } };
}
