/** Writes sound as the WAV file that a fake microphone plays: 48 kHz, 16 bit, mono. Plays nothing. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Microphone } from '../app/chromium.ts';
import { resampled } from '../service/sounds.ts';
import { readShortTalk } from '../speech/bundled.ts';
import { writeWav } from '../speech/encodeWav.ts';
import type { Sound } from '../speech/wav.ts';

/**
 * The rate that the app captures at; another would be converted on the way, by a converter that nobody here
 * chose.
 */
const RATE_HZ = 48_000;

/**
 * Chromium repeats the last 10 ms of a file for ever once it has played it, so every file ends in silence.
 */
const SILENCE_MS = 100;

/**
 * Resamples by straight lines: the talks are band-limited speech, and the service's own codec cuts far more.
 */
export async function writeMicrophoneFile(path: string, sound: Sound): Promise<void> {
  const { samples } = resampled(sound, RATE_HZ);
  const whole = new Float32Array(samples.length + (RATE_HZ * SILENCE_MS) / 1_000);
  whole.set(samples);
  await writeFile(path, writeWav({ samples: whole, sampleRate: RATE_HZ }));
}

/** Writes the short talk into the directory, and gives the microphone that plays it. */
export async function talkingMicrophone(dir: string): Promise<Microphone> {
  const path = join(dir, 'talk.wav');
  await writeMicrophoneFile(path, (await readShortTalk()).sound);
  return { kind: 'file', path };
}
