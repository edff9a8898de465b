/**
 * How far a transcript's cues are from when their words were spoken. It makes cues as the export does and
 * changes nothing.
 */
import { type Cue, cuesOf } from '../../core/subtitles/cues/cues.ts';
import { bareWord } from '../../core/text/small/functionWords.ts';
import { wordsOf } from '../../core/text/words.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import type { SpokenWord } from '../../e2e/speech/talk.ts';

/** Of the absolute errors, in milliseconds. `count` is how many cues could be compared. */
export interface Spread {
  readonly mean: number;
  readonly median: number;
  readonly p95: number;
  readonly count: number;
}

export interface Score {
  /** Start of a cue against the start of its first word. */
  readonly startErrorMs: Spread;
  /** End of a cue's speech, before any reading time is added, against the end of its last word. */
  readonly endErrorMs: Spread;
}

/** Errors one by one, so that several sessions can be scored together. Positive is late. */
export interface CueErrors {
  readonly startMs: readonly number[];
  readonly endMs: readonly number[];
}

/** Scores a session as it is exported in the house style. Times of both are on the same clock. */
export function scoreTranscript(transcript: Transcript, trueWords: readonly SpokenWord[]): Score {
  return scoreOf([cueErrors(cuesOf(transcript), trueWords)]);
}

export function scoreOf(errors: readonly CueErrors[]): Score {
  return {
    startErrorMs: spreadOf(errors.flatMap((error) => error.startMs)),
    endErrorMs: spreadOf(errors.flatMap((error) => error.endMs)),
  };
}

/** Compares only where the word is in both texts and its true time is known rather than interpolated. */
export function cueErrors(
  cues: readonly Pick<Cue, 'kind' | 'startMs' | 'speechEndMs' | 'lines'>[],
  trueWords: readonly SpokenWord[],
): CueErrors {
  const spoken = cues.filter((cue) => cue.kind === 'speech');
  const texts = spoken.map((cue) => wordsOf(cue.lines.join(' ')).map((word) => bareWord(word.text)));
  const matches = alignWords(
    texts.flat(),
    trueWords.map((word) => bareWord(word.word)),
  );
  const startMs: number[] = [];
  const endMs: number[] = [];
  let at = 0;
  spoken.forEach((cue, index) => {
    const count = texts[index]?.length ?? 0;
    const first = trueWords[matches[at] ?? -1];
    const last = trueWords[matches[at + count - 1] ?? -1];
    at += count;
    if (first?.exact) startMs.push(cue.startMs - first.startMs);
    if (last?.exact) endMs.push(cue.speechEndMs - last.endMs);
  });
  return { startMs, endMs };
}

/** How far apart two places in the texts may drift before words are no longer compared. */
const BAND_WORDS = 200;

/**
 * For each written word the index of the true word it stands for, or -1: the longest common subsequence,
 * after Needleman and Wunsch, within a band.
 */
function alignWords(written: readonly string[], spoken: readonly string[]): readonly number[] {
  const width = 2 * BAND_WORDS + 1;
  const slope = spoken.length / Math.max(1, written.length);
  const firstOf = (row: number) => Math.round(row * slope) - BAND_WORDS;
  const lengths = new Int32Array((written.length + 2) * width);
  const read = (row: number, column: number) => {
    const offset = column - firstOf(row);
    return column < spoken.length && offset >= 0 && offset < width ? (lengths[row * width + offset] ?? 0) : 0;
  };
  for (let row = written.length - 1; row >= 0; row -= 1) {
    const first = firstOf(row);
    for (let column = Math.min(spoken.length, first + width) - 1; column >= Math.max(0, first); column -= 1) {
      const same = written[row] === spoken[column] ? 1 + read(row + 1, column + 1) : 0;
      lengths[row * width + column - first] = Math.max(same, read(row + 1, column), read(row, column + 1));
    }
  }
  const matches = written.map(() => -1);
  for (let row = 0, column = 0; row < written.length && column < spoken.length; ) {
    if (written[row] === spoken[column] && read(row, column) === 1 + read(row + 1, column + 1)) {
      matches[row] = column;
      row += 1;
      column += 1;
    } else if (read(row + 1, column) >= read(row, column + 1)) row += 1;
    else column += 1;
  }
  return matches;
}

function spreadOf(errors: readonly number[]): Spread {
  const sizes = errors.map(Math.abs).toSorted((one, other) => one - other);
  const sum = sizes.reduce((total, size) => total + size, 0);
  const at = (share: number) =>
    Math.round(sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))] ?? 0);
  return {
    mean: Math.round(sum / Math.max(1, sizes.length)),
    median: at(0.5),
    p95: at(0.95),
    count: sizes.length,
  };
}
