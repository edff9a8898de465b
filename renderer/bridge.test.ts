/** The mirror of main's state: what it holds, in which order, and what stays identical. */
import { expect, test } from '@playwright/test';
import type { Bridge } from '../core/app/contract.ts';
import { type AppState, initialState } from '../core/app/state.ts';
import { appState, followMain, shareParts } from './bridge.ts';

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
