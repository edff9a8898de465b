/**
 * The ways others make subtitles from the same transcript, to stand beside ours; the app uses none of them.
 */
import type { Cue } from '../../core/subtitles/cues/cues.ts';
import { timedEntries } from '../../core/subtitles/timing/timedEntries.ts';
import { joinWords, type TimedWord, wordsOf } from '../../core/text/words.ts';
import type { Transcript, TranscriptLine } from '../../core/transcript/transcript.ts';

const LINE_CHARS = 42;

/**
 * `arrival`: a word is where its text arrived. `spread`: letters evenly over the turn. `ours`: our times,
 * only the filling is naive.
 */
export type NaiveTiming = 'arrival' | 'spread' | 'ours';

/** Lines filled to 42 characters one after another, two to a cue; a cue ends with its last word. */
export function naiveCues(transcript: Transcript, timing: NaiveTiming): readonly Cue[] {
  return timedEntries(transcript).flatMap((entry) => {
    if (entry.kind === 'gap') return [];
    const words = timing === 'ours' ? entry.words : naiveTimes(entry.line, timing);
    const lines = fill(words);
    const cues: Cue[] = [];
    for (let at = 0; at < lines.length; at += 2) {
      const pair = lines.slice(at, at + 2);
      const shown = pair.flat();
      const startMs = shown[0]?.startMs ?? 0;
      const endMs = shown.at(-1)?.endMs ?? startMs;
      const texts = pair.map((line) => joinWords(line));
      cues.push({
        kind: 'speech',
        startMs,
        endMs,
        speechEndMs: endMs,
        lines: texts,
        speaker: null,
        direction: 'ltr',
        sourceId: entry.line.id,
      });
    }
    return cues;
  });
}

function naiveTimes(line: TranscriptLine, timing: 'arrival' | 'spread'): readonly TimedWord[] {
  const perChar = (line.endMs - line.startMs) / Math.max(1, line.text.length);
  let at = 0;
  return wordsOf(line.text).map((word) => {
    if (timing === 'spread') {
      return {
        ...word,
        startMs: line.startMs + word.startChar * perChar,
        endMs: line.startMs + word.endChar * perChar,
      };
    }
    while (at < line.anchors.length - 1 && (line.anchors[at]?.chars ?? 0) < word.endChar) at += 1;
    const arrivedMs = line.anchors[at]?.atMs ?? line.endMs;
    return { ...word, startMs: arrivedMs, endMs: arrivedMs };
  });
}

function fill(words: readonly TimedWord[]): readonly (readonly TimedWord[])[] {
  const lines: TimedWord[][] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && joinWords([...last, word]).length <= LINE_CHARS) last.push(word);
    else lines.push([word]);
  }
  return lines;
}
