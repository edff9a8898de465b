/** How loud Linux gives what it plays is looked at while that is wanted, and raised by a press. */
import { expect, test } from '@playwright/test';
import { type AppState, initialState } from '../../core/app/state.ts';
import { nothingHeard } from '../../core/live/sidesTest.ts';
import { createSoundSystemWatch, type Pactl } from './soundSystem.ts';

const listening: Partial<AppState> = {
  canHearComputer: true,
  intent: { ...initialState.intent, captions: true },
};

function scene({ platform = 'linux', ...broken }: { platform?: NodeJS.Platform; missing?: boolean } = {}) {
  let state: AppState = initialState;
  let percent = 5;
  let isHanging = false;
  const asked: string[] = [];
  const listeners: ((state: AppState) => void)[] = [];
  const pactl: Pactl = async (...args) => {
    asked.push(args.join(' '));
    if (isHanging) throw new Error('it took too long');
    if (broken.missing) throw Object.assign(new Error(), { code: 'ENOENT' });
    if (args[0] === 'info') return 'Default Sink: a\nDefault Source: mic';
    if (args[0] === 'set-source-volume') percent = 100;
    return `Source #0\n\tName: a.monitor\n\tDescription: Monitor of A\n\tMute: no\n\tVolume: mono: 1 / ${percent}% / 0 dB\n\tMonitor of Sink: a\n`;
  };
  const set = (change: Partial<AppState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener(state);
  };
  const watch = createSoundSystemWatch({
    platform,
    pactl,
    getState: () => state,
    setState: set,
    subscribe: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
  });
  const hang = () => {
    isHanging = true;
  };
  return { watch, asked, set, hang, system: () => state.soundSystem };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

test('nothing is asked until the computer is heard or tested', async () => {
  const { watch, asked, set, system } = scene();
  set({ canHearComputer: true });
  await settle();
  expect(asked).toEqual([]);
  set({ sidesTest: nothingHeard });
  await expect.poll(() => system()?.monitorPercent).toBe(5);
  watch.dispose();
});

test('one that is too low is raised by its name, unmuted, and looked at again', async () => {
  const { watch, asked, set, system } = scene();
  set(listening);
  await expect.poll(() => system()?.monitorPercent).toBe(5);
  asked.length = 0;
  expect(await watch.raise()).toEqual({ ok: true, value: undefined });
  expect(asked.slice(0, 2)).toEqual(['set-source-mute a.monitor 0', 'set-source-volume a.monitor 100%']);
  expect(system()?.monitorPercent).toBe(100);
  watch.dispose();
});

test('where the sound server hangs, nothing is said to be raised', async () => {
  const { watch, set, hang, system } = scene();
  set(listening);
  await expect.poll(() => system()?.monitorPercent).toBe(5);
  hang();
  expect(await watch.raise()).toMatchObject({
    ok: false,
    problem: { kind: 'computerSoundFaint', percent: 5 },
  });
  watch.dispose();
});

test('where pactl is missing it is asked once, and other systems are not asked', async () => {
  const missing = scene({ missing: true });
  missing.set(listening);
  await settle();
  missing.set({ ...listening, intent: initialState.intent });
  missing.set(listening);
  await settle();
  expect([missing.asked, missing.system()]).toEqual([['info'], null]);
  missing.watch.dispose();
  const mac = scene({ platform: 'darwin' });
  mac.set(listening);
  await settle();
  expect(mac.asked).toEqual([]);
  mac.watch.dispose();
});
