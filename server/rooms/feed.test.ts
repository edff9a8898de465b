import { expect, test } from '@playwright/test';
import type { TranscriptChange } from '../../core/transcript/transcript.ts';
import { openTestRooms } from '../../e2e/server/testRooms.ts';
import type { Line } from '../wire/events.ts';

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
  const { main: room } = await openTestRooms({ onLine: (_room, line) => void lines.push(line) });
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

test('a page that goes on with its session after a sudden end has the words of the gap that stood for them', async () => {
  const gap = { kind: 'gap', lane: 'Ann', id: 'end:2000', startMs: 2_000, endMs: 4_000 } as const;
  const kept: TranscriptChange[] = [];
  const { main } = await openTestRooms({
    keep: (change) => void kept.push(change),
    keptOf: (id) => (id === 'a' ? [gap, { ...gap, lane: 'Bea' }] : []),
  });
  main.openFeed('Ann').goOn({ id: 'a', startedAtEpochMs: 1_000, languages: [] });
  expect(kept.slice(1)).toEqual([{ kind: 'append', sessionId: 'a', entry: { ...gap, endMs: 2_000 } }]);
});

test('lines that a page tells again after a restart are for readers, who may be new, and for no webhook', async () => {
  const gap = { kind: 'gap', lane: 'Ann', id: 'gap:1000', startMs: 1_000, endMs: 2_000 } as const;
  const lines: Line[] = [];
  const { main } = await openTestRooms({
    onLine: (_room, line) => void lines.push(line),
    keptOf: (id) => (id === 'a' ? [{ ...entry, lane: 'Ann' }, gap] : []),
  });
  const feed = main.openFeed('Ann');
  feed.goOn({ id: 'a', startedAtEpochMs: 1_000, languages: [] });
  const final = {
    ...({ type: 'final', session: 'a', lane: 'you', startMs: 0, endMs: 1_000, state: 'final' } as const),
  };
  for (const [id, text] of [
    ['1', 'One.'],
    ['2', 'Two.'],
    ['1', 'One!'],
  ] as const)
    feed.tell({ ...final, id, text });
  await feed.record({ kind: 'append', sessionId: 'a', entry: gap });
  expect(lines.map(({ text }) => text)).toEqual(['Two.', 'One!']);
  const told = main.since(null).flatMap((event) => (event.type === 'status' ? [] : [event.text]));
  expect(told).toEqual(['Two.', 'One!', '[1 s not captioned]']);
});

test('a page that goes on at another server brings that one’s webhooks nothing that the room has', async () => {
  const lines: Line[] = [];
  const { main } = await openTestRooms({ onLine: (_room, line) => void lines.push(line) });
  const final = {
    ...({ type: 'final', session: 'a', lane: 'Ann', id: '1', startMs: 0, endMs: 1_000 } as const),
    ...({ text: 'One.', state: 'final' } as const),
  };
  const first = main.openFeed('Ann');
  first.goOn({ id: 'a', startedAtEpochMs: 1_000, languages: [] });
  first.tell(final);
  first.end();
  const second = main.openFeed('Ann');
  second.goOn({ id: 'a', startedAtEpochMs: 1_000, languages: [] });
  second.tell(final);
  expect(lines).toHaveLength(1);
});

test('a gap that a page has kept again, since it was not told that it is kept, is told once', async () => {
  const { feed, sessionId, lines } = await speaking();
  const gap = { kind: 'gap', lane: 'you', id: 'gap:1000', startMs: 1_000, endMs: 2_000 } as const;
  for (let time = 0; time < 2; time += 1) await feed.record({ kind: 'append', sessionId, entry: gap });
  expect(lines).toHaveLength(1);
});
