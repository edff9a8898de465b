/**
 * What hears for a session: the recognizer, which writes what is said, or the hearing of a known talk, which writes its
 * words and no others, for tests that need them exactly. It sends nothing.
 */
import { createDecimator, DECIMATION } from '../../../core/audio/decimate.ts';
import { SAMPLE_RATE } from '../../../core/hearing/decoder.ts';
import type { Recognizer } from '../../../node/recognizer/recognizer.ts';
import { createHearing, type HeardWord } from './hearing.ts';
import type { Score } from './score.ts';

export interface Ear {
  /** Takes samples (-1..1) that follow on those before. */
  push(samples: Float32Array): void;
  /** Lets time pass without sound. */
  skip(durationMs: number): void;
  /** An item ends here. What is returned settles it, when it is time to. */
  settle(): Settle;
  /** Milliseconds of sound received, gaps included. */
  readonly receivedMs: number;
}

/** Tells the item's last words; gives its text where that is another than the words as they were told. */
export type Settle = () => Promise<string | null>;

/** Makes an ear for sound at this rate; words are told as they become certain. */
export type CreateEar = (sampleRate: number, tell: (words: readonly HeardWord[]) => void) => Ear;

export const earForTalk =
  (score: Score): CreateEar =>
  (sampleRate, tell) => {
    const hearing = createHearing(score, sampleRate);
    return {
      push: (samples) => tell(hearing.push(samples)),
      skip: (durationMs) => tell(hearing.skip(durationMs)),
      settle() {
        const toMs = hearing.receivedMs;
        return async () => {
          tell(hearing.flush(toMs));
          return null;
        };
      },
      get receivedMs() {
        return hearing.receivedMs;
      },
    };
  };

export const earOf =
  (recognizer: Recognizer): CreateEar =>
  (sampleRate, tell) => {
    let count = 0;
    let receivedMs = 0;
    let texts: string[] = [];
    const stream = recognizer.open((heard) => {
      if (heard.kind === 'turn') {
        texts.push(...heard.words.map(({ text }) => text));
        return;
      }
      const { text, endMs } = heard;
      tell([{ word: text.trim(), index: count, endMs, text }]);
      count += 1;
    });
    const resample = createResampler(sampleRate);
    const push = (samples: Float32Array): void => {
      receivedMs += (samples.length / sampleRate) * 1_000;
      stream.push(resample(samples));
    };
    return {
      push,
      skip: (durationMs) => push(new Float32Array(Math.round((durationMs * sampleRate) / 1_000))),
      settle() {
        const ended = stream.end().then(() => {
          const text = texts.join(' ');
          texts = [];
          return text;
        });
        return () => ended;
      },
      get receivedMs() {
        return receivedMs;
      },
    };
  };

/** From 16 kHz as it is, or from 24 kHz: each sample twice, then every third behind the low-pass. */
function createResampler(sampleRate: number): (samples: Float32Array) => Float32Array {
  if (sampleRate === SAMPLE_RATE) return (samples) => samples;
  const times = (SAMPLE_RATE * DECIMATION) / sampleRate;
  if (!Number.isInteger(times)) throw new Error(`Sound at ${sampleRate} Hz cannot be heard.`);
  let thinned: number[] = [];
  const decimate = createDecimator((sample) => thinned.push(sample));
  return (samples) => {
    thinned = [];
    decimate(
      Float32Array.from({ length: samples.length * times }, (_, at) => samples[Math.floor(at / times)] ?? 0),
    );
    return Float32Array.from(thinned);
  };
}
