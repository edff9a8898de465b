/** Speech without text, and how a lane ends: nothing of what was said leaves without a line or a gap. */
import { expect, test } from '@playwright/test';
import { openScene, talkOf } from '../../e2e/live/scene.ts';
import { endMs, finish, reset, statusesOf, TEXT, talk } from '../../e2e/live/talk.ts';

const monologue = talkOf(Array.from({ length: 40 }, (_, index) => `word${index}`).join(' '));

test('speech that brings no text is a fresh turn after five seconds and a fresh connection after ten, and comes again', async () => {
  const scene = openScene(monologue);
  await scene.clock.wind(2_000);
  scene.engine.script.isMute = true;
  await scene.clock.wind(7_500);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: { kind: 'noTextComing' },
  });
  scene.engine.script.isMute = false;
  await scene.clock.wind(30_000);
  expect(scene.statuses.at(-1)).toMatchObject({ status: 'live', fallbackFor: null, warning: null });
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
  expect(scene.captions()).toMatchObject([{ state: 'open', turn: { startMs: 1_000, endMs: 2_000 } }]);
  scene.engine.opened[0]?.tell({ type: 'final', turnId: '1.1', text: 'Psst!' });
  expect(scene.entries()).toMatchObject([{ kind: 'line', text: 'Psst!' }]);
});

test('at the end the last sentence is ended, settled and kept', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(endMs - 250);
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

test('an outage of any length inside a monologue costs what is marked, and no more than moments of work', async () => {
  const endless = talkOf(Array.from({ length: 220 }, (_, index) => `word${index}`).join(' '));
  const scene = openScene(endless);
  await scene.clock.wind(14_000);
  scene.engine.script.refusals.push(...Array.from({ length: 8 }, () => reset));
  scene.engine.opened[0]?.lose();
  await scene.clock.wind(90_000);
  await finish(scene);
  const said = new Set(scene.said().split(' '));
  const isMarked = (atMs: number) => scene.gaps().some(([fromMs, toMs]) => fromMs <= atMs && atMs < toMs);
  const vanished = endless.filter(({ text, startMs, endMs: wordEndMs }) => {
    return !said.has(text) && !isMarked((startMs + wordEndMs) / 2);
  });
  expect(vanished.map(({ text }) => text)).toEqual([]);
});

test('packets that stop arriving just before a renewal do not keep the fresh connection waiting', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(2_950);
  scene.engine.opened[0]?.tell({ type: 'steady', isSteady: false });
  scene.lane.renew();
  await scene.clock.wind(endMs + 6_000);
  expect(scene.engine.opened).toHaveLength(2);
  expect(scene.said()).toBe(TEXT);
});

test('ended right after a renewal, it waits for the last final of the connection that retires, and closes it', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(3_500);
  scene.engine.opened[0]?.tell({ type: 'ending' });
  while (scene.engine.opened[1]?.isHearing() !== true) await scene.clock.wind(20);
  await finish(scene, 10_000);
  expect(scene.entries().filter((entry) => entry.kind === 'line' && entry.state !== 'final')).toEqual([]);
  expect(scene.engine.opened.map(({ isClosed }) => isClosed())).toEqual([true, true]);
  const before = scene.entries();
  await scene.clock.wind(20_000);
  expect(scene.entries()).toEqual(before);
});

test('a connection that is lost while it opens is tried again', async () => {
  const scene = openScene(talk, { isLostAtOpening: true });
  await scene.clock.wind(endMs + 8_000);
  expect(statusesOf(scene)).toContain('retrying');
  expect(scene.said()).toBe(TEXT);
});

test('a turn that brought no text at all is heard again from its start, whatever the next one brought meanwhile', async () => {
  const first = talkOf('a1 a2 a3 a4 a5 a6 a7 a8 a9 a10.');
  const scene = openScene([...first, ...talkOf('b1. c1 c2.', (first.at(-1)?.endMs ?? 0) + 700)]);
  scene.engine.script.isMute = true;
  await scene.clock.wind(5_000);
  scene.engine.script.isMute = false;
  await scene.clock.wind(40_000);
  await finish(scene);
  for (const { text } of first) expect(scene.said().split(' ')).toContain(text);
});

test('no renewal is tried any more once the lane has ended', async () => {
  const scene = openScene(talk);
  await scene.clock.wind(3_500);
  scene.engine.script.withholdsFinals = true;
  const over = finish(scene, 20_000);
  await scene.clock.wind(100);
  scene.engine.script.refusals.push(...Array.from({ length: 20 }, () => reset));
  scene.engine.opened[0]?.tell({ type: 'ending' });
  await over;
  const left = scene.engine.script.refusals.length;
  await scene.clock.wind(60_000);
  expect(scene.engine.script.refusals.length).toBe(left);
});

test('speech that was captured and never played is a gap at the end, from where it was played to', async () => {
  const scene = openScene([
    { text: 'sentence', startMs: 500, endMs: 4_000 },
    { text: 'end.', startMs: 5_000, endMs: 5_300 },
  ]);
  await scene.clock.wind(1_500);
  scene.engine.opened[0]?.tell({ type: 'steady', isSteady: false });
  await scene.clock.wind(5_000);
  await finish(scene);
  expect(scene.gaps()).toEqual([[expect.closeTo(1_430, -2), expect.closeTo(5_300, -2)]]);
});
