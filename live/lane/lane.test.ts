/** Every turn that a lane’s connection can take, on a clock that is wound by hand: no network, no sound, no waiting. */
import { expect, test } from '@playwright/test';
import { openScene, talkOf } from '../../e2e/live/scene.ts';
import { endMs, reset, statusesOf, TEXT, talk } from '../../e2e/live/talk.ts';

test('connects, catches up on what was said meanwhile, and keeps each turn with its times', async () => {
  const scene = openScene(talk, { openMs: 3_000 });
  await scene.clock.wind(endMs + 6_000);
  expect(statusesOf(scene)).toEqual(['connecting', 'live']);
  expect(scene.said()).toBe(TEXT);
  expect(scene.entries().map((entry) => entry.startMs)).toEqual(
    [500, 3_000, 7_500].map((ms) => expect.closeTo(ms, -2)),
  );
  expect(scene.entries().every((entry) => entry.lane === 'you')).toBe(true);
});

test('tries again longer and longer, and starts the table again when asked', async () => {
  const scene = openScene(talk);
  scene.engine.script.refusals.push(reset, reset, reset);
  await scene.clock.wind(3_000);
  expect(scene.statuses.filter(({ status }) => status === 'retrying')).toEqual(
    [300, 1_000, 2_000].map((delayMs, index) => ({
      status: 'retrying',
      attempt: index + 1,
      delayMs,
      problem: reset,
    })),
  );
  scene.lane.retry();
  await scene.clock.wind(endMs + 3_000);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: null,
  });
  expect(scene.said()).toBe(TEXT);
});

test('a problem that only a person can mend is not tried again until they ask', async () => {
  const scene = openScene(talk);
  scene.engine.script.refusals.push({ kind: 'badKey' });
  await scene.clock.wind(8_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'failed', problem: { kind: 'badKey' } });
  expect(scene.engine.opened).toHaveLength(0);
  scene.lane.retry();
  await scene.clock.wind(endMs + 3_000);
  expect(scene.said()).toBe(TEXT);
});

for (const atMs of [1_200, 2_300, 4_000, 4_900, 6_800, 8_000]) {
  test(`a connection lost ${atMs} ms in costs no word, doubles none, takes none from the screen`, async () => {
    const scene = openScene(talk);
    await scene.clock.wind(atMs);
    scene.engine.opened.at(-1)?.lose();
    await scene.clock.wind(endMs + 12_000 - atMs);
    expect(scene.engine.opened).toHaveLength(2);
    expect(scene.said()).toBe(TEXT);
    expect(scene.gaps()).toEqual([]);
    const shrunk = scene.shown.filter(
      (text, index) => text.length < (scene.shown[index - 1]?.length ?? 0) - 1,
    );
    expect(shrunk).toEqual([]);
  });
}

test('two losses in one sentence still say it once', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(4_000);
  scene.engine.opened.at(-1)?.lose();
  await scene.clock.wind(1_500);
  scene.engine.opened.at(-1)?.lose();
  await scene.clock.wind(endMs + 6_000);
  expect(scene.engine.opened).toHaveLength(3);
  expect(scene.said()).toBe(TEXT);
});

test('the retry count starts again after half a minute live, not before', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(1_000);
  scene.engine.opened.at(-1)?.lose();
  await scene.clock.wind(29_000);
  scene.engine.opened.at(-1)?.lose();
  await scene.clock.wind(32_000);
  scene.engine.opened.at(-1)?.lose();
  const attempts = scene.statuses.flatMap((status) => (status.status === 'retrying' ? status.attempt : []));
  expect(attempts).toEqual([1, 2, 1]);
});

test('an outage longer than what may wait is a gap with its times, and what came after is captioned', async () => {
  const long = talkOf(
    Array.from({ length: 12 }, (_, index) => `Sentence number ${index} is said now.`).join(' '),
  );
  const scene = openScene(long);
  await scene.clock.wind(5_000);
  scene.engine.script.refusals.push(...Array.from({ length: 5 }, () => reset));
  scene.engine.opened.at(-1)?.lose();
  await scene.clock.wind(60_000);
  const [gap] = scene.gaps();
  expect(scene.gaps()).toHaveLength(1);
  const spoken = long.filter(
    ({ startMs, endMs: wordEndMs }) => wordEndMs <= (gap?.[0] ?? 0) || startMs >= (gap?.[1] ?? 0),
  );
  expect(spoken.length).toBeLessThan(long.length);
  for (const { text } of spoken) expect(scene.said().split(' ')).toContain(text);
  expect(scene.said()).toMatch(/11 is said now\.$/u);
});

test('before a connection ends another takes over in a pause, and the old one settles what it heard', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(3_500);
  scene.engine.opened[0]?.tell({ type: 'ending' });
  await scene.clock.wind(1_000);
  expect(scene.engine.opened.map(({ isHearing }) => isHearing())).toEqual([true, false]);
  await scene.clock.wind(endMs);
  expect(scene.engine.opened.map(({ isHearing }) => isHearing())).toEqual([false, true]);
  expect(scene.engine.opened.map(({ isClosed }) => isClosed())).toEqual([true, false]);
  expect(scene.said()).toBe(TEXT);
  expect(scene.gaps()).toEqual([]);
  expect(statusesOf(scene)).toEqual(['connecting', 'live']);
});

test('a retired connection that settles nothing is closed after ten seconds, with a gap where its text ends', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(3_500);
  scene.engine.opened[0]?.tell({ type: 'ending' });
  scene.engine.script.withholdsFinals = true;
  await scene.clock.wind(4_000);
  scene.engine.script.withholdsFinals = false;
  expect(scene.engine.opened[0]?.isClosed()).toBe(false);
  await scene.clock.wind(12_000);
  expect(scene.engine.opened[0]?.isClosed()).toBe(true);
  expect(scene.said()).toBe(TEXT);
  expect(scene.entries()[1]).toMatchObject({ state: 'interrupted' });
});

test('a renewal that does not come up is tried again after ten seconds, one that is lost at once', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(3_500);
  scene.engine.script.refusals.push(reset);
  scene.engine.opened[0]?.tell({ type: 'ending' });
  await scene.clock.wind(9_500);
  expect(scene.engine.opened).toHaveLength(1);
  await scene.clock.wind(1_500);
  expect(scene.engine.opened[1]?.isHearing()).toBe(true);
  expect(scene.said()).toBe(TEXT);

  const other = openScene(talk);
  await other.clock.wind(3_500);
  other.engine.opened[0]?.tell({ type: 'ending' });
  await other.clock.wind(500);
  other.engine.opened[1]?.lose();
  await other.clock.wind(endMs);
  expect(other.engine.opened.map(({ isClosed }) => isClosed())).toEqual([true, true, false]);
  expect(other.said()).toBe(TEXT);
});

test('changed settings go over to a fresh connection: at the next pause, or once there is one at all', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(2_700);
  scene.lane.renew();
  await scene.clock.wind(500);
  expect(scene.engine.opened.map(({ isHearing }) => isHearing())).toEqual([false, true]);
  const late = openScene(talk);
  await late.clock.wind(10);
  late.lane.renew();
  await late.clock.wind(1_000);
  expect(late.engine.opened).toHaveLength(2);
});
