/** The mirror of main's state: what it holds, in which order, and what stays identical. */
import { expect, test } from '@playwright/test';
import { RECOGNIZER_CHANNEL } from '../core/app/channels.ts';
import type { Bridge, OpenedRecognizer } from '../core/app/contract.ts';
import { type AppState, initialState } from '../core/app/state.ts';
import { appState, followMain, openRecognizer, shareParts } from './bridge.ts';

/** A small main: answers readState when told to, pushes when told to. Every other call is refused. */
function createMain() {
  const listeners = new Set<(state: AppState) => void>();
  const read = Promise.withResolvers<AppState>();
  const source: Bridge<'readState'> = {
    call: async (name) => {
      expect(name).toBe('readState');
      // The one call served here; TypeScript cannot tie the result to the name through a generic.
      return (await read.promise) as never;
    },
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onTranscript: () => () => undefined,
  };
  const push = (state: AppState) => {
    for (const listener of listeners) listener(state);
  };
  return { source, read, push, listeners };
}

const withRevision = (revision: number): AppState => ({
  ...initialState,
  key: { ...initialState.key, revision },
});

test.describe.configure({ mode: 'serial' });

test('holds what main answers, then what it pushes', async () => {
  const main = createMain();
  main.read.resolve(withRevision(1));
  const stop = await followMain(main.source);
  expect(appState.getState()).toEqual(withRevision(1));
  main.push(withRevision(2));
  expect(appState.getState()).toEqual(withRevision(2));
  stop();
  expect(main.listeners.size).toBe(0);
});

test('keeps a push that came before the answer', async () => {
  const main = createMain();
  const following = followMain(main.source);
  main.push(withRevision(8));
  main.read.resolve(withRevision(7));
  (await following)();
  expect(appState.getState()).toEqual(withRevision(8));
});

test('follows nothing when main cannot be reached', async () => {
  const main = createMain();
  main.read.reject(new Error('main is gone'));
  await expect(followMain(main.source)).rejects.toThrow('main is gone');
  expect(main.listeners.size).toBe(0);
});

test('keeps the identity of every part that did not change, and only of those', () => {
  const previous = {
    a: { list: [1, { b: 2 }] },
    c: { d: null as number | null },
    gone: 1 as number | undefined,
  };
  const next = structuredClone({ a: previous.a, c: { d: 3 } });
  const shared = shareParts<object>(previous, next) as typeof previous;
  expect(shared).toEqual(next);
  expect(shared.a).toBe(previous.a);
  expect(shared.c).not.toBe(previous.c);
  expect(shareParts(previous, structuredClone(previous))).toBe(previous);
  expect(shareParts<unknown>([1, 2], { 0: 1, 1: 2 })).toEqual({ 0: 1, 1: 2 });
  expect(shareParts<unknown>([1, 2, 3], [1, 2])).toEqual([1, 2]);
});

/** Counts who listens. */
class Listened extends EventTarget {
  listeners = 0;
  override addEventListener(...parameters: Parameters<EventTarget['addEventListener']>) {
    this.listeners += 1;
    super.addEventListener(...parameters);
  }
  override removeEventListener(...parameters: Parameters<EventTarget['removeEventListener']>) {
    this.listeners -= 1;
    super.removeEventListener(...parameters);
  }
}

/** A window that gets ports as the preload sends them, and a main that answers when told to. */
function createRecognizerMain() {
  const target = new Listened();
  const answer = Promise.withResolvers<OpenedRecognizer>();
  const asked: unknown[] = [];
  const source = {
    call: async (name: string, argument: unknown) => {
      asked.push([name, argument]);
      return (await answer.promise) as never;
    },
  };
  const deliver = (data: unknown, ports: readonly MessagePort[] = [], from: unknown = target) =>
    target.dispatchEvent(Object.assign(new Event('message'), { data, ports, source: from }));
  const deliverPort = (port: number) => {
    const { port1 } = new MessageChannel();
    deliver({ channel: RECOGNIZER_CHANNEL, port }, [port1]);
    return port1;
  };
  const die = () => deliver({ channel: RECOGNIZER_CHANNEL, port: null });
  const take = async () => {
    const opened = await main.opened;
    if (!opened.ok) throw new Error(opened.reason);
    return opened.value;
  };
  const main = { opened: openRecognizer(source, target), answer, asked, target, deliver, deliverPort, die };
  return { ...main, take };
}

test('a page gets its own port, whether it comes before or after the answer', async () => {
  const early = createRecognizerMain();
  early.deliverPort(1);
  const own = early.deliverPort(2);
  early.answer.resolve({ ok: true, value: 2 });
  expect((await early.take()).port).toBe(own);
  const late = createRecognizerMain();
  late.answer.resolve({ ok: true, value: 4 });
  await Promise.resolve();
  late.deliverPort(3);
  const lateOwn = late.deliverPort(4);
  expect((await late.take()).port).toBe(lateOwn);
});

test('a port closes when the process is gone; one that has not come by then never does', async () => {
  const main = createRecognizerMain();
  const port = main.deliverPort(1);
  let closings = 0;
  port.addEventListener('close', () => {
    closings += 1;
  });
  main.answer.resolve({ ok: true, value: 1 });
  await main.opened;
  main.die();
  main.die();
  expect(closings).toBe(1);
  const short = createRecognizerMain();
  short.deliverPort(2);
  short.die();
  short.answer.resolve({ ok: true, value: 2 });
  expect(await short.opened).toEqual({ ok: false, reason: 'crashed' });
});

test('messages of others are no ports, and a refusal is given back', async () => {
  const main = createRecognizerMain();
  const { port1 } = new MessageChannel();
  main.deliver({ channel: RECOGNIZER_CHANNEL, port: 1 }, [port1], null);
  main.deliver('hello');
  main.answer.resolve({ ok: false, reason: 'notOnThisComputer' });
  expect(await main.opened).toEqual({ ok: false, reason: 'notOnThisComputer' });
});

test('nothing listens for a port that was closed, or whose process is gone, or that was refused', async () => {
  const listeners = async (end: (main: ReturnType<typeof createRecognizerMain>) => unknown) => {
    const main = createRecognizerMain();
    expect(main.target.listeners).toBe(1);
    await end(main);
    await main.opened.catch(() => undefined);
    return main.target.listeners;
  };
  const take = (main: ReturnType<typeof createRecognizerMain>) => {
    main.deliverPort(1);
    main.answer.resolve({ ok: true, value: 1 });
    return main.take();
  };
  expect([
    await listeners(async (main) => (await take(main)).close()),
    await listeners(async (main) => {
      await take(main);
      main.die();
    }),
    await listeners((main) => main.answer.resolve({ ok: false, reason: 'crashed' })),
    await listeners((main) => main.answer.reject(new Error('main is gone'))),
  ]).toEqual([0, 0, 0, 0]);
});

test('a recognizer that hangs is ended by the number of its port', async () => {
  const main = createRecognizerMain();
  main.deliverPort(7);
  main.answer.resolve({ ok: true, value: 7 });
  (await main.take()).endRecognizer();
  expect(main.asked).toEqual([
    ['openRecognizer', undefined],
    ['endRecognizer', 7],
  ]);
});
