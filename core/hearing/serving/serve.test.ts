/** A stream over its port: what is told in which order, and what ends it. */
import { expect, test } from '@playwright/test';
import { frames, type Read, spelled, tokensOf } from '../../../e2e/hearing/script.ts';
import { type Decode, SAMPLE_RATE } from '../decoder.ts';
import { FRAME_SAMPLES } from '../frame.ts';
import type { FromRecognizer } from './port.ts';
import { type ServedModel, serve } from './serve.ts';

const hello: Read = (lengthMs) => tokensOf('hello there.').filter(({ endMs }) => endMs + 300 <= lengthMs);

function modelOf(read: Read): ServedModel {
  const decode: Decode = async (request) => read((request.audio.length / SAMPLE_RATE) * 1_000, request);
  return { ok: true, decode, vocabulary: spelled };
}

const frame = (speech: number) => ({ type: 'frame', samples: new Float32Array(FRAME_SAMPLES), speech });

function open(model: Promise<ServedModel>) {
  const told: FromRecognizer[] = [];
  let closings = 0;
  const onClosed = () => {
    closings += 1;
  };
  const served = serve({ tell: (message) => told.push(message), model, onClosed });
  const send = (durationMs: number, speech: number) => {
    for (const probability of frames(durationMs, speech)) served.receive(frame(probability));
  };
  const until = async (type: FromRecognizer['type']) => {
    await expect.poll(() => told.some((message) => message.type === type)).toBe(true);
  };
  return { told, served, send, until, closings: () => closings };
}

const types = (told: readonly FromRecognizer[]) => told.map(({ type }) => type);

test('sound that comes before the model is heard once it has loaded, and told in order', async () => {
  const loading = Promise.withResolvers<ServedModel>();
  const { told, served, send, until } = open(loading.promise);
  send(320, 0);
  send(960, 0.9);
  send(800, 0);
  served.receive({ type: 'end', turn: 7 });
  expect(told).toEqual([]);
  loading.resolve(modelOf(hello));
  await until('ended');
  expect(told[0]).toEqual({ type: 'ready' });
  expect(told.at(-1)).toEqual({ type: 'ended', turn: 7 });
  const texts = told.flatMap((message) => (message.type === 'word' ? [message.text] : []));
  expect(texts.join('')).toBe(' hello there.');
  const [turn] = told.filter(({ type }) => type === 'turn');
  expect(turn).toEqual({
    type: 'turn',
    isUnderstood: true,
    startMs: expect.any(Number),
    endMs: expect.any(Number),
    words: [
      { text: 'hello', startMs: expect.any(Number), endMs: expect.any(Number) },
      { text: 'there.', startMs: expect.any(Number), endMs: expect.any(Number) },
    ],
  });
});

test('what was taken in is told a few times a second, in silence and in speech, whether it was read or not', async () => {
  const { told, served, send, until } = open(Promise.resolve(modelOf(hello)));
  send(512, 0);
  send(320, 0.9);
  send(224, 0);
  served.receive({ type: 'end', turn: 1 });
  await until('ended');
  const takenIn = told.flatMap((message) => (message.type === 'progress' ? [message.untilMs] : []));
  expect(takenIn).toEqual([256, 512, 768, 1_024]);
});

test('without a model the page is told why, once, and the port is closed', async () => {
  const missing = { ok: false, reason: 'noModel', detail: 'not here' } as const;
  const { told, until, closings, send } = open(Promise.resolve(missing));
  await until('failed');
  send(640, 0.9);
  expect(told).toEqual([{ type: 'failed', reason: 'noModel', detail: 'not here' }]);
  expect(closings()).toBe(1);
});

test('a model that cannot be loaded, or fails while it reads, is a crash', async () => {
  const unloadable = open(Promise.reject(new Error('no memory')));
  await unloadable.until('failed');
  const failing = open(
    Promise.resolve(
      modelOf(() => {
        throw new Error('bad tensor');
      }),
    ),
  );
  failing.send(1_280, 0.9);
  failing.served.receive({ type: 'end', turn: 1 });
  await failing.until('failed');
  expect(unloadable.told).toEqual([{ type: 'failed', reason: 'crashed', detail: 'Error: no memory' }]);
  expect(types(failing.told).filter((type) => type !== 'progress')).toEqual(['ready', 'failed']);
  expect([unloadable.closings(), failing.closings()]).toEqual([1, 1]);
});

test('what the protocol does not know ends the stream', async () => {
  const strangers: readonly unknown[] = [
    null,
    { type: 'nonsense' },
    { ...frame(0), samples: new Float32Array(3) },
    { ...frame(0), samples: [0, 0] },
    frame(Number.NaN),
  ];
  for (const stranger of strangers) {
    const { told, served, closings } = open(Promise.resolve(modelOf(hello)));
    served.receive(stranger);
    expect(types(told)).toEqual(['failed']);
    expect(closings()).toBe(1);
  }
});

test('after it is closed nothing is told and nothing more is read', async () => {
  let readings = 0;
  const { told, served, send, until, closings } = open(
    Promise.resolve(
      modelOf((lengthMs, request) => {
        readings += 1;
        return hello(lengthMs, request);
      }),
    ),
  );
  await until('ready');
  send(2_560, 0.9);
  served.receive({ type: 'close' });
  served.close();
  await new Promise((resolve) => setImmediate(resolve));
  expect(types(told)).toEqual(['ready']);
  expect([readings, closings()]).toEqual([0, 1]);
});
