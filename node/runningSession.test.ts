/** A session that is broken off goes on, with the time in between marked; one that was ended does not. */
import { expect, test } from '@playwright/test';
import type { LaneNames, TranscriptChange, TranscriptLine } from '../core/transcript/transcript.ts';
import { createRunningSession } from './runningSession.ts';

const EPOCH_MS = 1_790_000_000_000;

function scene(names: LaneNames = { you: '', others: '' }) {
  const recorded: TranscriptChange[] = [];
  let nowMs = 5_000;
  const sessions = createRunningSession({
    record: (change) => recorded.push(change),
    nowMs: () => nowMs,
    names: () => names,
  });
  const begin = (atMs = nowMs - 5_000) =>
    sessions.begin({ startedAtEpochMs: EPOCH_MS + atMs, languages: ['en'] });
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return {
    recorded,
    sessions,
    begin,
    pass,
    appended: () => recorded.filter(({ kind }) => kind === 'append'),
  };
}

const line = (id: string, startMs: number, endMs: number): TranscriptLine => ({
  ...({ kind: 'line', lane: 'you', id, text: 'Hello', state: 'interrupted', startMs, endMs } as const),
  ...{ islands: [], anchors: [], speaker: null },
});

const stopped = { captions: false, paused: false, offRecord: false };

test('after a page has crashed its session goes on: what stood is kept, the time in between is a gap', () => {
  const { begin, sessions, pass, recorded, appended } = scene();
  const { sessionId } = begin();
  pass(10_000);
  const entries = [line('1.2', 8_000, 9_900)];
  sessions.note({ kind: 'standing', sessionId, lane: 'you', reachedMs: 10_000, isSpeaking: true, entries });
  pass(2_500);
  expect(begin()).toEqual({ sessionId, number: 2, offsetMs: 12_500 });
  expect(recorded.filter(({ kind }) => kind === 'begin')).toHaveLength(1);
  expect(recorded).toContainEqual({ kind: 'broken', sessionId, goesOn: true });
  expect(appended()).toEqual([
    {
      kind: 'append',
      sessionId,
      entry: { kind: 'gap', lane: 'you', id: 'break:2', startMs: 10_000, endMs: 12_500 },
    },
  ]);
});

test('a page that died and was not wanted back leaves what stood, and its end as a gap', () => {
  const { begin, sessions, recorded } = scene();
  const { sessionId } = begin();
  sessions.follow(stopped);
  expect(recorded.map(({ kind }) => kind)).toEqual(['begin']);
  const again = begin();
  sessions.breakOff();
  sessions.follow(stopped);
  expect(recorded.at(-1)).toEqual({ kind: 'broken', sessionId: again.sessionId, goesOn: false });
  expect(again.sessionId).not.toBe(sessionId);
});

test('sleep is no loss but a break of its own kind, as long as the wall clock says', () => {
  const { begin, sessions, pass, appended } = scene();
  const { sessionId } = begin();
  pass(60_000);
  sessions.note({ kind: 'pause', sessionId, durationMs: 60_000, reason: 'asleep' });
  expect(begin(3_600_000)).toEqual({ sessionId, number: 2, offsetMs: 3_600_000 });
  expect(appended()).toMatchObject([{ entry: { startMs: 60_000, endMs: 3_600_000, reason: 'asleep' } }]);
});

test('a pause is a break of its own kind, and one that Stop ends leaves no gap behind', () => {
  const { begin, sessions, pass, appended, recorded } = scene();
  const { sessionId } = begin();
  pass(60_000);
  sessions.note({ kind: 'pause', sessionId, durationMs: 60_000, reason: 'paused' });
  pass(30_000);
  expect(begin(90_000)).toEqual({ sessionId, number: 2, offsetMs: 90_000 });
  sessions.note({ kind: 'pause', sessionId, durationMs: 95_000, reason: 'paused' });
  pass(30_000);
  sessions.follow(stopped);
  expect(appended()).toMatchObject([{ entry: { startMs: 60_000, endMs: 90_000, reason: 'paused' } }]);
  expect(recorded.at(-1)).toEqual({ kind: 'end', sessionId, durationMs: 95_000 });
});

test('a session that Stop meets while its page still settles a break ends once that has settled', () => {
  const { begin, sessions, recorded } = scene();
  const { sessionId } = begin();
  sessions.follow(stopped);
  sessions.note({ kind: 'pause', sessionId, durationMs: 4_000, reason: 'paused' });
  expect(recorded.at(-1)).toEqual({ kind: 'end', sessionId, durationMs: 4_000 });
});

test('a break in which captions went on off the record says so, whatever began it', () => {
  for (const begins of ['paused', 'crash'] as const) {
    const { begin, sessions, pass, appended } = scene();
    const { sessionId } = begin();
    pass(10_000);
    if (begins === 'crash') sessions.breakOff();
    else sessions.note({ kind: 'pause', sessionId, durationMs: 10_000, reason: 'paused' });
    sessions.follow({ captions: true, paused: false, offRecord: true });
    pass(20_000);
    begin(30_000);
    expect(appended()).toMatchObject([{ entry: { reason: 'offRecord' } }]);
  }
});

test('what was said off the record until Stop is a gap at the end of the session', () => {
  const { begin, sessions, pass, recorded } = scene();
  const { sessionId } = begin();
  pass(60_000);
  sessions.note({ kind: 'pause', sessionId, durationMs: 60_000, reason: 'offRecord' });
  pass(30_000);
  sessions.follow(stopped);
  expect(recorded.slice(1)).toMatchObject([
    { kind: 'append', sessionId, entry: { startMs: 60_000, endMs: 90_000, reason: 'offRecord' } },
    { kind: 'end', sessionId, durationMs: 90_000 },
  ]);
});

test('a wall clock that was set back does not turn time back', () => {
  const { begin, sessions, pass } = scene();
  const { sessionId } = begin();
  pass(10_000);
  sessions.note({ kind: 'append', sessionId, entry: line('1.1', 1_000, 9_000) });
  pass(1_000);
  expect(begin(-3_600_000)).toMatchObject({ number: 2, offsetMs: 10_000 });
});

test('what was ended, closed, or broken off for half a day is followed by another session', () => {
  const ends: readonly ((id: string, scene_: ReturnType<typeof scene>) => void)[] = [
    (sessionId, { sessions }) => sessions.note({ kind: 'end', sessionId, durationMs: 1_000 }),
    (sessionId, { sessions }) => {
      sessions.note({ kind: 'pause', sessionId, durationMs: 1_000, reason: 'asleep' });
      sessions.follow(stopped);
    },
    (_sessionId, { pass }) => pass(13 * 3_600_000),
  ];
  for (const end of ends) {
    const each = scene();
    const { sessionId } = each.begin();
    end(sessionId, each);
    const next = each.begin();
    expect([next.number, next.sessionId === sessionId]).toEqual([1, false]);
  }
});

test('a session keeps the names that its lanes had when it began', () => {
  const named = { you: 'Ann', others: '' };
  const { begin, recorded } = scene(named);
  begin();
  named.you = 'Bo';
  begin();
  const heads = recorded.flatMap((change) => (change.kind === 'begin' ? [change.head.names] : []));
  expect(heads).toEqual([{ you: 'Ann' }]);
});
