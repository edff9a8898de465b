/** While sources still wait for leave: what changes reaches them, and whatever opened ends with its session. */
import { expect, test } from '@playwright/test';
import { talkOf } from '../e2e/live/scene.ts';
import { supervise } from '../e2e/live/supervised.ts';

const TEXT = 'Is everybody here? Then let us begin.';
const WHOLE_TALK_MS = 9_000;

test('what changes before a source is open reaches it when it opens, and at once what hears beside it', async () => {
  const scene = supervise({ you: talkOf(TEXT), others: talkOf(TEXT) }, { you: 1_000, others: 60_000 });
  const [you, others] = scene.lanes;
  scene.intend({ captions: true });
  await scene.clock.wind(500);
  scene.intend({ muted: true });
  await scene.clock.wind(1_000);
  expect(you?.opened[0]?.capture.isMuted()).toBe(true);
  scene.intend({ muted: false });
  expect(you?.opened[0]?.capture.isMuted()).toBe(false);
  await scene.clock.wind(2_000);
  const before = you?.opened[0]?.engine.opened.length ?? 0;
  scene.choose({ keywords: ['Surtitle'] });
  await scene.clock.wind(WHOLE_TALK_MS);
  expect(you?.opened[0]?.engine.opened.length).toBe(before + 1);
  await scene.clock.wind(60_000);
  // It was asked for before, and goes over to what was chosen since.
  expect(others?.opened[0]?.engine.opened.length).toBe(2);
});

/** Whether what each lane was given, first to last, has been let go of. */
const closed = ({ lanes }: ReturnType<typeof supervise>) =>
  lanes.map(({ opened }) => opened.map(({ capture }) => capture.isClosed()));

test('another source that was chosen while the first asks for leave goes on where that is refused, and ends with Stop', async () => {
  const scene = supervise({ you: talkOf(TEXT), others: talkOf(TEXT) }, { you: 100, others: 10_000 });
  scene.choose({ sources: 'computer' });
  scene.lanes[1]?.refusals.push({ kind: 'computerSoundDenied' });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  scene.choose({ sources: 'microphone' });
  await scene.clock.wind(12_000);
  expect([scene.statuses.at(-1)?.status, closed(scene)]).toEqual(['live', [[false], []]]);
  scene.intend({ muted: true });
  expect(scene.lanes[0]?.opened[0]?.capture.isMuted()).toBe(true);
  scene.intend({ captions: false });
  await scene.clock.wind(20_000);
  expect([scene.statuses.at(-1)?.status, closed(scene)]).toEqual(['idle', [[true], []]]);
  expect(scene.said()).toEqual([`you: ${TEXT}`]);
  expect(scene.changes.at(-1)?.kind).toBe('end');
});

test('a microphone that opens at another try, while the other side waits for a leave that is refused, ends with Stop', async () => {
  const scene = supervise({ you: talkOf(TEXT), others: talkOf(TEXT) }, { you: 100, others: 10_000 });
  scene.lanes[0]?.refusals.push({ kind: 'microphoneBusy' });
  scene.lanes[1]?.refusals.push({ kind: 'computerSoundDenied' });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  scene.supervisor.onOnline();
  await scene.clock.wind(11_000);
  expect(closed(scene)).toEqual([[false], []]);
  scene.intend({ captions: false });
  await scene.clock.wind(20_000);
  expect([scene.statuses.at(-1)?.status, closed(scene)]).toEqual(['idle', [[true], []]]);
});

test('where all that was tried meanwhile is refused too, it says why, and nothing is open', async () => {
  const scene = supervise({ you: talkOf(TEXT), others: talkOf(TEXT) }, { you: 3_000, others: 2_000 });
  scene.choose({ sources: 'computer' });
  scene.lanes[1]?.refusals.push({ kind: 'computerSoundDenied' });
  scene.lanes[0]?.refusals.push({ kind: 'microphoneDenied' });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  scene.choose({ sources: 'microphone' });
  await scene.clock.wind(1_500);
  expect(scene.statuses.at(-1)?.status).not.toBe('failed');
  await scene.clock.wind(5_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'failed', problem: { kind: 'microphoneDenied' } });
  expect(closed(scene)).toEqual([[], []]);
});

test('stopped before any source is open, what opens then is let go of, and nothing of it is kept', async () => {
  const scene = supervise({ you: talkOf(TEXT), others: talkOf(TEXT) }, { you: 1_000, others: 60_000 });
  scene.intend({ captions: true });
  await scene.clock.wind(500);
  scene.intend({ captions: false });
  await scene.clock.wind(5_000);
  expect([scene.statuses.at(-1)?.status, closed(scene), scene.said()]).toEqual(['idle', [[true], []], []]);
});

