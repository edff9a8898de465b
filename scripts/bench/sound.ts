/**
 * Puts sentences, pauses and noise into one recording, keeping the true time of every word. It detects
 * nothing.
 */
import type { SpokenWord } from '../../e2e/speech/talk.ts';
import type { SpokenSentence, VoiceCorpus } from './corpus.ts';
import { type Chance, createChance } from './random.ts';

export interface Recording {
  readonly samples: Float32Array;
  readonly sampleRate: number;
  /** True times on the recording's clock, one list a turn. */
  readonly turns: readonly (readonly SpokenWord[])[];
  /** How long the microphone gave nothing but zeros before the recording begins. */
  readonly silentBeforeMs: number;
}

/** Level of the speech, in dB below full scale, averaged over its words: an ordinary headset. */
const SPEECH_DB = -23;
/** Speech that is cut for a pause fades, so that the cut is not a click. */
const FADE_MS = 4;
/** Long enough for any floor to sink. */
const SILENT_BEFORE_MS = 5_000;

/**
 * Turns of one to four sentences with pauses as people make them: between turns, sentences, after commas, now
 * and then anywhere.
 */
export function recordSession(
  corpus: VoiceCorpus,
  sentences: readonly SpokenSentence[],
  seed: number,
): Recording {
  const chance = createChance(seed);
  const tape = createTape(corpus.sampleRate);
  const turns: SpokenWord[][] = [];
  tape.rest(800);
  for (let at = 0; at < sentences.length; ) {
    const count = 1 + Math.floor(chance.next() * 4);
    const turn: SpokenWord[] = [];
    sentences.slice(at, at + count).forEach((sentence, index) => {
      if (index > 0) tape.rest(chance.between(120, 440));
      turn.push(...tapeSentence(tape, sentence, chance));
    });
    turns.push(turn);
    tape.rest(chance.between(800, 2_600));
    at += count;
  }
  return {
    samples: levelled(tape.samples(), turns.flat(), corpus.sampleRate),
    sampleRate: corpus.sampleRate,
    turns,
    silentBeforeMs: 0,
  };
}

/** Noise this far below the speech; Infinity is none. */
export interface Noise {
  readonly snrDb: number;
  readonly colour: 'white' | 'pink';
  /** silence: from the first moment, but the microphone gave zeros before that. */
  readonly from: 'start' | 'silence' | 'middle';
}

/** The same recording under noise. */
export function withNoise(recording: Recording, noise: Noise, seed: number): Recording {
  if (noise.snrDb === Number.POSITIVE_INFINITY) return recording;
  const chance = createChance(seed);
  const amplitude = 10 ** ((SPEECH_DB - noise.snrDb) / 20);
  const next = noise.colour === 'white' ? chance.normal : pinkNoise(chance);
  const first = noise.from === 'middle' ? recording.samples.length >> 1 : 0;
  return {
    ...recording,
    silentBeforeMs: noise.from === 'silence' ? SILENT_BEFORE_MS : 0,
    samples: recording.samples.map((sample, at) => (at < first ? sample : sample + amplitude * next())),
  };
}

/**
 * Equal power in every octave: the sum of white noises, each held twice as long as the one before. Source: Voss and
 * Clarke, "1/f noise" in music, 1978, with McCartney's tree.
 */
export function pinkNoise(chance: Chance): () => number {
  const held = new Float64Array(12).map(() => chance.normal());
  let count = 0;
  return () => {
    count += 1;
    held[Math.min(held.length - 1, Math.clz32(count & -count) ^ 31)] = chance.normal();
    return held.reduce((sum, value) => sum + value, 0) / Math.sqrt(held.length);
  };
}

interface Tape {
  readonly nowMs: () => number;
  readonly rest: (durationMs: number) => void;
  readonly add: (samples: Float32Array) => void;
  readonly samples: () => Float32Array;
  readonly sampleRate: number;
}

function createTape(sampleRate: number): Tape {
  const pieces: Float32Array[] = [];
  let length = 0;
  const add = (samples: Float32Array) => {
    pieces.push(samples);
    length += samples.length;
  };
  return {
    sampleRate,
    nowMs: () => (length / sampleRate) * 1_000,
    rest: (durationMs) => add(new Float32Array(Math.round((durationMs / 1_000) * sampleRate))),
    add,
    samples: () => {
      const whole = new Float32Array(length);
      let at = 0;
      for (const piece of pieces) {
        whole.set(piece, at);
        at += piece.length;
      }
      return whole;
    },
  };
}

function tapeSentence(tape: Tape, sentence: SpokenSentence, chance: Chance): readonly SpokenWord[] {
  const words: SpokenWord[] = [];
  const toSample = (ms: number) => Math.round((ms / 1_000) * tape.sampleRate);
  let firstMs = 0;
  let offsetMs = tape.nowMs();
  for (const [index, word] of sentence.words.entries()) {
    words.push({ ...word, startMs: word.startMs + offsetMs, endMs: word.endMs + offsetMs });
    const next = sentence.words[index + 1];
    const pauseMs = next === undefined ? 0 : pauseAfter(word, chance);
    if (next === undefined || pauseMs === 0 || !word.exact || !next.exact) continue;
    tape.add(faded(sentence.samples.slice(toSample(firstMs), toSample(next.startMs)), tape.sampleRate));
    tape.rest(pauseMs);
    firstMs = next.startMs;
    offsetMs = tape.nowMs() - next.startMs;
  }
  tape.add(faded(sentence.samples.slice(toSample(firstMs)), tape.sampleRate));
  return words;
}

function pauseAfter(word: SpokenWord, chance: Chance): number {
  if (/[,;:]$/.test(word.word)) return chance.next() < 0.45 ? chance.between(80, 420) : 0;
  return chance.next() < 0.04 ? chance.between(180, 430) : 0;
}

function faded(samples: Float32Array, sampleRate: number): Float32Array {
  const length = Math.min(Math.round((FADE_MS / 1_000) * sampleRate), samples.length >> 1);
  const soft = samples.slice();
  for (let at = 0; at < length; at += 1) {
    soft[at] = (soft[at] ?? 0) * (at / length);
    const end = samples.length - 1 - at;
    soft[end] = (soft[end] ?? 0) * (at / length);
  }
  return soft;
}

function levelled(samples: Float32Array, words: readonly SpokenWord[], sampleRate: number): Float32Array {
  let power = 0;
  let count = 0;
  for (const word of words) {
    const end = Math.min(samples.length, Math.round((word.endMs / 1_000) * sampleRate));
    for (let at = Math.round((word.startMs / 1_000) * sampleRate); at < end; at += 1) {
      power += (samples[at] ?? 0) ** 2;
      count += 1;
    }
  }
  const gain = 10 ** (SPEECH_DB / 20) / Math.sqrt(power / Math.max(1, count));
  return samples.map((sample) => sample * gain);
}
