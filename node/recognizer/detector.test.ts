/** The speech detector judges people's speech as its model does on ONNX Runtime, and refuses another model. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { SPEECH_BEGINS_AT } from '../../core/audio/turns.ts';
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import { loadSilero, SILERO_FRAME_SAMPLES } from '../../core/hearing/silero.ts';
import { joined, readLibrivox } from '../../e2e/speech/human.ts';
import { loadDetector } from './detector.ts';

const resolve = createRequire(import.meta.url).resolve;

/** What the model's authors feed it: 64 samples of the frame before, the frame, and the state it gave last. */
async function onRuntime(frames: readonly Float32Array[]): Promise<readonly number[]> {
  const session = await InferenceSession.create(resolve('@ricky0123/vad-web/dist/silero_vad_v5.onnx'));
  const sr = new Tensor('int64', BigInt64Array.of(BigInt(SAMPLE_RATE)), []);
  let state = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
  const judged: number[] = [];
  for (const [at, frame] of frames.entries()) {
    const input = Float32Array.from([...(frames[at - 1]?.slice(-64) ?? new Float32Array(64)), ...frame]);
    const result = await session.run({ input: new Tensor('float32', input, [1, input.length]), state, sr });
    state = result['stateN'] as typeof state;
    judged.push(Number((result['output'] as Tensor).data[0]));
  }
  return judged;
}

/** Rounding of 32 and of 64 bits differs; measured: 9e-7. */
const MOST_OFF = 1e-5;

test('each frame of people’s speech is judged as on ONNX Runtime', async () => {
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  if (!sentences.ok) return;
  const { samples } = joined(sentences.value, 1_000).sound;
  const frames = Array.from({ length: Math.floor(samples.length / SILERO_FRAME_SAMPLES) }, (_, at) =>
    samples.slice(at * SILERO_FRAME_SAMPLES, (at + 1) * SILERO_FRAME_SAMPLES),
  );
  const detect = (await loadDetector())();
  const judged = frames.map(detect);
  const expected = await onRuntime(frames);
  const off = judged.map((probability, at) => Math.abs(probability - (expected[at] ?? Number.NaN)));
  expect(Math.max(...off)).toBeLessThan(MOST_OFF);
  expect(judged.some((probability) => probability > SPEECH_BEGINS_AT)).toBe(true);
  expect(judged.some((probability) => probability < 0.1)).toBe(true);
});

test('detectors on one model remember nothing of each other', async () => {
  const open = await loadDetector();
  const [one, other] = [open(), open()];
  const loud = Float32Array.from({ length: SILERO_FRAME_SAMPLES }, (_, at) => Math.sin(at / 8) / 2);
  const first = one(loud);
  one(loud);
  expect(other(loud)).toBe(first);
});

test('another model, a cut one and no model are refused', async () => {
  const silero = await readFile(resolve('@ricky0123/vad-web/dist/silero_vad_v5.onnx'));
  const legacy = await readFile(resolve('@ricky0123/vad-web/dist/silero_vad_legacy.onnx'));
  for (const bytes of [
    legacy,
    silero.subarray(0, silero.length / 2),
    new Uint8Array(),
    Buffer.from('no model'),
  ])
    expect(() => loadSilero(bytes)).toThrow();
});
