/** Checks what is said of a key: only what the service answered for this key, on this server. */
import { expect, test } from '@playwright/test';
import { createStore } from 'zustand/vanilla';
import { type AppState, initialState } from '../../core/app/state.ts';
import type { Problem } from '../../core/base/problem.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import { createKeyCalls } from './keyCalls.ts';

type Answer = (result: Result<undefined>) => void;

const wanted = { key: 'sk-1', acceptPlainText: false };
const secret = { value: 'ek', baseUrl: 'https://a.test/v1', clockAheadMs: null };

/** A store for keys, and a service that answers when it is told to. */
function openKey(minted: Problem | null = null) {
  const store = createStore<AppState>(() => initialState);
  const asked: Answer[] = [];
  let isStored = false;
  const { calls } = createKeyCalls({
    ...store,
    key: {
      source: () => (isStored ? 'stored' : 'none'),
      storage: async () => 'encrypted',
      store: async () => {
        isStored = true;
        return success(undefined);
      },
      remove: () => {
        isStored = false;
        return success(undefined);
      },
    },
    consent: { toSendKey: async () => success(undefined) },
    tokens: {
      test: () => new Promise((resolve) => asked.push(resolve)),
      mint: async () => (minted === null ? success(secret) : failure(minted)),
    },
  });
  const key = () => store.getState().key;
  /** Answers the test that was asked as this one, and lets it be heard. */
  const answer = async (number: number, result: Result<undefined>) => {
    await expect.poll(() => asked.length).toBeGreaterThan(number);
    asked[number]?.(result);
    await new Promise(setImmediate);
  };
  return { calls, key, answer, setState: store.setState };
}

test('a key that is saved is tested at once, and is good only once the service says so', async () => {
  const { calls, key, answer } = openKey();
  expect(key()).toMatchObject({ source: 'none', proof: 'untested' });
  expect(await calls.storeKey(wanted)).toEqual(success(undefined));
  expect(key()).toMatchObject({ source: 'stored', proof: 'testing' });
  await answer(0, success(undefined));
  expect(key().proof).toBe('good');
  await calls.removeKey(undefined);
  expect(key()).toMatchObject({ source: 'none', proof: 'untested' });
});

test('what is answered for an earlier key, or by an earlier server, is not said of this one', async () => {
  const { calls, key, answer, setState } = openKey();
  await calls.storeKey(wanted);
  await calls.storeKey({ ...wanted, key: 'sk-2' });
  await answer(1, failure({ kind: 'badKey' }));
  await answer(0, success(undefined));
  expect(key().proof).toEqual({ problem: { kind: 'badKey' } });
  await calls.storeKey(wanted);
  setState(({ settings }) => ({ settings: { ...settings, baseUrl: 'https://b.test/v1' } }));
  await answer(2, success(undefined));
  expect(key().proof).toBe('untested');
});

test('a key that may not list models is asked whether it may transcribe', async () => {
  const allowed = openKey();
  await allowed.calls.storeKey(wanted);
  await allowed.answer(0, failure({ kind: 'keyNotAllowed' }));
  const barred = openKey({ kind: 'keyNotAllowed' });
  await barred.calls.storeKey(wanted);
  await barred.answer(0, failure({ kind: 'keyNotAllowed' }));
  expect([allowed.key().proof, barred.key().proof]).toEqual(['good', { problem: { kind: 'keyNotAllowed' } }]);
});

test('captions prove a key as well; a network that fails says nothing of it', async () => {
  const working = openKey();
  await working.calls.mintToken(undefined);
  const refused = openKey({ kind: 'badKey' });
  await refused.calls.mintToken(undefined);
  const offline = openKey({ kind: 'offline' });
  await offline.calls.storeKey(wanted);
  await offline.answer(0, success(undefined));
  await offline.calls.mintToken(undefined);
  expect([working, refused, offline].map(({ key }) => key().proof)).toEqual([
    'good',
    { problem: { kind: 'badKey' } },
    'good',
  ]);
});
