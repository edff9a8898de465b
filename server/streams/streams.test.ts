/** What becomes of readers that are slow: those who catch up are let do it, those who sleep are let go. */
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from '@playwright/test';
import { openTestRooms } from '../../e2e/server/testRooms.ts';
import { createStreams } from './streams.ts';

/** Without a network behind it: all that is sent waits. */
const sleeper = () => new ServerResponse(new IncomingMessage(new Socket()));

async function speaking(letters: number) {
  const { main } = await openTestRooms();
  const feed = main.openFeed('Ann');
  const { sessionId: session } = await feed.begin({ startedAtEpochMs: 1_000, languages: [] });
  let id = 0;
  const say = () => {
    id += 1;
    feed.tell({
      ...({ type: 'final', session, lane: 'Ann', state: 'final' } as const),
      ...{ id: String(id), startMs: id, endMs: id, text: 'x'.repeat(letters) },
    });
  };
  return { say, streams: createStreams(main) };
}

test('who comes late over a slow network may take in what was said before, while more is said', async () => {
  const { say, streams } = await speaking(1_000);
  for (let line = 0; line < 400; line += 1) say();
  const reader = sleeper();
  streams.open(reader, null);
  for (let line = 0; line < 200; line += 1) say();
  expect([reader.destroyed, streams.count()]).toEqual([false, 1]);
  streams.close(false);
});

test('who takes in nothing is let go', async () => {
  const { say, streams } = await speaking(1_000);
  const reader = sleeper();
  streams.open(reader, null);
  for (let line = 0; line < 300; line += 1) say();
  expect(reader.destroyed).toBe(true);
  streams.close(false);
});
