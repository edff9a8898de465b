/** When each word of a kept line was said, in the way in which an engine would have told it. It decides no cue. */
import type { TimedWord } from '../../text/words.ts';
import { wordsOf } from '../../text/words.ts';
import type { TranscriptEntry, TranscriptLine } from '../../transcript/transcript.ts';
import { EARLY_MS } from './placeSaid.ts';
import { saidTimes } from './saidWords.ts';
import { estimateDelayMs, timeWords } from './timing.ts';

/** For the lines of one session: what its engine told, else what is made of the other evidence. Empty without a usable clock. */
export function lineTimesIn(
  entries: readonly TranscriptEntry[],
): (line: TranscriptLine) => readonly TimedWord[] {
  let delayMs: number | null = null;
  return (line) => {
    if (line.endMs <= line.startMs) return [];
    const words = wordsOf(line.text);
    const told = saidTimes(words, line.words ?? [], line);
    const timed = words.flatMap((word, index) => {
      const time = told[index] ?? null;
      return time === null ? [] : [{ ...word, ...time }];
    });
    if (timed.length === words.length) return timed;
    delayMs ??= estimateDelayMs(entries.filter((entry) => entry.kind === 'line'));
    // Whoever reads told times takes them to be early.
    const inLine = (ms: number) => Math.max(line.startMs, Math.min(line.endMs, ms - EARLY_MS));
    return timeWords(line, delayMs).map((word) => ({
      ...word,
      startMs: inLine(word.startMs),
      endMs: inLine(word.endMs),
    }));
  };
}
