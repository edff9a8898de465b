/** Another engine listens while the preferred one is reset, and gives back: no word lost, none twice. */
import { expect, test } from '@playwright/test';
import { openScene, talkOf } from '../../e2e/live/scene.ts';
import {
  finish,
  hearing,
  LONG_TEXT,
  longEndMs,
  longTalk,
  refuseFor,
  reset,
  statusesOf,
} from '../../e2e/live/talk.ts';

test('after two seconds without the preferred engine another takes over from where text ended, and catches up', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(20_000);
  refuseFor(scene, 100);
  scene.engine.opened[0]?.lose();
  await scene.clock.wind(1_900);
  expect(scene.fallback.opened).toHaveLength(0);
  await scene.clock.wind(2_100);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'local', fallbackFor: reset, warning: null });
  const shown = scene.shown.at(-1) ?? '';
  const saidMs = 24_000 - 1_500;
  expect(shown).toContain(longTalk.findLast(({ endMs }) => endMs < saidMs)?.text);
  await scene.clock.wind(longEndMs);
  expect(scene.said()).toBe(LONG_TEXT);
  expect(scene.gaps()).toEqual([]);
});

test('when the preferred engine has been there for ten seconds it takes over in a pause', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  refuseFor(scene, 3);
  scene.engine.opened[0]?.lose();
  await scene.clock.wind(9_000);
  expect(scene.engine.opened).toHaveLength(2);
  // It was reached less than a second ago.
  await scene.clock.wind(9_000);
  expect(scene.engine.opened[1]?.isHearing()).toBe(false);
  await scene.clock.wind(3_500);
  expect(scene.engine.opened[1]?.isHearing()).toBe(true);
  expect(scene.fallback.opened[0]?.isClosed()).toBe(true);
  await scene.clock.wind(longEndMs);
  const stoodIn = scene.statuses.findIndex((status) => status.status === 'live' && status.engine === 'local');
  expect(scene.statuses.slice(stoodIn).every(({ status }) => status === 'live')).toBe(true);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'openai', fallbackFor: null, warning: null });
  expect(scene.said()).toBe(LONG_TEXT);
  expect(scene.gaps()).toEqual([]);
});

test('a loss that is over within two seconds needs nobody else', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  scene.engine.opened[0]?.lose();
  await scene.clock.wind(30_000);
  expect(scene.fallback.opened).toHaveLength(0);
});

test('at the end it is opened for what is still owed', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  refuseFor(scene, 100);
  scene.engine.opened[0]?.lose();
  await scene.clock.wind(1_000);
  await finish(scene);
  expect(scene.gaps()).toEqual([]);
  expect(LONG_TEXT.startsWith(scene.said())).toBe(true);
  expect(scene.said()).toContain(longTalk.findLast(({ endMs }) => endMs < 11_000)?.text);
});

test('at the end it is opened too where packets have just stopped arriving', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  refuseFor(scene, 100);
  scene.engine.opened[0]?.tell({ type: 'steady', isSteady: false });
  await scene.clock.wind(1_000);
  await finish(scene);
  expect(scene.gaps()).toEqual([]);
  expect(scene.said()).toContain(longTalk.findLast(({ endMs }) => endMs < 11_000)?.text);
});

test('one that only a person can mend is stood in for at once, also from the start', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  scene.engine.script.refusals.push({ kind: 'badKey' });
  await scene.clock.wind(1_000);
  expect(hearing(scene)).toEqual({
    status: 'live',
    engine: 'local',
    fallbackFor: { kind: 'badKey' },
    warning: null,
  });
  expect(statusesOf(scene)).toEqual(['connecting', 'live']);
  await scene.clock.wind(20_000);
  scene.lane.retry();
  await scene.clock.wind(longEndMs);
  expect(scene.engine.opened[0]?.isHearing()).toBe(true);
  expect(scene.said()).toBe(LONG_TEXT);
});

