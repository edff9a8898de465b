/** A choice that changes while captions run: the last one wins, in a pause, and no word is lost. */
import { expect, test } from '@playwright/test';
import { openScene } from '../../e2e/live/scene.ts';
import { hearing, LONG_TEXT, longEndMs, longTalk, refuseFor, reset } from '../../e2e/live/talk.ts';

test('another choice is gone over to in a pause, and what is chosen no more stops being tried', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  scene.choose(scene.fallback);
  scene.lane.renew();
  await scene.clock.wind(6_000);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'local', fallbackFor: null, warning: null });
  expect(scene.engine.opened[0]?.isClosed()).toBe(true);
  await scene.clock.wind(20_000);
  scene.choose(scene.engine, scene.fallback);
  scene.lane.retry();
  await scene.clock.wind(6_000);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'openai', fallbackFor: null, warning: null });
  await scene.clock.wind(longEndMs);
  expect(scene.said()).toBe(LONG_TEXT);
  expect([scene.engine.opened.length, scene.fallback.opened.length]).toEqual([2, 1]);
});

test('who stood in and is chosen now stays, and the other is tried no more', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  refuseFor(scene, 3);
  scene.engine.opened[0]?.lose();
  await scene.clock.wind(5_000);
  scene.choose(scene.fallback);
  scene.lane.renew();
  await scene.clock.wind(longEndMs);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'local', fallbackFor: null, warning: null });
  expect(scene.engine.opened).toHaveLength(1);
  expect(scene.said()).toBe(LONG_TEXT);
});

test('a second choice that comes while the first is being opened wins', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  await scene.clock.wind(10_000);
  scene.choose(scene.fallback);
  scene.lane.renew();
  await scene.clock.wind(100);
  scene.choose(scene.engine);
  scene.lane.renew();
  await scene.clock.wind(longEndMs);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'openai', fallbackFor: null, warning: null });
  expect(scene.fallback.opened.every((one) => one.isClosed())).toBe(true);
  expect(scene.said()).toBe(LONG_TEXT);
});

test('what was being opened for an earlier choice does not take the place of what is ready for the last one', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  scene.choose(scene.fallback);
  scene.lane.renew();
  await scene.clock.wind(10_000);
  // The one that listens is opened anew, because a setting changed; that takes longer than opening the other.
  scene.lane.renew();
  scene.choose(scene.engine, scene.fallback);
  scene.lane.renew();
  await scene.clock.wind(longEndMs);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'openai', fallbackFor: null, warning: null });
  expect(scene.fallback.opened.every((one) => one.isClosed())).toBe(true);
  expect(scene.said()).toBe(LONG_TEXT);
});

test('while nothing listens, another choice is tried at once', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  scene.choose(scene.engine);
  scene.lane.renew();
  scene.engine.script.refusals.push({ kind: 'badKey' }, { kind: 'badKey' });
  await scene.clock.wind(3_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'failed', problem: { kind: 'badKey' } });
  scene.choose(scene.fallback);
  scene.lane.renew();
  await scene.clock.wind(1_000);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'local', fallbackFor: null, warning: null });
  await scene.clock.wind(longEndMs);
  expect(scene.said()).toBe(LONG_TEXT);
});

test('a choice that comes while another is being refused does not wait for its next try', async () => {
  const scene = openScene(longTalk, { hasFallback: true, openMs: 1_000 });
  scene.choose(scene.engine);
  scene.engine.script.refusals.push({ kind: 'badKey' });
  await scene.clock.wind(500);
  scene.choose(scene.fallback);
  scene.lane.renew();
  await scene.clock.wind(1_500);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'local', fallbackFor: null, warning: null });
});

test('nothing stands in any more when that was chosen while nothing listened', async () => {
  const scene = openScene(longTalk, { hasFallback: true });
  scene.engine.script.refusals.push(reset, reset, reset);
  await scene.clock.wind(1_000);
  scene.choose(scene.engine);
  scene.lane.renew();
  await scene.clock.wind(longEndMs);
  expect(scene.fallback.opened).toEqual([]);
  expect(hearing(scene)).toEqual({ status: 'live', engine: 'openai', fallbackFor: null, warning: null });
});
