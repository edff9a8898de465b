/** Checks that quitting waits for the last words, and not for ever. */
import { EventEmitter } from 'node:events';
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { createStore } from 'zustand/vanilla';
import { type AppState, applyIntentPatch, type IntentPatch, initialState } from '../core/app/state.ts';
import type { SessionStatus } from '../core/live/status.ts';
import { createQuit, type QuitNeeds } from './quit.ts';

function start(session: SessionStatus, farewell: QuitNeeds['farewell'] = () => null) {
  const events = new EventEmitter();
  const done: string[] = [];
  const app = Object.assign(events, { exit: () => done.push('exit') }) as unknown as QuitNeeds['app'];
  const intent = { ...initialState.intent, captions: true };
  const store = createStore<AppState>(() => ({ ...initialState, session, intent }));
  const intend = (patch: IntentPatch) =>
    store.setState((state) => ({ intent: applyIntentPatch(state.intent, patch) }));
  const quit = createQuit({
    app,
    ...store,
    setState: (change) => store.setState(change),
    intend,
    farewell,
    closeEverything: () => done.push('closed'),
  });
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
  const { ask, done, store, quit, prevented } = start({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: null,
  });
  expect(quit.isQuitting()).toBe(false);
  ask();
  expect([done, store.getState().intent.captions, quit.isQuitting(), prevented()]).toEqual([
    [],
    false,
    true,
    1,
  ]);
  store.setState({ hasTranscript: true });
  expect(done).toEqual([]);
  store.setState({ session: { status: 'idle' } });
  store.setState({ session: { status: 'idle' } });
  expect(done).toEqual(['closed', 'exit']);
});

test('who follows on another screen is told first; whoever cannot be told is not waited for', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { promise, resolve } = Promise.withResolvers<void>();
  const told = start({ status: 'idle' }, () => promise);
  told.ask();
  expect(told.done).toEqual([]);
  resolve();
  await promise;
  expect(told.done).toEqual(['closed', 'exit']);
  const hung = start({ status: 'idle' }, () => new Promise(() => undefined));
  hung.ask();
  mock.timers.tick(500);
  expect(hung.done).toEqual(['closed', 'exit']);
  mock.timers.reset();
});

const live = { status: 'live', engine: 'openai', fallbackFor: null, warning: null } as const;

/** Time that is wound by hand. */
function windTime() {
  mock.timers.enable({ apis: ['setTimeout'] });
  return mock.timers;
}
test.afterEach(() => mock.timers.reset());

test('while the page says that it still settles it is waited for, also for longer than a silent one', () => {
  const time = windTime();
  const { ask, done, store } = start(live);
  ask();
  // The ring holds 40 s of sound, and the last final takes 3.
  for (let second = 0; second < 45; second += 1) {
    store.setState({ session: { ...live } });
    time.tick(1_000);
  }
  expect([done, store.getState().power]).toEqual([[], 'awake']);
  store.setState({ session: { status: 'idle' } });
  expect(done).toEqual(['closed', 'exit']);
});

test('a second Quit has the page mark what is open, and goes when it has; a third does not wait', async () => {
  const patient = start(live);
  patient.ask();
  patient.ask();
  expect([patient.store.getState().power, patient.done]).toEqual(['ending', []]);
  patient.store.setState({ session: { status: 'idle' } });
  expect(patient.done).toEqual(['closed', 'exit']);
  const hasty = start(live);
  hasty.ask();
  hasty.ask();
  hasty.ask();
  expect(hasty.done).toEqual(['closed', 'exit']);
});

test('when the system shuts down the page marks what is open and the app is gone within a second', () => {
  const time = windTime();
  const { quit, done, store } = start(live);
  let prevented = 0;
  quit.onShutdown({ preventDefault: () => (prevented += 1) });
  expect([prevented, store.getState().power, done]).toEqual([1, 'ending', []]);
  time.tick(1_000);
  expect(done).toEqual(['closed', 'exit']);
});

test('Windows: what is open is marked when it asks, and everything is closed before it ends', () => {
  const { quit, done, store } = start(live);
  quit.onQuerySessionEnd();
  expect([store.getState().power, quit.isQuitting()]).toEqual(['ending', false]);
  store.setState({ session: { status: 'idle' } });
  expect(done).toEqual([]);
  quit.onSessionEnd();
  expect(done).toEqual(['closed', 'exit']);
});

test('Windows: captions go on when the end is called off', () => {
  const time = windTime();
  const { quit, done, store } = start(live);
  quit.onQuerySessionEnd();
  time.tick(10_000);
  expect([store.getState().power, done]).toEqual(['awake', []]);
});

test('an overlay that never answers does not keep the app alive', async () => {
  const { ask, done } = start({ status: 'connecting' });
  ask();
  await expect.poll(() => done, { timeout: 8_000 }).toEqual(['closed', 'exit']);
});
