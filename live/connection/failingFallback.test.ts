/** Another engine that stands in and fails itself: it is opened again, given up, or left, and no word is lost. */
import { expect, test } from '@playwright/test';
import { openScene } from '../../e2e/live/scene.ts';
import { finish, hearing, LONG_TEXT, longEndMs, longTalk, refuseFor } from '../../e2e/live/talk.ts';

test('an engine that stands in and is lost itself is opened again at once', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  refuseFor(scene, 100);
  scene.engine.opened[0]?.lose();
  await scene.clock.wind(10_000);
  scene.fallback.opened[0]?.lose({ kind: 'internal', detail: 'it crashed' });
  await scene.clock.wind(longEndMs);
  expect(scene.fallback.opened).toHaveLength(2);
  expect(scene.said()).toBe(LONG_TEXT);
  expect(scene.gaps()).toEqual([]);
});

test('one that crashes again and again is opened less and less often, and no word is lost', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  refuseFor(scene, 6);
  scene.engine.opened[0]?.lose();
  for (let ms = 0; ms < 30_000; ms += 100) {
    await scene.clock.wind(100);
    const last = scene.fallback.opened.at(-1);
    if (last?.isHearing() === true) last.lose({ kind: 'recognizerFailed' });
  }
  expect(scene.fallback.opened.length).toBeLessThan(9);
  expect(scene.fallback.opened.length).toBeGreaterThan(4);
  await scene.clock.wind(longEndMs);
  expect(scene.engine.opened.at(-1)?.isHearing()).toBe(true);
  expect(scene.said()).toContain(longTalk.at(-1)?.text);
});

test('one that cannot catch up gives back without a pause that it is level in', async () => {
  const scene = openScene(longTalk, { hasFallback: true, fallbackSpeed: 1 });
  await scene.clock.wind(10_000);
  refuseFor(scene, 3);
  scene.engine.opened[0]?.lose();
  await scene.clock.wind(45_000);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'openai', fallbackFor: null, warning: null });
  expect(scene.fallback.opened[0]?.isClosed()).toBe(true);
  await scene.clock.wind(longEndMs);
  expect(scene.said()).toBe(LONG_TEXT);
  expect(scene.gaps()).toEqual([]);
});

test('one that hangs keeps Stop waiting for some seconds only', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  refuseFor(scene, 100);
  scene.engine.opened[0]?.lose();
  await scene.clock.wind(5_000);
  scene.fallback.opened[0]?.tell({ type: 'steady', isSteady: false });
  scene.fallback.script.isMute = true;
  await scene.clock.wind(3_000);
  await finish(scene, 9_000);
  expect(scene.gaps()).not.toEqual([]);
});
