/** Turns of one connection, committed and answered. */
import { expect, test } from '@playwright/test';
import type { EngineEvent } from '../engine/engine.ts';
import { createServiceTurns } from './serviceTurns.ts';

const spoken = (startMs: number) => ({ startMs, endMs: startMs + 500, islands: [] });

test('each commit has an id of its own, and what the service says comes back as our turns', () => {
  const told: EngineEvent[] = [];
  const sent: string[] = [];
  const turns = createServiceTurns(3, (event) => told.push(event));
  const commit = (eventId: string) => {
    sent.push(eventId);
    told.push({ type: 'alive' });
  };
  turns.end(spoken(1_000), commit);
  turns.end(spoken(2_000), commit);
  turns.take({ type: 'completed', itemId: null, text: 'one' }, 2_600);
  turns.take({ type: 'completed', itemId: null, text: 'two' }, 2_700);
  expect(sent).toEqual(['commit_3_1', 'commit_3_2']);
  const [first, second] = told.flatMap((event) => (event.type === 'heard' ? event.turnId : []));
  expect(told).toEqual([
    { type: 'alive' },
    { type: 'heard', turnId: first, turn: spoken(1_000) },
    { type: 'alive' },
    { type: 'heard', turnId: second, turn: spoken(2_000) },
    { type: 'final', turnId: first, text: 'one' },
    { type: 'final', turnId: second, text: 'two' },
  ]);
  expect(first).not.toBe(second);
});
