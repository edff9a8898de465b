/** A microphone's line with its mark: its own words as its text, all of it kept under the mark. Stores nothing. */
import { type Span, within, without } from '../base/span.ts';
import { saysAnything } from '../text/spoken.ts';
import { joinWords } from '../text/words.ts';
import { OTHERS } from '../transcript/lanes.ts';
import type { SaidWord, TranscriptLine } from '../transcript/transcript.ts';
import { echoedWords } from './echo.ts';
import { type SpannedWord, spannedWords } from './wordSpans.ts';

/** Words of lines further away than an echo and all margins are of no use. */
const NEAR_MS = 3_000;

/** The line with its echo of any of the others' lines marked; the same line where there is none. */
export function withEchoMarked(line: TranscriptLine, others: readonly TranscriptLine[]): TranscriptLine {
  const words = spannedWords(line);
  const echoed = echoedWords(words, farWords(others, line));
  if (!echoed.includes(true)) return line;
  const echo = { of: others[0]?.lane ?? OTHERS, text: line.text };
  const own = words.filter((_word, index) => echoed[index] !== true);
  const text = joinWords(own);
  return saysAnything(text) ? { ...narrowed(line, words, echoed), text, echo } : { ...line, text: '', echo };
}

/** One in two of the last lines: not what a loud moment brings, and soon enough to be of use. */
const LINES_TO_ASK = 6;
const LEAST_ECHOES = 3;

/** Whether the microphone's last lines, in the order in which they came, are echoes so often that headphones would help. */
export function isEchoing(lines: readonly TranscriptLine[]): boolean {
  return lines.slice(-LINES_TO_ASK).filter(({ echo }) => echo !== undefined).length >= LEAST_ECHOES;
}

/** In the order in which they were said, and near the line. */
export function farWords(
  others: readonly TranscriptLine[],
  { startMs, endMs }: Span,
): readonly SpannedWord[] {
  return others
    .filter((line) => line.startMs < endMs + NEAR_MS && line.endMs > startMs - NEAR_MS)
    .toSorted((one, other) => one.startMs - other.startMs)
    .flatMap(spannedWords)
    .filter((word) => word.startMs < endMs + NEAR_MS && word.endMs > startMs - NEAR_MS);
}

/** With the times and the evidence of its own words only, so that a file shows them when they were said. */
function narrowed(
  line: TranscriptLine,
  words: readonly SpannedWord[],
  echoed: readonly boolean[],
): TranscriptLine {
  const own = words.filter((_word, index) => echoed[index] !== true);
  const theirs = words.filter((_word, index) => echoed[index] === true);
  const span = { startMs: own[0]?.startMs ?? line.startMs, endMs: own.at(-1)?.endMs ?? line.endMs };
  const islands = within(line.islands, span).flatMap((island) => without(island, theirs));
  const anchors = line.anchors.map(({ chars, atMs }) => ({
    chars: joinWords(own.filter(({ startChar }) => startChar < chars)).length,
    atMs,
  }));
  const said = own.map(
    ({ text, startMs, endMs }): SaidWord => [text, Math.round(startMs), Math.round(endMs)],
  );
  return { ...line, ...span, islands, anchors, ...(line.words !== undefined && { words: said }) };
}
