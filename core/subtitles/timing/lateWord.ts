/**
 * A sentence's last word that came with the next turn's text goes back to the turn in which it was said. It times
 * nothing.
 */
import { endingOf } from '../../text/punctuation.ts';
import { wordsOf } from '../../text/words.ts';
import type { TranscriptLine } from '../../transcript/transcript.ts';
import { arrivalsOf } from './arrivals.ts';

/** Speech at the end of a turn that is longer than a word's arrival is uncertain by has a word in it. */
const WORDLESS_MS = 500;

/**
 * Two turns that follow each other, after the second's first word was moved to the first: where it ends the sentence
 * that the first left open, and its text came before the second was spoken, or the first ends in speech without
 * words. Null where that is not so. `delayMs` is the session's usual delay of text.
 */
export function withLateWord(
  before: TranscriptLine,
  line: TranscriptLine,
  delayMs: number,
): readonly [TranscriptLine, TranscriptLine] | null {
  // What was cut off ends in speech whose words never came.
  if (before.state !== 'final' || before.lane !== line.lane || before.speaker !== line.speaker) return null;
  // An engine that knows when words were said has them in their turns.
  if (line.words !== undefined) return null;
  const [first, second] = wordsOf(line.text);
  const said = wordsOf(before.text);
  const last = said.at(-1);
  if (first === undefined || last === undefined) return null;
  if (endingOf(first.text, second?.text ?? null) !== 'sentence') return null;
  if (endingOf(last.text, null) === 'sentence') return null;
  const cameMs = arrivalsOf([first], line.anchors, delayMs)[0] ?? null;
  const wasEarly = cameMs !== null && cameMs < line.startMs;
  const lastMs = arrivalsOf(said, before.anchors, delayMs).at(-1) ?? null;
  const isWordless = lastMs !== null && before.endMs - lastMs >= WORDLESS_MS;
  if (!wasEarly && !(isWordless && second !== undefined)) return null;
  const text = `${before.text} ${first.text}`;
  const rest = second?.startChar ?? line.text.length;
  const came = cameMs === null || !wasEarly ? [] : [{ chars: text.length, atMs: cameMs + delayMs }];
  return [
    { ...before, text, anchors: [...before.anchors, ...came] },
    {
      ...line,
      text: line.text.slice(rest),
      anchors: line.anchors.flatMap(({ chars, atMs }) =>
        chars > rest ? [{ chars: chars - rest, atMs }] : [],
      ),
    },
  ];
}
