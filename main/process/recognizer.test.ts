/** Checks when the recognizer's process starts and ends, what it is given, and that its page learns of its death. */
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import type { ForkOptions } from 'electron';
import { RECOGNIZER_CHANNEL } from '../../core/app/channels.ts';
import { createRecognizerHost, type RecognizerNeeds } from './recognizer.ts';

/** Electron's process, as far as main sees it: it cannot be ended before it has started. */
class Child extends EventEmitter {
  readonly messages: (readonly unknown[])[] = [];
  hasStarted = true;
  kills = 0;
  postMessage = (...message: readonly unknown[]) => void this.messages.push(message);
  kill = () => {
    if (this.hasStarted) this.kills += 1;
    return this.hasStarted;
  };
}

class Channel {
  static count = 0;
  readonly id = ++Channel.count;
  readonly port1 = `process ${this.id}`;
  readonly port2 = `page ${this.id}`;
}

function start({ platform = 'linux' as NodeJS.Platform, arch = 'x64' as NodeJS.Architecture } = {}) {
  Channel.count = 0;
  const children: Child[] = [];
  const forks: (readonly [string, readonly string[], ForkOptions])[] = [];
  const sent: (readonly unknown[])[] = [];
  let isPageGone = false;
  const host = createRecognizerHost({
    utilityProcess: {
      fork: (entry: string, args: string[], options: ForkOptions) => {
        forks.push([entry, args, options]);
        children.push(new Child());
        return children.at(-1);
      },
    },
    MessageChannelMain: Channel,
    app: { isPackaged: true },
    process: {
      platform,
      arch,
      env: { PATH: '/bin', OPENAI_API_KEY: 'sk-secret', OTHER_TOKEN: 'secret' },
      resourcesPath: '/resources',
    },
    built: '/app/out/main',
    page: () => ({
      isDestroyed: () => isPageGone,
      postMessage: (...message: readonly unknown[]) => void sent.push(message),
    }),
  } as unknown as RecognizerNeeds);
  const losePage = () => {
    isPageGone = true;
  };
  const last = () => children.at(-1) ?? new Child();
  return { host, children, forks, sent, last, losePage };
}

test.beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
test.afterEach(() => mock.timers.reset());

test('the first port starts the process; later ones go to it, each with a number of its own', () => {
  const { host, children, sent } = start();
  expect([host.calls.openRecognizer(), host.calls.openRecognizer()]).toEqual([
    { ok: true, value: 1 },
    { ok: true, value: 2 },
  ]);
  expect(children.map(({ messages }) => messages)).toEqual([
    [
      [null, ['process 1']],
      [null, ['process 2']],
    ],
  ]);
  expect(sent).toEqual([
    [RECOGNIZER_CHANNEL, 1, ['page 1']],
    [RECOGNIZER_CHANNEL, 2, ['page 2']],
  ]);
});

test('it is given the models and what it needs to run, and no key', () => {
  const { host, forks } = start();
  host.calls.prepareRecognizer();
  expect(forks).toEqual([
    [
      join('/app/out/main', 'recognizer.js'),
      [join('/resources', 'assets')],
      { serviceName: 'Surtitle speech recognition', env: { PATH: '/bin' } },
    ],
  ]);
});

test('loading ahead starts it once and opens no port', () => {
  const { host, children, sent } = start();
  host.calls.prepareRecognizer();
  host.calls.prepareRecognizer();
  expect(children.map(({ messages }) => messages)).toEqual([[[null], [null]]]);
  expect(sent).toEqual([]);
});

test('its page learns of its death, and a page that is gone is left in peace', () => {
  const { host, last, sent, losePage } = start();
  host.calls.openRecognizer();
  last().emit('exit', 11);
  expect(sent.at(-1)).toEqual([RECOGNIZER_CHANNEL, null]);
  mock.timers.tick(1_000);
  host.calls.openRecognizer();
  losePage();
  last().emit('exit', 11);
  expect(sent.at(-1)).toEqual([RECOGNIZER_CHANNEL, 2, ['page 2']]);
});

