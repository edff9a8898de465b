/** What the recognizers are to hear: people's speech with its word times, and sounds that have no English words in them. */
import { alignWords } from '../../../e2e/speech/aligned.ts';
import {
  joined,
  readLibrivox,
  readPrompts,
  readWordless,
  type Utterance,
} from '../../../e2e/speech/human.ts';
import type { TimedUtterance } from './live.ts';
import { hum, noise, silence, withNoise } from './noise.ts';

/** One row of the table. */
export interface Part {
  readonly name: string;
  /** How far noise lies under speech in dB; null without, and where there is no speech. */
  readonly noiseDb: number | null;
  readonly hasWords: boolean;
  readonly utterances: readonly TimedUtterance[];
}

/** Prompts of fewer words are names of keys and the like, heard without any context. */
const LEAST_WORDS = 6;
const SOUNDS = '/usr/share/asterisk';

export const timed = (utterance: Utterance): TimedUtterance => {
  const aligned = alignWords(utterance);
  return { ...utterance, words: aligned.ok ? aligned.value : null };
};

export interface Wanted {
  /** Of the prompts every so many-th; 0 for none. */
  readonly every: number;
  /** The prompt of 53 s, on which a model that reads it whole repeats itself. */
  readonly withLongest: boolean;
  readonly noises: readonly number[];
  /** Of each sound without words. */
  readonly seconds: number;
  readonly recordings: number;
  /** Those once more on each other, as one stream: what was heard in it before may change what is believed. */
  readonly inOneStream: boolean;
}

/** Says what is missing. */
export function readMaterial(wanted: Wanted): readonly Part[] {
  const { every, withLongest, noises, seconds, recordings, inOneStream } = wanted;
  const librivox = readLibrivox();
  const speech: Utterance[] = librivox.ok ? [...librivox.value] : [];
  if (!librivox.ok) console.log(librivox.reason);
  let count = 0;
  const prompts = readPrompts((name, text) => {
    if (withLongest && name === 'demo-instruct') return true;
    if (every === 0 || text.split(/\s+/).length < LEAST_WORDS) return false;
    count += 1;
    return count % every === 0;
  });
  if (prompts.ok) speech.push(...prompts.value);
  else console.log(prompts.reason);
  const clean = speech.map(timed);
  const parts: Part[] = [null, ...noises].map((noiseDb) => ({
    name: noiseDb === null ? 'speech, clean' : `speech, noise at ${noiseDb} dB`,
    noiseDb,
    hasWords: true,
    utterances:
      noiseDb === null
        ? clean
        : clean.map((one) => ({ ...one, ...withNoise(one, noiseDb), words: one.words })),
  }));
  const wordless = (name: string, utterances: readonly Utterance[]): void => {
    parts.push({
      name,
      noiseDb: null,
      hasWords: false,
      utterances: utterances.map((one) => ({ ...one, words: null })),
    });
  };
  wordless('silence, noise, hum', [silence(seconds), noise(seconds), hum(seconds)]);
  for (const [name, of, folder, each] of RECORDED) {
    const read = readWordless({
      package: of,
      folder: `${SOUNDS}/${folder}`,
      count: recordings,
      seconds: each,
    });
    if (read.ok) wordless(name, read.value);
    else console.log(read.reason);
    if (read.ok && inOneStream) wordless(`${name}, one stream`, [joined(read.value, BETWEEN_MS)]);
  }
  return clean.length === 0 ? [] : parts;
}

/** Long enough for a turn to end. */
const BETWEEN_MS = 1_500;

const RECORDED = [
  ['music', 'asterisk-moh-opsound-g722', 'moh', 10],
  ['French', 'asterisk-core-sounds-fr-g722', 'sounds/fr_CA_f_June', 10],
  ['Spanish', 'asterisk-core-sounds-es-g722', 'sounds/es_MX_f_Allison', 10],
] as const;
