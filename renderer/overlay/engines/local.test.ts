/** The engine on this computer at the end of a port that is played by hand: what it makes of a recognizer that misbehaves. */
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import type { EngineEvent } from '../../../core/engine/engine.ts';
import type { JudgedFrame } from '../../../core/hearing/frame.ts';
import type { FromRecognizer, ToRecognizer } from '../../../core/hearing/serving/port.ts';
import { createLocalEngine } from './local.ts';
import type { OpenPort } from './recognizer.ts';

/** A port whose recognizer says what the test has it say. */
class Port extends EventTarget {
  onmessage: ((event: { readonly data: FromRecognizer }) => void) | null = null;
  readonly sent: ToRecognizer['type'][] = [];
  postMessage = ({ type }: ToRecognizer) => void this.sent.push(type);
  say = (data: FromRecognizer) => this.onmessage?.({ data });
}

const READY: FromRecognizer = { type: 'ready' };
const LOST: EngineEvent = { type: 'lost', problem: { kind: 'recognizerFailed' } };
const FAILED = { ok: false, problem: { kind: 'recognizerFailed' } };

/** Lets what is settled go through promises. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Timers are wound by hand from here on; the runner's own, set before, runs on. */
function stage() {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const port = new Port();
  const ends: string[] = [];
  const told: EngineEvent[] = [];
  let hear: (frame: JudgedFrame) => void = () => undefined;
  const opening = Promise.withResolvers<OpenPort>();
  const stop = new AbortController();
  const engine = createLocalEngine({
    follow: (take) => {
      hear = take;
      return () => undefined;
    },
    openPort: () => opening.promise,
    prepare: () => undefined,
    foreign: () => null,
  });
  const open = () =>
    engine.open({ connection: 1, atMs: () => 0, signal: stop.signal }, (event) => told.push(event));
  const arrive = () =>
    opening.resolve({
      port: port as unknown as MessagePort,
      close: () => void ends.push('port'),
      endRecognizer: () => void ends.push('recognizer'),
    });
  const live = async () => {
    const opened = open();
    arrive();
    await settle();
    port.say(READY);
    const result = await opened;
    if (!result.ok) throw new Error(result.problem.kind);
    result.value.hear();
    return result.value;
  };
  const play = (frames: number) => {
    for (let index = 1; index <= frames; index += 1)
      hear({ samples: new Float32Array(512), probability: 0.9, levelDb: -20, atMs: index * 32 });
  };
  const loses = () => told.filter(({ type }) => type === 'lost');
  return { port, ends, told, stop, open, arrive, live, play, loses };
}

const turn = { startMs: 0, endMs: 900, islands: [] };

test.afterEach(() => mock.timers.reset());

test('one that takes in nothing more is lost after eight seconds and ended, also when little waits', async () => {
  for (const frames of [100, 20]) {
    const { ends, play, live, loses } = stage();
    await live();
    play(frames);
    mock.timers.tick(7_000);
    expect(loses()).toEqual([]);
    mock.timers.tick(1_000);
    expect(loses()).toEqual([LOST]);
    expect(ends).toEqual(['port', 'recognizer']);
  }
});

test('so is one that never tells all of a turn that was ended', async () => {
  const { ends, play, live, loses, port } = stage();
  const connection = await live();
  play(8);
  port.say({ type: 'progress', untilMs: 256 });
  connection.end(turn);
  mock.timers.tick(8_000);
  expect(loses()).toEqual([LOST]);
  expect(ends).toEqual(['port', 'recognizer']);
});

test('one that owes nothing may be silent, and one that is slow but says something is not hung', async () => {
  const { ends, play, live, loses, port } = stage();
  const connection = await live();
  play(100);
  for (let heardMs = 256; heardMs <= 2_560; heardMs += 256) {
    mock.timers.tick(7_000);
    port.say({ type: 'progress', untilMs: heardMs });
  }
  port.say({ type: 'progress', untilMs: 3_072 });
  connection.end(turn);
  port.say({ type: 'ended', turn: 1 });
  mock.timers.tick(600_000);
  expect([loses(), ends]).toEqual([[], []]);
  connection.close();
  play(100);
  mock.timers.tick(600_000);
  expect([loses(), ends]).toEqual([[], ['port']]);
});

test('one that fails while it reads is ended, one without a model is left as it is', async () => {
  for (const [reason, ended] of [
    ['crashed', ['port', 'recognizer']],
    ['damagedModel', ['port']],
  ] as const) {
    const { ends, live, loses, port } = stage();
    await live();
    port.say({ type: 'failed', reason, detail: 'bad tensor' });
    expect([loses().length, ends]).toEqual([1, ended]);
  }
});

test('a port that never comes is waited for no longer than a model loads, or than it is wanted', async () => {
  const late = stage();
  const opened = late.open();
  mock.timers.tick(30_000);
  expect(await opened).toEqual(FAILED);
  const unwanted = stage();
  const given = unwanted.open();
  unwanted.stop.abort();
  expect(await given).toEqual(FAILED);
  // It would keep a stream open that nobody hears.
  unwanted.arrive();
  await settle();
  expect(unwanted.ends).toEqual(['port']);
});

test('a model that loads slowly may be ready the next time; one that is late twice, or was there before, is ended', async () => {
  const { ends, open, arrive, live } = stage();
  arrive();
  const overdue = async () => {
    const opened = open();
    await settle();
    mock.timers.tick(30_000);
    expect(await opened).toEqual(FAILED);
    return ends.splice(0);
  };
  const left = ['port'];
  const ended = ['port', 'recognizer'];
  expect([await overdue(), await overdue(), await overdue()]).toEqual([left, ended, left]);
  (await live()).close();
  ends.length = 0;
  expect([await overdue(), await overdue()]).toEqual([ended, left]);
});

test('an opening that is not wanted any more says nothing of the recognizer', async () => {
  const { ends, open, arrive, stop, port } = stage();
  arrive();
  const opened = open();
  await settle();
  stop.abort();
  expect(await opened).toEqual(FAILED);
  expect([ends, port.sent]).toEqual([['port'], ['close']]);
});
