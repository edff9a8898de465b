/**
 * People's speech with its text, from two packages of Debian: five sentences of LibriVox and the prompts of
 * Asterisk. None of it comes with the project; where it is not installed, the reason says what to install.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Reading, Sound } from './wav.ts';

export interface Utterance {
  readonly name: string;
  readonly text: string;
  readonly sound: Sound;
}

const LIBRIVOX = '/usr/share/pocketsphinx/test/data/librivox';
const PROMPTS = '/usr/share/asterisk/sounds/en_US_f_Allison';
const PROMPT_TEXTS = '/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz';

/** What recognizers take. */
const SAMPLE_RATE = 16_000;

/** Five sentences of one novel, 25 s, read by a volunteer. */
export function readLibrivox(): Reading<readonly Utterance[]> {
  if (!existsSync(LIBRIVOX)) return missing('pocketsphinx-testdata');
  return withFfmpeg(() =>
    readFileSync(`${LIBRIVOX}/transcription`, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, text, name] = /^<s> (.*) <\/s> \((.*)\)$/.exec(line) ?? [];
        if (text === undefined || name === undefined) return [];
        return [{ name, text, sound: decoded(['-i', `${LIBRIVOX}/${name}.wav`]) }];
      }),
  );
}

/** Those whose name and text are wanted, but for texts with notes in them, by one professional speaker; 500 in all. */
export function readPrompts(
  isWanted: (name: string, text: string) => boolean,
): Reading<readonly Utterance[]> {
  if (!existsSync(PROMPTS)) return missing('asterisk-core-sounds-en-g722');
  if (!existsSync(PROMPT_TEXTS)) return missing('asterisk-core-sounds-en');
  return withFfmpeg(() =>
    gunzipSync(readFileSync(PROMPT_TEXTS))
      .toString('utf8')
      .split('\n')
      .flatMap((line) => {
        const [, name, text] = /^([\w/-]+): (.*)$/.exec(line) ?? [];
        if (name === undefined || text === undefined || /[[\]<>()]/.test(text)) return [];
        const file = `${PROMPTS}/${name}.g722`;
        if (!isWanted(name, text) || !existsSync(file)) return [];
        return [{ name, text, sound: decoded(['-f', 'g722', '-i', file]) }];
      }),
  );
}

/** Some of a Debian package's recordings of which there is no English text: other languages, music; the first by name. */
export function readWordless(of: {
  readonly package: string;
  readonly folder: string;
  readonly count: number;
  /** No more of each than so much. */
  readonly seconds: number;
}): Reading<readonly Utterance[]> {
  if (!existsSync(of.folder)) return missing(of.package);
  return withFfmpeg(() =>
    readdirSync(of.folder)
      .filter((name) => name.endsWith('.g722') && statSync(`${of.folder}/${name}`).size > LEAST_BYTES)
      .slice(0, of.count)
      .map((name) => {
        const input = ['-f', 'g722', '-t', String(of.seconds), '-i', `${of.folder}/${name}`];
        return { name, text: '', sound: decoded(input) };
      }),
  );
}

/** Two seconds of G.722, which has 8,000 bytes a second: shorter ones are single words and tones. */
const LEAST_BYTES = 16_000;

/** Utterances as one sound of the first one's rate, with a silence before each and after the last. */
export function joined(utterances: readonly Utterance[], silenceMs: number): Utterance {
  const sampleRate = utterances[0]?.sound.sampleRate ?? SAMPLE_RATE;
  const silence = Math.round((silenceMs / 1_000) * sampleRate);
  const length = utterances.reduce((sum, { sound }) => sum + silence + sound.samples.length, silence);
  const samples = new Float32Array(length);
  let at = silence;
  for (const { sound } of utterances) {
    samples.set(sound.samples, at);
    at += sound.samples.length + silence;
  }
  const text = utterances.map((utterance) => utterance.text).join(' ');
  return { name: utterances.map(({ name }) => name).join(' '), text, sound: { samples, sampleRate } };
}

const missing = (name: string): Reading<never> => ({
  ok: false,
  reason: `People’s speech is not here: apt-get install ${name}.`,
});

function withFfmpeg<Value>(read: () => Value): Reading<Value> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    return { ok: false, reason: `ffmpeg could not read people’s speech: ${String(error)}` };
  }
}

function decoded(input: readonly string[]): Sound {
  const options = ['-v', 'error', ...input, '-ac', '1', '-ar', String(SAMPLE_RATE), '-f', 'f32le', '-'];
  const bytes = execFileSync('ffmpeg', options, { maxBuffer: 2 ** 28 });
  const samples = new Float32Array(bytes.length >> 2);
  for (const index of samples.keys()) samples[index] = bytes.readFloatLE(index * 4);
  return { samples, sampleRate: SAMPLE_RATE };
}
