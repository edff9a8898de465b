import { expect, test } from '@playwright/test';
import { openTestRooms } from '../../e2e/server/testRooms.ts';
import type { Numbered } from '../wire/events.ts';

const line = (id: string, text: string) =>
  ({
    kind: 'line',
    lane: 'caller',
    id,
    text,
    state: 'final',
    startMs: 500,
    endMs: 1_500,
    islands: [],
    anchors: [],
    speaker: null,
  }) as const;

test('two calls at once are two lanes, told to followers, and in the download', async () => {
  const { main: room } = await openTestRooms();
  const told: Numbered[] = [];
  room.follow((event) => void told.push(event));
  for (const sessionId of ['a', 'b']) {
    const of = { sessionId, lane: 'caller', label: '+49 30 1', startedAtEpochMs: 5_000 } as const;
    room.tell({ type: 'status', ...of, status: 'live' });
    room.tell({ type: 'delta', ...of, id: '1', text: `Hello from` });
    room.tell({ type: 'final', ...of, line: line('1', `Hello from ${sessionId}.`) });
    room.tell({
      type: 'gap',
      ...of,
      gap: { kind: 'gap', lane: 'caller', id: 'g', startMs: 1_500, endMs: 4_500 },
    });
  }
  const of = { sessionId: 'a', lane: 'caller', label: '+49 30 1', startedAtEpochMs: 5_000 };
  room.tell({ type: 'status', ...of, status: 'ended' });
  expect(told.map(({ lane, type }) => `${lane}: ${type}`)).toEqual([
    ...['status', 'delta', 'final', 'gap'].map((type) => `+49 30 1: ${type}`),
    ...['status', 'delta', 'final', 'gap'].map((type) => `+49 30 1 2: ${type}`),
    '+49 30 1: status',
  ]);
  // A call that an earlier process answered has had its clock since then.
  expect(room.transcript()?.session.startedAtEpochMs).toBe(5_000);
  expect(told.flatMap((event) => (event.type === 'status' ? [event.startedAtEpochMs] : []))).toEqual([
    5_000, 5_000, 5_000,
  ]);
  expect(told.flatMap((event) => (event.type === 'gap' ? [event.text] : []))).toEqual([
    '[3 s not captioned]',
    '[3 s not captioned]',
  ]);
  expect(room.transcript()?.entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []))).toEqual([
    'Hello from a.',
    'Hello from b.',
  ]);
});