test('one that ended itself starts again at the next call', () => {
  const { host, last, children, sent } = start();
  host.calls.openRecognizer();
  last().emit('exit', 0);
  expect(sent.at(-1)).toEqual([RECOGNIZER_CHANNEL, null]);
  expect(host.calls.openRecognizer().ok).toBe(true);
  expect(children).toHaveLength(2);
});

test('one that dies starts again at once; again, it rests twice as long each time, until it has lived a minute', () => {
  const { host, last } = start();
  const restMs = () => {
    last().emit('exit', 1);
    for (let ms = 0; ms <= 60_000; ms += 500) {
      if (host.calls.openRecognizer().ok) return ms;
      mock.timers.tick(500);
    }
    return null;
  };
  host.calls.openRecognizer();
  expect([restMs(), restMs(), restMs()]).toEqual([0, 10_000, 20_000]);
  expect([restMs(), restMs(), restMs()]).toEqual([40_000, 60_000, 60_000]);
  mock.timers.tick(60_000);
  expect([restMs(), restMs()]).toEqual([0, 10_000]);
});

test('while it rests the page is told that it crashed, and loading ahead does nothing', () => {
  const { host, last, children } = start();
  host.calls.openRecognizer();
  last().emit('exit', 1);
  host.calls.openRecognizer();
  last().emit('exit', 1);
  host.calls.prepareRecognizer();
  expect(host.calls.openRecognizer()).toEqual({ ok: false, reason: 'crashed' });
  expect(children).toHaveLength(2);
});

test('one that hangs is ended at once for its page, and its late end says nothing of the next one', () => {
  const { host, children, sent } = start();
  host.calls.openRecognizer();
  host.calls.endRecognizer(1);
  expect(sent.at(-1)).toEqual([RECOGNIZER_CHANNEL, null]);
  expect(host.calls.openRecognizer()).toEqual({ ok: true, value: 2 });
  const [hung, next] = children;
  hung?.emit('exit', 15);
  // Another page's stream hung with the first, and says so later.
  host.calls.endRecognizer(1);
  expect(children.map(({ kills }) => kills)).toEqual([1, 0]);
  expect(sent.at(-1)).toEqual([RECOGNIZER_CHANNEL, 2, ['page 2']]);
  expect(host.calls.openRecognizer().ok).toBe(true);
  expect(next?.messages).toHaveLength(2);
  // It counts as a death, and one that has not quite started is ended then.
  Object.assign(next ?? new Child(), { hasStarted: false });
  host.calls.endRecognizer(2);
  expect(host.calls.openRecognizer()).toEqual({ ok: false, reason: 'crashed' });
  Object.assign(next ?? new Child(), { hasStarted: true }).emit('spawn');
  expect(next?.kills).toBe(1);
});

test('a Mac with an Intel processor has none, and says so', () => {
  const { host, children } = start({ platform: 'darwin' });
  host.calls.prepareRecognizer();
  expect(host.calls.openRecognizer()).toEqual({ ok: false, reason: 'notOnThisComputer' });
  expect(children).toEqual([]);
  expect(start({ platform: 'darwin', arch: 'arm64' }).host.calls.openRecognizer().ok).toBe(true);
});

test('it ends with the app, also when it has only just been started', () => {
  const settled = start();
  settled.host.calls.openRecognizer();
  settled.host.dispose();
  expect(settled.last().kills).toBe(1);
  const young = start();
  young.host.calls.openRecognizer();
  young.last().hasStarted = false;
  young.host.dispose();
  young.last().hasStarted = true;
  young.last().emit('spawn');
  young.last().emit('exit', 15);
  expect([young.last().kills, young.sent.length]).toEqual([1, 1]);
  expect(young.host.calls.openRecognizer()).toEqual({ ok: false, reason: 'crashed' });
});
