/** Intent against fact: when a session begins, ends, is tried again, and what it is made to follow. */
import { expect, test } from '@playwright/test';
import { talkOf } from '../e2e/live/scene.ts';
import { supervise } from '../e2e/live/supervised.ts';

const TEXT = 'Is everybody here? Then let us begin.';
const talk = talkOf(TEXT);
const WHOLE_TALK_MS = 9_000;

test('captions that are wanted begin, are recorded from begin to end, and end when they are not', async () => {
  const scene = supervise({ you: talk });
  scene.intend({ captions: true });
  await scene.clock.wind(WHOLE_TALK_MS);
  scene.intend({ captions: false });
  await scene.clock.wind(10_000);
  expect(scene.statuses.map(({ status }) => status)).toEqual([
    'idle',
    'connecting',
    'connecting',
    'live',
    'idle',
  ]);
  expect(scene.said().join(' ')).toBe('you: Is everybody here? Then let us begin.');
  expect(scene.begun).toEqual([{ startedAtEpochMs: 1_000_100, languages: [] }]);
  expect(scene.changes.at(-1)).toMatchObject({ kind: 'end', sessionId: 'session 1' });
  expect(scene.lanes[0]?.opened[0]?.capture.isClosed()).toBe(true);
  expect(scene.views.get('you')?.hearing).toEqual({ isSpeech: false, levelDb: -100 });
});

test('a microphone that another program holds is asked for until it is free', async () => {
  const scene = supervise({ you: talk });
  scene.lanes[0]?.refusals.push({ kind: 'microphoneBusy' }, { kind: 'microphoneBusy' });
  scene.intend({ captions: true });
  await scene.clock.wind(8_000);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: null,
  });
});

test('a source that does not open waits for a device, another choice, or a person', async () => {
  const scene = supervise({ you: talk });
  const lane = scene.lanes[0];
  lane?.refusals.push({ kind: 'noMicrophone' }, { kind: 'microphoneBusy' }, { kind: 'microphoneBusy' });
  scene.intend({ captions: true });
  await scene.clock.wind(5_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'failed', problem: { kind: 'noMicrophone' } });
  scene.supervisor.onDevices();
  await scene.clock.wind(200);
  expect(scene.statuses.at(-1)).toEqual({ status: 'failed', problem: { kind: 'microphoneBusy' } });
  scene.choose({ microphone: { deviceId: 'other', label: 'Other' } });
  await scene.clock.wind(200);
  expect(lane?.refusals).toEqual([]);
  scene.supervisor.retry();
  await scene.clock.wind(1_000);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: null,
  });
});

test('a session that failed to start is over once nobody wants it', async () => {
  const scene = supervise({ you: talk });
  scene.lanes[0]?.refusals.push({ kind: 'microphoneDenied' });
  scene.intend({ captions: true });
  await scene.clock.wind(200);
  scene.intend({ captions: false });
  expect(scene.statuses.at(-1)).toEqual({ status: 'idle' });
});

test('stopped while its source opens, it ends as soon as that has opened', async () => {
  const scene = supervise({ you: talk }, 1_000);
  scene.intend({ captions: true });
  await scene.clock.wind(500);
  scene.intend({ captions: false });
  await scene.clock.wind(60_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'idle' });
  expect(scene.lanes[0]?.opened[0]?.capture.isClosed()).toBe(true);
});

test('a key that was refused is tried anew when it changes, and so is another server', async () => {
  const scene = supervise({ you: talk });
  scene.intend({ captions: true });
  await scene.clock.wind(100);
  const opened = scene.lanes[0]?.opened[0];
  opened?.engine.script.refusals.push({ kind: 'badKey' }, { kind: 'badKey' });
  await scene.clock.wind(60_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'failed', problem: { kind: 'badKey' } });
  scene.state.setState({ key: { source: 'stored', storage: 'encrypted', revision: 1, proof: 'untested' } });
  await scene.clock.wind(300);
  expect(scene.statuses.at(-1)).toEqual({ status: 'failed', problem: { kind: 'badKey' } });
  scene.choose({ baseUrl: 'https://example.com/v1' });
  await scene.clock.wind(300);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: null,
  });
});

test('other languages, words or delay go over to a fresh connection, without a word lost', async () => {
  const scene = supervise({ you: talk });
  scene.intend({ captions: true });
  await scene.clock.wind(1_500);
  scene.choose({ keywords: ['Surtitle'] });
  await scene.clock.wind(WHOLE_TALK_MS);
  scene.intend({ captions: false });
  await scene.clock.wind(10_000);
  const { engine } = scene.lanes[0]?.opened[0] ?? {};
  expect(engine?.opened.map(({ isClosed }) => isClosed())).toEqual([true, true]);
  expect(scene.said().join(' ')).toBe('you: Is everybody here? Then let us begin.');
});

test('another microphone is taken in the running session, also one that was chosen while the first opened', async () => {
  const scene = supervise({ you: talk }, 1_000);
  scene.intend({ captions: true });
  await scene.clock.wind(500);
  scene.choose({ microphone: { deviceId: 'second', label: 'Second' } });
  await scene.clock.wind(1_000);
  scene.choose({ noiseSuppression: true });
  scene.choose({ launchAtLogin: true });
  const { changes = [] } = scene.lanes[0]?.opened[0] ?? {};
  expect(changes.map(({ microphone, noiseSuppression }) => [microphone?.deviceId, noiseSuppression])).toEqual(
    [
      ['second', false],
      ['second', true],
    ],
  );
});

test('sleep pauses the session, and waking goes on with it: later on its clock, under ids of its own', async () => {
  const scene = supervise({ you: talk });
  scene.intend({ captions: true });
  await scene.clock.wind(3_000);
  scene.state.setState({ power: 'asleep' });
  await scene.clock.wind(30_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'idle' });
  expect(scene.changes.at(-1)).toMatchObject({ kind: 'pause', sessionId: 'session 1' });
  scene.continueAs({ sessionId: 'session 1', number: 2, offsetMs: 33_000 });
  scene.state.setState({ power: 'awake' });
  await scene.clock.wind(WHOLE_TALK_MS);
  expect(scene.begun).toHaveLength(2);
  const lines = scene.changes.flatMap((change) => (change.kind === 'append' ? change.entry : []));
  expect(lines.at(-1)).toMatchObject({ id: '2/1.1', startMs: expect.closeTo(33_500, -2) });
  expect(scene.changes.findLast(({ kind }) => kind === 'standing')).toMatchObject({
    reachedMs: expect.closeTo(33_000 + WHOLE_TALK_MS, -4),
  });
  scene.intend({ captions: false });
  await scene.clock.wind(10_000);
  expect(scene.changes.at(-1)).toMatchObject({ kind: 'end', durationMs: expect.closeTo(42_000, -3) });
});

test('a page that goes keeps the open sentence, and a supervisor that is disposed follows nothing more', async () => {
  const scene = supervise({ you: talk });
  scene.intend({ captions: true });
  await scene.clock.wind(2_500);
  scene.supervisor.abandon();
  expect(scene.changes.filter(({ kind }) => kind === 'append').length).toBeGreaterThan(0);
  scene.supervisor.dispose();
  scene.intend({ captions: false });
  await scene.clock.wind(30_000);
  expect(scene.statuses.at(-1)).toEqual({
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: null,
  });
});