test('a language that is chosen before a source is open is the one its session begins with', async () => {
  const scene = supervise({ you: talkOf(TEXT) }, 2_000);
  scene.intend({ captions: true });
  await scene.clock.wind(500);
  scene.choose({ languages: ['de'] });
  await scene.clock.wind(WHOLE_TALK_MS);
  expect(scene.begun.map(({ languages }) => languages)).toEqual([['de']]);
});

test('what was heard before its source was given up is ended, also where the other is refused', async () => {
  const scene = supervise({ you: talkOf(TEXT), others: talkOf(TEXT) }, { you: 100, others: 15_000 });
  scene.lanes[1]?.refusals.push({ kind: 'computerSoundDenied' });
  scene.intend({ captions: true });
  await scene.clock.wind(WHOLE_TALK_MS);
  scene.choose({ sources: 'computer' });
  await scene.clock.wind(10_000);
  const status = { status: 'failed', problem: { kind: 'computerSoundDenied' } };
  expect([scene.statuses.at(-1), closed(scene)]).toEqual([status, [[true], []]]);
  scene.intend({ captions: false });
  await scene.clock.wind(5_000);
  expect([scene.statuses.at(-1)?.status, scene.changes.at(-1)?.kind]).toEqual(['idle', 'end']);
  expect(scene.said()).toEqual([`you: ${TEXT}`]);
});

test('a source that could not be opened is asked for again, whatever was tried meanwhile', async () => {
  const scene = supervise({ you: talkOf(TEXT), others: talkOf(TEXT) }, { you: 100, others: 4_000 });
  scene.choose({ sources: 'computer' });
  scene.lanes[0]?.refusals.push({ kind: 'microphoneBusy' }, { kind: 'microphoneBusy' });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  scene.choose({ sources: 'microphone' });
  await scene.clock.wind(30_000);
  expect([scene.statuses.at(-1)?.status, closed(scene)]).toEqual(['live', [[false], [true]]]);
});

test('a refusal that is told is of what is wanted', async () => {
  const scene = supervise({ you: talkOf(TEXT), others: talkOf(TEXT) }, { you: 100, others: 4_000 });
  scene.choose({ sources: 'computer' });
  scene.lanes[0]?.refusals.push({ kind: 'microphoneBusy' });
  scene.lanes[1]?.refusals.push({ kind: 'computerSoundDenied' });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  scene.choose({ sources: 'microphone' });
  await scene.clock.wind(3_500);
  expect(scene.statuses.at(-1)).toEqual({ status: 'failed', problem: { kind: 'microphoneBusy' } });
  // And so it is tried again.
  await scene.clock.wind(10_000);
  expect(scene.statuses.at(-1)?.status).toBe('live');
});

test('stopped and started again before any source is open, what opens hears as every window says', async () => {
  const scene = supervise({ you: talkOf(TEXT) }, 3_000);
  scene.intend({ captions: true });
  await scene.clock.wind(500);
  scene.intend({ muted: true });
  scene.intend({ captions: false });
  await scene.clock.wind(100);
  expect(scene.statuses.at(-1)?.status).toBe('idle');
  scene.intend({ captions: true });
  expect(scene.statuses.at(-1)?.status).toBe('connecting');
  await scene.clock.wind(WHOLE_TALK_MS + 3_000);
  expect([scene.state.getState().intent.muted, scene.said()]).toEqual([false, [`you: ${TEXT}`]]);
});

for (const patch of [{ captions: false }, { offRecord: true }])
  test(`while ${Object.keys(patch)[0]} says otherwise, no more is asked for`, async () => {
    const scene = supervise({ you: talkOf(TEXT), others: talkOf(TEXT) }, { you: 100, others: 60_000 });
    scene.lanes[0]?.refusals.push({ kind: 'microphoneBusy' });
    scene.intend({ captions: true });
    await scene.clock.wind(1_000);
    scene.intend(patch);
    await scene.clock.wind(30_000);
    expect([scene.statuses.at(-1)?.status, closed(scene), scene.begun.length]).toEqual(['idle', [[], []], 0]);
    scene.intend({ captions: true, offRecord: false });
    await scene.clock.wind(WHOLE_TALK_MS);
    expect([scene.statuses.at(-1)?.status, closed(scene)]).toEqual(['live', [[false], []]]);
    expect(scene.said()).toEqual([`you: ${TEXT}`]);
  });
