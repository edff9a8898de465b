/** Damaged files: what can be read is heard at its time, the rest is named, and nothing throws or waits for ever. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { shortTalkPath } from '../../e2e/speech/bundled.ts';
import { writeWav } from '../../e2e/speech/encodeWav.ts';
import { compare, hear, inFolder, make, SAMPLE_RATE, whyNoFfmpeg } from '../../e2e/speech/made.ts';
import { openRecording } from './recording.ts';

const ALONE = { ffmpeg: join('nowhere', 'ffmpeg') };
/** Where the length of the sound stands in a plain WAV file. */
const LENGTH_AT = 40;

/** What is heard of bytes as a file, without ffmpeg; a refusal is its fault. */
async function listenTo(folder: string, bytes: Uint8Array, options = {}) {
  const path = join(folder, 'damaged');
  writeFileSync(path, bytes);
  const opened = await openRecording(path, options);
  if (!opened.ok) return { heardMs: 0, missing: [opened.problem] };
  const missing: unknown[] = [];
  let heardMs = 0;
  for await (const heard of opened.value.listen({ sampleRate: SAMPLE_RATE, split: true })) {
    if (heard.type === 'missing') missing.push([heard.startMs, heard.endMs]);
    else heardMs = heard.startMs + ((heard.lanes[0]?.length ?? 0) * 1_000) / SAMPLE_RATE;
  }
  return { heardMs: Math.round(heardMs), missing };
}

test('a WAV file that ends too soon is heard to its end, and says what is missing', async () => {
  await inFolder(async (folder) => {
    const whole = writeWav({
      samples: new Float32Array(10 * SAMPLE_RATE).fill(0.1),
      sampleRate: SAMPLE_RATE,
    });
    const cut = await listenTo(folder, whole.subarray(0, 44 + 4 * SAMPLE_RATE * 2));
    expect(cut).toEqual({ heardMs: 4_000, missing: [[4_000, 10_000]] });
  });
});

for (const length of [0, 0xffff_ffff, 0x7fff_ffff]) {
  test(`a recorder that never wrote how long it was (${length}) is heard to the end`, async () => {
    await inFolder(async (folder) => {
      const file = writeWav({
        samples: new Float32Array(3 * SAMPLE_RATE).fill(0.1),
        sampleRate: SAMPLE_RATE,
      });
      file.writeUInt32LE(length, LENGTH_AT);
      expect(await listenTo(folder, file, ALONE)).toEqual({ heardMs: 3_000, missing: [] });
    });
  });
}

test('numbers that are none are silence', async () => {
  await inFolder(async (folder) => {
    test.skip(whyNoFfmpeg !== null, whyNoFfmpeg ?? '');
    const file = readFileSync(make(join(folder, 'float.wav'), ['-c:a', 'pcm_f32le']));
    file.fill(0xff, 100_000, 101_000);
    writeFileSync(join(folder, 'nan.wav'), file);
    expect((await hear(join(folder, 'nan.wav'))).samples.every(Number.isFinite)).toBe(true);
  });
});

/** Half-way through the talk. */
const HOLED = [
  ['aac.m4a', ['-c:a', 'aac']],
  ['flac.flac', []],
  ['opus.ogg', ['-c:a', 'libopus']],
  ['opus.webm', ['-c:a', 'libopus', '-cluster_time_limit', '500']],
] as const;

for (const [name, options] of HOLED) {
  test(`${name} with a hole keeps its time behind it, and the hole is named`, async () => {
    test.skip(whyNoFfmpeg !== null, whyNoFfmpeg ?? '');
    await inFolder(async (folder) => {
      const path = make(join(folder, name), options);
      const bytes = readFileSync(path);
      const middle = Math.floor(bytes.length / 2);
      bytes.fill(0, middle, middle + Math.floor(bytes.length / 20));
      writeFileSync(path, bytes);
      const meant = (await hear(shortTalkPath)).samples;
      const { samples, missing } = await hear(path);
      const [hole, ...more] = missing;
      const behind = compare(meant, samples, 17_000);
      expect(more).toEqual([]);
      expect(hole?.startMs).toBeGreaterThan(8_000);
      expect(hole?.endMs).toBeLessThan(14_000);
      expect(Math.abs(behind.lateMs)).toBeLessThanOrEqual(30);
      expect(behind.alike).toBeGreaterThan(0.98);
    });
  });
}

const FUZZED = ['talk.wav', 'talk.mp3', 'opus.ogg', 'opus.webm', 'opus.mp4'];
const TRIES = 8;

for (const [seed, name] of FUZZED.entries()) {
  test(`${name}, cut and garbled anywhere, neither throws nor hangs`, async () => {
    test.skip(whyNoFfmpeg !== null, whyNoFfmpeg ?? '');
    await inFolder(async (folder) => {
      const options = name.startsWith('opus') ? ['-c:a', 'libopus', '-strict', '-2'] : [];
      const whole = readFileSync(make(join(folder, name), options));
      const random = randomFrom(seed + 1);
      for (let turn = 0; turn < TRIES; turn += 1) {
        const { heardMs } = await listenTo(folder, damaged(whole, random), ALONE);
        expect(heardMs).toBeGreaterThanOrEqual(0);
      }
    });
  });
}

/** The same numbers in every run, 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

function damaged(whole: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * whole.length);
  const kind = Math.floor(random() * 4);
  if (kind === 0) return whole.subarray(0, at);
  if (kind === 1)
    return Buffer.concat([whole.subarray(0, at), whole.subarray(at + Math.floor(random() * 20_000))]);
  const bytes = Buffer.from(whole);
  if (kind === 2) return bytes.fill(0, at, Math.min(whole.length, at + Math.floor(random() * 20_000)));
  // More of them near the beginning, where the headers are.
  for (let turn = 0; turn < 40; turn += 1)
    bytes[Math.floor(random() * random() * whole.length)] = Math.floor(random() * 256);
  return bytes;
}
