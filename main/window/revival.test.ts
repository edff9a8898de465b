/** Checks that pages which die, hang or do not load come back, and that one which never lives is left in peace. */

import { EventEmitter } from 'node:events';
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { wordsIn } from '../../core/words/words.ts';
import { createRevival } from './revival.ts';

class Window extends EventEmitter {
  reloads = 0;
  crashes = 0;
  isGone = false;
  readonly webContents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: () => {
      this.crashes += 1;
    },
  });
  isDestroyed = () => this.isGone;
  reload = () => {
    this.reloads += 1;
  };
  crash = () => this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
}

function start(answers: readonly number[] = []) {
  const window = new Window();
  const down: string[] = [];
  const asked: string[] = [];
  const left = [...answers];
  let isQuitting = false;
  const revival = createRevival({
    words: () => wordsIn('en'),
    isQuitting: () => isQuitting,
    onDown: (page) => down.push(page),
    ask: async ({ message, cancelId = 0 }) => {
      asked.push(message);
      return { response: left.shift() ?? cancelId, checkboxChecked: false };
    },
  });
  revival.watch('overlay', window as unknown as BrowserWindow);
  const quit = () => {
    isQuitting = true;
  };
  return { window, revival, down, asked, quit };
}

test.beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
test.afterEach(() => mock.timers.reset());
const tick = (ms: number) => mock.timers.tick(ms);

test('a page that crashed is loaded again, and what it reported no longer counts', () => {
  const { window, down } = start();
  window.crash();
  expect([down, window.reloads]).toEqual([['overlay'], 0]);
  tick(1_000);
  expect(window.reloads).toBe(1);
});

test('each further death waits twice as long, until it has lived for a minute', () => {
  const { window } = start();
  for (const waitMs of [1_000, 2_000, 4_000]) {
    const before = window.reloads;
    window.crash();
    tick(waitMs - 1);
    expect(window.reloads).toBe(before);
    tick(1);
    expect(window.reloads).toBe(before + 1);
  }
  window.webContents.emit('did-finish-load');
  tick(60_000);
  window.crash();
  tick(1_000);
  expect(window.reloads).toBe(4);
});

test('a page that could not be loaded is loaded again; one whose load was replaced is not', () => {
  const { window } = start();
  window.webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'app://x', true);
  window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://x/frame', false);
  window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://x', true);
  tick(1_000);
  expect(window.reloads).toBe(1);
});

test('one that dies six times in a row is given up, says so, and comes back when a person wants it', async () => {
  const { window, revival, asked } = start([1, 0]);
  for (let death = 0; death < 6; death += 1) window.crash();
  expect(asked).toEqual(['The captions window keeps failing.']);
  // Yes: at once, and with all tries again.
  await Promise.resolve();
  expect(window.reloads).toBe(1);
  for (let death = 0; death < 6; death += 1) window.crash();
  await Promise.resolve();
  tick(40_000);
  expect([asked.length, window.reloads]).toEqual([2, 1]);
  revival.retry();
  expect(window.reloads).toBe(2);
  revival.retry();
  expect(window.reloads).toBe(2);
});

test('one that hangs is ended, so that it can be loaded again; one that recovers is left alone', () => {
  const hanging = start();
  const slow = start();
  hanging.window.emit('unresponsive');
  slow.window.emit('unresponsive');
  slow.window.emit('responsive');
  tick(10_000);
  expect([hanging.window.crashes, slow.window.crashes]).toEqual([1, 0]);
});

test('while the app quits nothing is loaded again', () => {
  const { window, down, quit } = start();
  quit();
  window.crash();
  expect(down).toEqual([]);
});
