/** Checks that quitting waits for the last words, and not for ever. */
import { EventEmitter } from 'node:events';
import { expect, test } from '@playwright/test';
import { createStore } from 'zustand/vanilla';
import { type AppState, applyIntentPatch, type IntentPatch, initialState } from '../core/app/state.ts';
import type { SessionStatus } from '../core/live/status.ts';
import { createQuit, type QuitNeeds } from './quit.ts';

function start(session: SessionStatus) {
  const events = new EventEmitter();
  const done: string[] = [];
  const app = Object.assign(events, { exit: () => done.push('exit') }) as unknown as QuitNeeds['app'];
  const intent = { ...initialState.intent, captions: true };
  const store = createStore<AppState>(() => ({ ...initialState, session, intent }));
  const intend = (patch: IntentPatch) =>
    store.setState((state) => ({ intent: applyIntentPatch(state.intent, patch) }));
  const quit = createQuit({ app, ...store, intend, closeEverything: () => done.push('closed') });
  let prevented = 0;
  const ask = () => events.emit('before-quit', { preventDefault: () => (prevented += 1) });
  return { ask, done, quit, store, prevented: () => prevented };
}

test('with nothing going on it ends at once', () => {
  const { ask, done } = start({ status: 'idle' });
  ask();
  expect(done).toEqual(['closed', 'exit']);
});

test('a live session is stopped, heard to its end, and everything is closed before the exit', () => {
  const { ask, done, store, quit, prevented } = start({ status: 'live', warning: null });
  expect(quit.isQuitting()).toBe(false);
  ask();
  ask();
  expect([done, store.getState().intent.captions, quit.isQuitting(), prevented()]).toEqual([
    [],
    false,
    true,
    2,
  ]);
  store.setState({ hasTranscript: true });
  expect(done).toEqual([]);
  store.setState({ session: { status: 'idle' } });
  store.setState({ session: { status: 'idle' } });
  expect(done).toEqual(['closed', 'exit']);
});

test('an overlay that never answers does not keep the app alive', async () => {
  const { ask, done } = start({ status: 'connecting' });
  ask();
  await expect.poll(() => done, { timeout: 8_000 }).toEqual(['closed', 'exit']);
});
