/** Writes sound as the WAV file that a fake microphone plays: 48 kHz, 16 bit, mono. Plays nothing. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Microphone } from '../app/chromium.ts';
import { readShortTalk } from '../speech/bundled.ts';
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
export async function writeMicrophoneFile(path: string, { samples, sampleRate }: Sound): Promise<void> {
  const count = Math.floor((samples.length * RATE_HZ) / sampleRate);
  const byteLength = (count + (RATE_HZ * SILENCE_MS) / 1_000) * 2;
  const data = Buffer.alloc(44 + byteLength);
  writeHeader(data, byteLength);
  for (let index = 0; index < count; index += 1) {
    const at = (index * sampleRate) / RATE_HZ;
    const before = Math.floor(at);
    const share = at - before;
    const sample =
      (samples[before] ?? 0) * (1 - share) + (samples[before + 1] ?? samples[before] ?? 0) * share;
    data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), 44 + index * 2);
  }
  await writeFile(path, data);
}

/** Writes the short talk into the directory, and gives the microphone that plays it. */
export async function talkingMicrophone(dir: string): Promise<Microphone> {
  const path = join(dir, 'talk.wav');
  await writeMicrophoneFile(path, (await readShortTalk()).sound);
  return { kind: 'file', path };
}

/** The canonical 44 bytes of a RIFF file with one PCM chunk. */
function writeHeader(data: Buffer, byteLength: number): void {
  data.write('RIFF', 0, 'ascii');
  data.writeUInt32LE(36 + byteLength, 4);
  data.write('WAVEfmt ', 8, 'ascii');
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(RATE_HZ, 24);
  data.writeUInt32LE(RATE_HZ * 2, 28);
  data.writeUInt16LE(2, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36, 'ascii');
  data.writeUInt32LE(byteLength, 40);
}
