/** Reads a talk: a WAV file, and the true time of every word in it where that is known. It plays nothing and repairs nothing. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { decodeWav, type Reading, type Sound } from './wav.ts';

/** A word as written, with its punctuation; times on the clock of the audio file. */
export interface SpokenWord {
  readonly word: string;
  readonly startMs: number;
  readonly endMs: number;
  /** False where the time was interpolated rather than known. */
  readonly exact: boolean;
}

export interface Talk {
  readonly sound: Sound;
  /** None where nobody wrote down what is said. */
  readonly words: readonly SpokenWord[];
}

/** Word times are rounded, some of them to frames of a recognizer: this far past the sound's end is still in it. */
const END_SLACK_MS = 100;

const wordsSchema = z.array(
  z.object({
    word: z.string().min(1),
    startMs: z.number().nonnegative(),
    endMs: z.number().nonnegative(),
    exact: z.boolean().default(true),
  }),
);

/** Reads both files, or the sound alone where `wordsPath` is null; the reason names the file at fault. */
export async function readTalk(audioPath: string, wordsPath: string | null): Promise<Reading<Talk>> {
  const sound = await readSound(audioPath);
  if (!sound.ok) return sound;
  if (wordsPath === null) return { ok: true, value: { sound: sound.value, words: [] } };
  const words = await readWords(wordsPath);
  if (!words.ok) return words;
  const lengthMs = (sound.value.samples.length / sound.value.sampleRate) * 1_000;
  const late = words.value.findIndex(({ endMs }) => endMs > lengthMs + END_SLACK_MS);
  const { word, endMs } = words.value[late] ?? { word: '', endMs: 0 };
  if (late === -1) return { ok: true, value: { sound: sound.value, words: words.value } };
  const reason =
    `${basename(wordsPath)} has word ${late + 1} ("${word}") end at ${seconds(endMs)}, ` +
    `but ${basename(audioPath)} ends at ${seconds(lengthMs)}.`;
  return { ok: false, reason };
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

/** A WAV of 8–48 kHz, one or two channels, 8/16/24/32-bit PCM or 32/64-bit float. */
export async function readSound(path: string): Promise<Reading<Sound>> {
  const file = await readBytes(path);
  if (!file.ok) return file;
  const sound = decodeWav(file.value);
  return sound.ok ? sound : { ok: false, reason: `${basename(path)} ${sound.reason}` };
}

/** words.json: an array of {word, startMs, endMs, exact?} whose times do not go backwards. */
export async function readWords(path: string): Promise<Reading<readonly SpokenWord[]>> {
  const file = await readBytes(path);
  if (!file.ok) return file;
  const words = parseWords(textOf(file.value));
  return words.ok ? words : { ok: false, reason: `${basename(path)} ${words.reason}` };
}

/** UTF-8, or UTF-16 as Windows writes it, which begins with FF FE. A byte order mark is no part of the text. */
const textOf = (bytes: Buffer): string =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);

/** The reason continues a sentence that begins with the file's name. */
export function parseWords(text: string): Reading<readonly SpokenWord[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'is not JSON.' };
  }
  const words = wordsSchema.safeParse(json);
  if (!words.success) {
    return { ok: false, reason: 'must be an array of {"word": "Good", "startMs": 800, "endMs": 984}.' };
  }
  const backwards = words.data.findIndex(
    (word, index) => word.endMs < word.startMs || word.startMs < (words.data[index - 1]?.startMs ?? 0),
  );
  if (backwards >= 0) {
    return {
      ok: false,
      reason: `has a time that goes backwards at word ${backwards + 1} ("${words.data[backwards]?.word}").`,
    };
  }
  return { ok: true, value: words.data };
}

async function readBytes(path: string): Promise<Reading<Buffer>> {
  try {
    return { ok: true, value: await readFile(path) };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { ok: false, reason: missing ? `There is no file ${path}.` : `${path} cannot be read.` };
  }
}
