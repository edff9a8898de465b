/** The page's own recognizer in a real Chromium, under the app's policy: what it hears, and what it says of bad files. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { FRAME_SAMPLES } from '../../core/hearing/frame.ts';
import { loadDetector } from '../../node/recognizer/detector.ts';
import { findModel } from '../../node/recognizer/models.ts';
import { readLibrivox } from '../speech/human.ts';
import { plainWords, wordErrors } from '../speech/wordErrors.ts';
import { openWorkerPage, packed } from './workerPage.ts';

const assets = fileURLToPath(new URL('../../assets', import.meta.url));

/** Half a second before and a second after, so that the turn ends by itself. */
const withSilence = (sound: Float32Array): Float32Array => {
  const samples = new Float32Array(sound.length + 24_000);
  samples.set(sound, 8_000);
  return samples;
};

async function probabilities(samples: Float32Array): Promise<readonly number[]> {
  const detect = (await loadDetector())();
  const speech: number[] = [];
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES)
    speech.push(detect(samples.slice(at, at + FRAME_SAMPLES)));
  return speech;
}

test('a sentence of a novel comes back word by word and as a whole, and the port says when all is told', async () => {
  test.setTimeout(180_000);
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  const found = await findModel(assets, 'moonshine-base');
  test.skip(!found.ok, found.ok ? '' : found.reason);
  const [sentence] = sentences.ok ? sentences.value : [];
  if (sentence === undefined) return;
  const samples = withSilence(sentence.sound.samples);
  await using stage = await openWorkerPage(assets);
  const answers = await stage.page.evaluate(([sound, speech]) => window.recognizerPage.hear(sound, speech), [
    packed(samples),
    await probabilities(samples),
  ] as const);
  expect(answers[0]).toEqual({ type: 'ready' });
  expect(answers.at(-1)).toEqual({ type: 'ended', turn: 1 });
  const painted = answers.map((one) => (one.type === 'word' ? one.text : '')).join('');
  const saved = answers.flatMap((one) => (one.type === 'turn' ? one.words.map(({ text }) => text) : []));
  const spoken = plainWords(sentence.text);
  expect(wordErrors(spoken, plainWords(painted))).toBeLessThanOrEqual(1);
  expect(wordErrors(spoken, plainWords(saved.join(' ')))).toBeLessThanOrEqual(1);
});

test('a file that is damaged or not there is named, and nothing is heard with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'surtitle-models-'));
  await mkdir(join(folder, 'models'));
  await cp(join(assets, 'models.json'), join(folder, 'models.json'));
  await using stage = await openWorkerPage(folder);
  const hear = () => stage.page.evaluate(() => window.recognizerPage.hear('', []));
  const failed = { type: 'failed', detail: expect.stringContaining('moonshine-base-encoder.onnx') };
  expect(await hear()).toEqual([{ ...failed, reason: 'noModel' }]);
  await writeFile(join(folder, 'models', 'moonshine-base-encoder.onnx'), 'damaged');
  expect(await hear()).toEqual([{ ...failed, reason: 'damagedModel' }]);
  await rm(folder, { recursive: true, force: true });
});
