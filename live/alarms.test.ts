/** How soon a person is told that a lane is deaf or brings no text, and when nothing is said: measured on the wound clock. */
import { expect, test } from '@playwright/test';
import { isAlarm } from '../core/live/laneCondition.ts';
import { talkOf } from '../e2e/live/scene.ts';
import { supervise } from '../e2e/live/supervised.ts';

type Scene = ReturnType<typeof supervise>;

const SAID_WITHIN_MS = 5_000;
const STEP_MS = 50;

/** A call without end: sentences of four words with a second between them. */
const sentences = (count: number, fromMs: number) =>
  talkOf(Array.from({ length: count }, () => 'One two three four.').join(' '), fromMs);

async function started(talks: Parameters<typeof supervise>[0]): Promise<Scene> {
  const scene = supervise(talks);
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  return scene;
}

const opened = (scene: Scene, lane: 'you' | 'others') =>
  scene.lanes.find((talking) => talking.lane === lane)?.opened.at(-1);

/** How long until the lane has an alarm; null when it has none in that time. `tick` is called before each step. */
async function alarmAfterMs(
  scene: Scene,
  lane: string,
  withinMs: number,
  tick = () => {},
): Promise<number | null> {
  for (let ms = 0; ms <= withinMs; ms += STEP_MS) {
    const condition = scene.views.get(lane)?.condition;
    if (condition !== undefined && isAlarm(condition)) return ms;
    tick();
    await scene.clock.wind(STEP_MS);
  }
  return null;
}

test('a microphone of zeros is said to be deaf within five seconds', async () => {
  const scene = await started({ you: [] });
  opened(scene, 'you')?.capture.close();
  const zero = () => opened(scene, 'you')?.listener.onLevel(Number.NEGATIVE_INFINITY);
  const ms = await alarmAfterMs(scene, 'you', 10_000, zero);
  expect(ms).toBeLessThanOrEqual(SAID_WITHIN_MS);
  expect(ms).toBeGreaterThan(4_000);
  expect(scene.statuses.at(-1)).toMatchObject({ warning: { kind: 'microphoneSilent' } });
});

test('a source that ends or is refused is said to be deaf at once, and hears again when it is back', async () => {
  const scene = await started({ you: [], others: [] });
  for (const [lane, kind] of [
    ['you', 'microphoneLost'],
    ['others', 'computerSoundLost'],
  ] as const) {
    opened(scene, lane)?.listener.onProblem({ kind });
    expect(await alarmAfterMs(scene, lane, 1_000)).toBe(0);
    opened(scene, lane)?.listener.onProblem(null);
    expect(await alarmAfterMs(scene, lane, 10_000)).toBeNull();
  }
  const refused = supervise({ you: [], others: [] });
  refused.lanes[1]?.refusals.push({ kind: 'computerSoundDenied' });
  refused.intend({ captions: true });
  expect(await alarmAfterMs(refused, 'others', 5_000)).toBeLessThanOrEqual(200);
});

test('speech that brings no text is said within five seconds of its beginning, whether it goes on or pauses', async () => {
  for (const [text, isAlarmed] of [
    [Array.from({ length: 30 }, () => 'word').join(' '), true],
    ['Can you hear me now? Hello? Hello?', true],
    ['So can you hear me now.', true],
    ['Ahem.', false],
  ] as const) {
    const scene = await started({ you: talkOf(text, 4_000) });
    const engine = opened(scene, 'you')?.engine;
    if (engine !== undefined) Object.assign(engine.script, { isMute: true, withholdsFinals: true });
    // Its clock began 0.1 s after Start.
    await scene.clock.wind(3_100);
    const ms = await alarmAfterMs(scene, 'you', 20_000);
    if (!isAlarmed) expect(ms, text).toBeNull();
    else {
      expect(ms, text).toBeLessThanOrEqual(SAID_WITHIN_MS);
      expect(ms, text).toBeGreaterThan(3_500);
      expect(scene.statuses.at(-1), text).toMatchObject({ warning: { kind: 'noTextComing' } });
    }
  }
});

test('text that is back ends the alarm', async () => {
  const scene = await started({ you: sentences(12, 1_000) });
  const engine = opened(scene, 'you')?.engine;
  if (engine !== undefined) Object.assign(engine.script, { isMute: true, withholdsFinals: true });
  expect(await alarmAfterMs(scene, 'you', 8_000)).not.toBeNull();
  if (engine !== undefined) Object.assign(engine.script, { isMute: false, withholdsFinals: false });
  await scene.clock.wind(3_000);
  expect(scene.views.get('you')?.condition).not.toBe('noText');
  expect(scene.statuses.at(-1)).toMatchObject({ status: 'live', warning: null });
});

test('an hour of quiet, and coughs now and then, are no alarm', async () => {
  const coughs = Array.from({ length: 60 }, (_, index) => {
    const startMs = 30_000 + index * 60_000;
    return { text: 'ahem', startMs, endMs: startMs + (index % 2 === 0 ? 100 : 400) };
  });
  const scene = await started({ you: coughs, others: [] });
  const engine = opened(scene, 'you')?.engine;
  if (engine !== undefined) engine.script.isMute = true;
  for (let minute = 0; minute < 60; minute += 1) {
    expect(await alarmAfterMs(scene, 'you', 60_000), `minute ${minute}`).toBeNull();
    expect(scene.views.get('others')?.condition).toBe('listening');
  }
});

test('while an engine is away, comes back and catches up there is no alarm of its text', async () => {
  const scene = await started({ you: sentences(20, 1_000), others: [] });
  const engine = opened(scene, 'you')?.engine;
  await scene.clock.wind(3_000);
  engine?.script.refusals.push(
    { kind: 'serverError', httpStatus: 503 },
    { kind: 'serverError', httpStatus: 503 },
    { kind: 'serverError', httpStatus: 503 },
  );
  engine?.opened.at(-1)?.lose();
  expect(await alarmAfterMs(scene, 'you', 30_000)).toBeNull();
  const connection = engine?.opened.at(-1);
  connection?.tell({ type: 'steady', isSteady: false });
  expect(await alarmAfterMs(scene, 'you', 15_000)).toBeNull();
  connection?.tell({ type: 'steady', isSteady: true });
  expect(await alarmAfterMs(scene, 'you', 15_000)).toBeNull();
});

test('what the computer plays has not been heard yet until it plays, and then may rest', async () => {
  const scene = await started({ others: [] });
  opened(scene, 'others')?.capture.close();
  const listener = opened(scene, 'others')?.listener;
  // What the talk's own capture told before it was closed counted as sound.
  const fresh = supervise({ others: [] });
  fresh.intend({ captions: true });
  await fresh.clock.wind(105);
  fresh.lanes[0]?.opened[0]?.capture.close();
  await fresh.clock.wind(1_000);
  const conditions = () => [scene.views.get('others')?.condition, fresh.views.get('others')?.condition];
  expect(conditions()).toEqual(['listening', 'nothingYet']);
  for (let ms = 0; ms < 20_000; ms += 250) {
    await scene.clock.wind(250);
    await fresh.clock.wind(250);
    for (const zeros of [listener, fresh.lanes[0]?.opened[0]?.listener])
      zeros?.onLevel(Number.NEGATIVE_INFINITY);
  }
  expect(conditions()).toEqual(['listening', 'nothingYet']);
  fresh.lanes[0]?.opened[0]?.listener.onLevel(-50);
  expect(conditions()).toEqual(['listening', 'listening']);
});
