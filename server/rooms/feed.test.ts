import { expect, test } from '@playwright/test';
import { createInProcessBus } from '../bus/inProcess.ts';
import type { Line } from '../wire/events.ts';
import { openRooms } from './rooms.ts';

const entry = {
  kind: 'line',
  lane: 'you',
  id: '1',
  text: 'One.',
  state: 'final',
  startMs: 0,
  endMs: 1_000,
  islands: [],
  anchors: [],
  speaker: null,
} as const;

async function speaking() {
  const lines: Line[] = [];
  const rooms = await openRooms({
    names: ['main'],
    bus: createInProcessBus(1),
    keep: () => undefined,
    onLine: (_room, line) => void lines.push(line),
  });
  const room = rooms.get('main');
  if (room === null) throw new Error('there is no room');
  const feed = room.openFeed('Ann');
  const { sessionId } = await feed.begin({ startedAtEpochMs: 1_000, languages: [] });
  await feed.record({ kind: 'append', sessionId, entry });
  return { room, feed, sessionId, lines };
}

test('lines that a page tells again after a loss are told once; changed ones are told', async () => {
  const { feed, sessionId, lines } = await speaking();
  const final = {
    type: 'final',
    session: sessionId,
    lane: 'you',
    id: '1',
    startMs: 0,
    endMs: 1_000,
    text: 'One.',
    state: 'final',
  } as const;
  for (const text of ['One.', 'One.', 'One!', 'One!']) feed.tell({ ...final, text });
  expect(lines).toMatchObject([{ text: 'One.' }, { text: 'One!' }]);
});

test('what was missed while nobody heard a session is a gap of its lane', async () => {
  const { room, feed } = await speaking();
  feed.breakOff();
  await feed.begin({ startedAtEpochMs: 60_000, languages: [] });
  expect(room.transcript()?.entries.map(({ kind, lane }) => [kind, lane])).toEqual([
    ['line', 'Ann'],
    ['gap', 'Ann'],
  ]);
});

test('what is taken home is put together once, until more is said', async () => {
  const { room, feed, sessionId } = await speaking();
  const before = room.transcript();
  expect(room.transcript()).toBe(before);
  await feed.record({ kind: 'append', sessionId, entry: { ...entry, id: '2' } });
  expect(room.transcript()?.entries).toHaveLength(2);
});