test('packets that do not arrive for two seconds count as a loss', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  refuseFor(scene, 100);
  scene.engine.opened[0]?.tell({ type: 'steady', isSteady: false });
  await scene.clock.wind(longEndMs);
  expect(scene.fallback.opened).toHaveLength(1);
  expect(scene.said()).toBe(LONG_TEXT);
  expect(scene.gaps()).toEqual([]);
});

test('when nothing can stand in, what keeps the preferred engine is said', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  scene.engine.script.refusals.push({ kind: 'badKey' });
  scene.fallback.script.refusals.push(reset);
  await scene.clock.wind(1_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'failed', problem: { kind: 'badKey' } });
  await scene.clock.wind(longEndMs + 3_000);
  expect(scene.fallback.opened).toHaveLength(1);
  expect(scene.said()).toBe(LONG_TEXT);
  expect(scene.gaps()).toEqual([]);
});

test('a preferred engine that is lost while it waits to take over waits anew', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  refuseFor(scene, 4);
  scene.engine.opened[0]?.lose();
  await scene.clock.wind(12_000);
  scene.engine.opened[1]?.lose();
  await scene.clock.wind(8_000);
  expect(scene.engine.opened.some((one) => one.isHearing())).toBe(false);
  await scene.clock.wind(longEndMs);
  expect(scene.engine.opened.at(-1)?.isHearing()).toBe(true);
  expect(scene.said()).toBe(LONG_TEXT);
});

test('one that takes long to open is stood in for, and that is said', async () => {
  const scene = openScene(longTalk, { hasFallback: true, openMs: 6_000 });
  await scene.clock.wind(3_000);
  expect(hearing(scene)).toEqual({
    status: 'live',
    engine: 'local',
    fallbackFor: { kind: 'connectionTimedOut' },
    warning: null,
  });
  await scene.clock.wind(longEndMs);
  expect(scene.said()).toBe(LONG_TEXT);
});

test('where more and more waits for the preferred engine, one that is faster catches up before anything is given up', async () => {
  const monologue = talkOf(LONG_TEXT.replaceAll('.', ','));
  const scene = openScene(monologue, { hasFallback: true });
  await scene.clock.wind(5_000);
  scene.engine.opened[0]?.tell({ type: 'steady', isSteady: false });
  await scene.clock.wind(1_800);
  scene.engine.opened[0]?.tell({ type: 'steady', isSteady: true });
  await scene.clock.wind(100);
  scene.capture.rewind(500, []);
  await scene.clock.wind(40_000);
  expect(scene.fallback.opened).toHaveLength(1);
  expect(scene.capture.waitingMs()).toBeLessThan(5_000);
  expect(scene.gaps()).toEqual([]);
});

test('where what is faster cannot be opened the preferred engine goes on', async () => {
  const scene = openScene(talkOf(LONG_TEXT.replaceAll('.', ',')), { hasFallback: true });
  await scene.clock.wind(7_000);
  scene.fallback.script.refusals.push(reset, reset, reset);
  scene.capture.rewind(500, []);
  await scene.clock.wind(20_000);
  expect(scene.engine.opened[0]?.isHearing()).toBe(true);
  expect(scene.capture.playedMs()).toBeGreaterThan(18_000);
  expect(scene.fallback.opened).toEqual([]);
});

test('this computer alone, stopped while it still opens or after it ended, settles what was said', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  scene.choose(scene.fallback);
  scene.lane.renew();
  scene.engine.script.refusals.push(reset);
  await scene.clock.wind(10_000);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'local', fallbackFor: null, warning: null });
  scene.fallback.opened[0]?.lose({ kind: 'recognizerFailed' });
  await scene.clock.wind(100);
  await finish(scene);
  expect(scene.gaps()).toEqual([]);
  expect(LONG_TEXT.startsWith(scene.said())).toBe(true);
  expect(scene.said()).toContain(longTalk.findLast(({ endMs }) => endMs < 10_000)?.text);
});
