/** The process as main forks it: a real recording over a port, on the models that setup fetched. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { FRAME_SAMPLES } from '../../core/hearing/frame.ts';
import type { FromRecognizer } from '../../core/hearing/serving/port.ts';
import { MessageChannelMain } from '../../e2e/electron/main/ports.ts';
import { UtilityProcess } from '../../e2e/electron/main/utility.ts';
import { readLibrivox } from '../../e2e/speech/human.ts';
import { plainWords, wordErrors } from '../../e2e/speech/wordErrors.ts';
import { loadDetector } from './detector.ts';
import { findModel } from './models.ts';

const assets = fileURLToPath(new URL('../../assets', import.meta.url));
const entry = fileURLToPath(new URL('./process.ts', import.meta.url));

const children: UtilityProcess[] = [];
test.afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});

function openPort(folder: string) {
  const child = UtilityProcess.fork(entry, [folder], { env: {} });
  children.push(child);
  const { port1, port2 } = new MessageChannelMain();
  const told: FromRecognizer[] = [];
  port1.on('message', ({ data }) => told.push(data as FromRecognizer));
  port1.start();
  child.postMessage(null, [port2]);
  const until = (type: FromRecognizer['type']) =>
    expect.poll(() => told.some((message) => message.type === type), { timeout: 90_000 }).toBe(true);
  return { port: port1, told, until };
}

/** Each frame with how likely it is speech, as a page's own detector would say; half a second of silence around. */
async function framesOf(samples: Float32Array) {
  const detect = (await loadDetector())();
  const around = 16 * FRAME_SAMPLES;
  const padded = new Float32Array(samples.length + 2 * around);
  padded.set(samples, around);
  const frames: { readonly samples: Float32Array; readonly speech: number }[] = [];
  for (let at = 0; at + FRAME_SAMPLES <= padded.length; at += FRAME_SAMPLES) {
    const frame = padded.slice(at, at + FRAME_SAMPLES);
    frames.push({ samples: frame, speech: detect(frame) });
  }
  return frames;
}

test('a sentence of a novel comes back over the port, as words and as a turn', async () => {
  test.setTimeout(180_000);
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  const model = await findModel(assets, 'moonshine-base');
  test.skip(!model.ok, model.ok ? '' : model.reason);
  const [sentence] = sentences.ok ? sentences.value : [];
  if (sentence === undefined) return;
  const { port, told, until } = openPort(assets);
  const frames = await framesOf(sentence.sound.samples);
  for (const frame of frames) port.postMessage({ type: 'frame', ...frame });
  port.postMessage({ type: 'end', turn: 3 });
  await until('ended');
  expect(told[0]).toEqual({ type: 'ready' });
  expect(told.at(-1)).toEqual({ type: 'ended', turn: 3 });
  const words = told.flatMap((message) => (message.type === 'word' ? [message.text] : [])).join('');
  const turns = told.flatMap((message) => (message.type === 'turn' ? message.words : []));
  const spoken = plainWords(sentence.text);
  expect(wordErrors(spoken, plainWords(words))).toBeLessThanOrEqual(2);
  expect(wordErrors(spoken, plainWords(turns.map(({ text }) => text).join(' ')))).toBeLessThanOrEqual(1);
  const heard = told.flatMap((message) => (message.type === 'progress' ? [message.untilMs] : []));
  expect(heard).toEqual(heard.toSorted((one, other) => one - other));
  expect(heard.at(-1)).toBeGreaterThan(frames.length * 32 - 300);
});

test('where there are no models the page is told so', async () => {
  const folder = fileURLToPath(new URL('../../e2e/speech', import.meta.url));
  const { told, until } = openPort(folder);
  await until('failed');
  expect(told).toEqual([
    { type: 'failed', reason: 'crashed', detail: expect.stringContaining('models.json') },
  ]);
});
