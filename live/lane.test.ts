/** Every turn that a lane's life can take, on a clock that is wound by hand: no network, no sound, no waiting. */
import { expect, test } from '@playwright/test';
import type { Problem } from '../core/base/problem.ts';
import { openScene, type Scene, talkOf } from '../e2e/live/scene.ts';

const TEXT = 'We begin at eight. Please bring the list of names with you today. Thank you all.';
const talk = talkOf(TEXT);
const endMs = talk.at(-1)?.endMs ?? 0;
const reset: Problem = { kind: 'connectionLost' };

const statusesOf = ({ statuses }: Scene) => statuses.map(({ status }) => status);

/** Ends the lane while its clock goes on. */
async function finish(scene: Scene, withinMs = 60_000): Promise<void> {
  let isOver = false;
  const over = scene.lane.finish().then(() => {
    isOver = true;
  });
  for (let ms = 0; !isOver && ms < withinMs; ms += 100) await scene.clock.wind(100);
  expect(isOver).toBe(true);
  await over;
}

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
  expect(scene.statuses.at(-1)).toEqual({ status: 'live', warning: null });
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

const monologue = talkOf(Array.from({ length: 40 }, (_, index) => `word${index}`).join(' '));

test('speech that brings no text is a fresh turn after five seconds and a fresh connection after ten, and comes again', async () => {
  const scene = openScene(monologue);
  await scene.clock.wind(2_000);
  scene.engine.script.isMute = true;
  await scene.clock.wind(7_500);
  expect(scene.statuses.at(-1)).toEqual({ status: 'live', warning: { kind: 'noTextComing' } });
  scene.engine.script.isMute = false;
  await scene.clock.wind(30_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'live', warning: null });
  const said = new Set(scene.said().split(' '));
  expect(monologue.filter(({ text }) => !said.has(text))).toEqual([]);

  const dead = openScene(monologue);
  await dead.clock.wind(2_000);
  dead.engine.script.isMute = true;
  await dead.clock.wind(14_000);
  dead.engine.script.isMute = false;
  await dead.clock.wind(30_000);
  expect(statusesOf(dead)).toContain('retrying');
  expect(dead.engine.opened.length).toBeGreaterThan(1);
  const later = new Set(dead.said().split(' '));
  expect(monologue.filter(({ text }) => !later.has(text))).toEqual([]);
});

test('sound is held while nothing arrives, and played on when that has healed', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(3_000);
  scene.engine.opened[0]?.tell({ type: 'steady', isSteady: false });
  const heldMs = scene.capture.playedMs();
  await scene.clock.wind(2_000);
  expect(scene.capture.playedMs()).toBe(heldMs);
  scene.engine.opened[0]?.tell({ type: 'steady', isSteady: true });
  await scene.clock.wind(endMs + 3_000);
  expect(scene.said()).toBe(TEXT);
});

test('text of a voice that was not detected becomes a line once it has stopped', async () => {
  const scene = openScene([]);
  await scene.clock.wind(2_000);
  scene.engine.script.withholdsFinals = true;
  scene.engine.opened[0]?.tell({ type: 'text', turnId: '1.1', text: ' Psst', atMs: 2_000 });
  await scene.clock.wind(2_900);
  expect(scene.captions()).toMatchObject([{ state: 'open', turn: null }]);
  await scene.clock.wind(200);
  expect(scene.captions()).toMatchObject([{ state: 'open', turn: { startMs: 930, endMs: 1_930 } }]);
  scene.engine.opened[0]?.tell({ type: 'final', turnId: '1.1', text: 'Psst!' });
  expect(scene.entries()).toMatchObject([{ kind: 'line', text: 'Psst!' }]);
});

test('at the end the last sentence is ended, settled and kept', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(endMs - 100);
  await finish(scene);
  expect(scene.said()).toBe(TEXT.replace(' all.', ''));
  expect(scene.gaps()).toEqual([]);
  expect(scene.engine.opened[0]?.isClosed()).toBe(true);
});

test('at the end, what an engine leaves unsettled is kept as far as its text goes, the rest as a gap', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(5_000);
  scene.engine.script.isMute = true;
  scene.engine.script.withholdsFinals = true;
  await scene.clock.wind(1_500);
  await finish(scene, 5_000);
  expect(scene.said()).toMatch(/^We begin at eight\. Please bring the list/u);
  expect(scene.entries().at(-1)).toMatchObject({ kind: 'gap' });
  expect(scene.gaps()[0]?.[1]).toBeGreaterThan(6_000);
});

test('ended while it connects it opens nothing more, and what was said is a gap', async () => {
  const scene = openScene(talk, { openMs: 10_000 });
  await scene.clock.wind(2_600);
  await finish(scene, 1_000);
  await scene.clock.wind(20_000);
  expect(scene.engine.opened.every(({ isClosed }) => isClosed())).toBe(true);
  expect(scene.gaps()).toEqual([[500, expect.closeTo(2_000, -2)]]);
});

test('abandoned, it keeps the open sentence and marks the rest at once', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(5_500);
  scene.lane.abandon();
  expect(scene.entries().at(-2)).toMatchObject({ kind: 'line', state: 'interrupted' });
  expect(scene.entries().at(-1)).toMatchObject({ kind: 'gap' });
});

test('lanes lose, hold and number apart: what befalls one leaves the other as it is', async () => {
  const you = openScene(talk, { lane: 'you' });
  const others = openScene(talkOf('They speak at the same time. Nobody is cut short by that.'), {
    clock: you.clock,
    lane: 'others',
  });
  await you.clock.wind(4_000);
  const before = others.captions();
  you.engine.opened[0]?.lose();
  expect(you.captions().some(({ state }) => state === 'held')).toBe(true);
  expect(others.captions()).toBe(before);
  await you.clock.wind(endMs + 6_000);
  expect(you.said()).toBe(TEXT);
  expect(others.said()).toBe('They speak at the same time. Nobody is cut short by that.');
  expect([you, others].map((scene) => scene.entries()[0]?.id)).toEqual(['1.1', '1.1']);
  expect(others.engine.opened).toHaveLength(1);
});
