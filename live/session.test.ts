/** Several lanes in one session: one clock, one record, each with its own fate; and what is said of a source's sound. */
import { expect, test } from '@playwright/test';
import { talkOf } from '../e2e/live/scene.ts';
import { supervise } from '../e2e/live/supervised.ts';

const you = talkOf('Can you hear me. I do hear you.');
const others = talkOf('Yes, very well.', 2_400);

const linesOf = ({ changes }: ReturnType<typeof supervise>, lane: string) =>
  changes.flatMap((change) =>
    change.kind === 'append' && change.entry.kind === 'line' && change.entry.lane === lane
      ? change.entry
      : [],
  );

test('two lanes are recorded in one session, in the order in which they spoke', async () => {
  const scene = supervise({ you, others });
  scene.intend({ captions: true });
  await scene.clock.wind(10_000);
  scene.intend({ captions: false });
  await scene.clock.wind(10_000);
  expect(scene.said()).toEqual(['you: Can you hear me.', 'others: Yes, very well.', 'you: I do hear you.']);
  expect(scene.begun).toHaveLength(1);
  expect(scene.changes.filter(({ kind }) => kind === 'end')).toHaveLength(1);
});

test('a source that does not open warns, and the other lane goes on', async () => {
  const scene = supervise({ you, others });
  scene.lanes[1]?.refusals.push({ kind: 'microphoneDenied' });
  scene.intend({ captions: true });
  await scene.clock.wind(10_000);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: { kind: 'microphoneDenied' },
  });
  expect(scene.said()).toEqual(['you: Can you hear me.', 'you: I do hear you.']);
});

test('a source that another program holds is asked for again, and its lane lies on the session’s clock', async () => {
  const late = talkOf('I am back. Where were we.', 500);
  const scene = supervise({ you, others: late });
  scene.lanes[1]?.refusals.push({ kind: 'microphoneBusy' });
  scene.intend({ captions: true });
  await scene.clock.wind(20_000);
  scene.intend({ captions: false });
  await scene.clock.wind(5_000);
  // Opened five seconds after the first, which had begun to capture a little after it was asked to.
  const [line] = linesOf(scene, 'others');
  expect(line).toMatchObject({ text: 'I am back.', startMs: expect.closeTo(5_600, -3) });
  expect(scene.begun).toHaveLength(1);
});

test('sources are changed while captions run: what is left out is settled first, what comes back has new ids', async () => {
  const scene = supervise({ you, others });
  scene.intend({ captions: true });
  await scene.clock.wind(4_000);
  scene.choose({ sources: 'microphone' });
  await scene.clock.wind(6_000);
  expect(linesOf(scene, 'others').map(({ text }) => text)).toEqual(['Yes, very well.']);
  expect(scene.lanes[1]?.opened[0]?.capture.isClosed()).toBe(true);
  expect(scene.views.get('others')?.captions).toEqual([]);
  scene.choose({ sources: 'both' });
  await scene.clock.wind(8_000);
  scene.intend({ captions: false });
  await scene.clock.wind(8_000);
  const ids = linesOf(scene, 'others').map(({ id }) => id);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(2);
  expect(scene.begun).toHaveLength(1);
  expect(scene.changes.at(-1)).toMatchObject({ kind: 'end', durationMs: expect.closeTo(18_000, -3) });
});

test('a source that is no longer wanted while it opens is closed again, and Stop does not wait for it', async () => {
  const scene = supervise({ you, others }, 3_000);
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  scene.choose({ sources: 'microphone' });
  await scene.clock.wind(4_000);
  expect(scene.lanes.map(({ opened }) => opened[0]?.capture.isClosed())).toEqual([false, true]);
  scene.intend({ captions: false });
  await scene.clock.wind(8_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'idle' });
});

test('without any source there is no session, and the first lane’s problem is told', async () => {
  const scene = supervise({ you, others });
  scene.lanes[0]?.refusals.push({ kind: 'noMicrophone' });
  scene.lanes[1]?.refusals.push({ kind: 'microphoneDenied' });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'failed', problem: { kind: 'noMicrophone' } });
  expect(scene.changes).toEqual([]);
});

test('a lane whose engine is lost warns while it comes back; the session stays live', async () => {
  const scene = supervise({ you, others });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  const engine = scene.lanes[1]?.opened[0]?.engine;
  engine?.script.refusals.push({ kind: 'serverError', httpStatus: 503 });
  engine?.opened[0]?.lose();
  await scene.clock.wind(100);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: { kind: 'connectionLost' },
  });
  await scene.clock.wind(20_000);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: null,
  });
  expect(scene.said()).toContain('others: Yes, very well.');
});

test('a source that gives only zeros for five seconds is said to be silent, until it gives sound', async () => {
  const scene = supervise({ you: [] });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  const listener = scene.lanes[0]?.opened[0]?.listener;
  // The level of a muted microphone, besides what the talk's own capture tells.
  scene.lanes[0]?.opened[0]?.capture.close();
  for (let ms = 0; ms < 4_000; ms += 100) {
    await scene.clock.wind(100);
    listener?.onLevel(Number.NEGATIVE_INFINITY);
  }
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: null,
  });
  await scene.clock.wind(600);
  listener?.onLevel(Number.NEGATIVE_INFINITY);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: { kind: 'microphoneSilent' },
  });
  listener?.onLevel(-40);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: null,
  });
});

test('a problem of the source is a warning while it lasts', async () => {
  const scene = supervise({ you });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  const listener = scene.lanes[0]?.opened[0]?.listener;
  listener?.onProblem({ kind: 'microphoneLost' });
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: { kind: 'microphoneLost' },
  });
  listener?.onProblem(null);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: null,
  });
});

test('the level moves at most four times a second and by three decibels, speech at once', async () => {
  const scene = supervise({ you: [] });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  scene.lanes[0]?.opened[0]?.capture.close();
  const listener = scene.lanes[0]?.opened[0]?.listener;
  const hearing = () => scene.views.get('you')?.hearing;
  await scene.clock.wind(500);
  listener?.onLevel(-40);
  listener?.onLevel(-20);
  expect(hearing()).toEqual({ isSpeech: false, levelDb: -40 });
  await scene.clock.wind(300);
  listener?.onLevel(-38);
  expect(hearing()?.levelDb).toBe(-40);
  listener?.onLevel(-20);
  expect(hearing()?.levelDb).toBe(-20);
  listener?.onSpeech({ atMs: 2_000, frameMs: 32, probability: 0.9, levelDb: -20 });
  expect(hearing()?.isSpeech).toBe(true);
});
