/** What commits of a connection cost, as they are sent, answered, refused. */
import { expect, test } from '@playwright/test';
import type { EngineEvent } from '../engine/engine.ts';
import { totalOf, usageOf } from '../engine/usage.ts';
import { createServiceTurns } from './serviceTurns.ts';

const spoken = (startMs: number) => ({ startMs, endMs: startMs + 1_500, islands: [] });

/** Turns with what has been charged for them so far, a commit told again counting once. */
function connection() {
  const told: EngineEvent[] = [];
  const turns = createServiceTurns(1, (event) => told.push(event));
  const charged = () => {
    const charges = told.flatMap((event) => (event.type === 'charged' ? [event] : []));
    const where = { sessionId: 's', lane: 'you', atEpochMs: 0 };
    return totalOf(usageOf(charges.map(({ type, ...charge }) => ({ ...charge, ...where }))));
  };
  return { turns, charged };
}

test('a commit is charged when it is sent, by its own count, until the service says what it bills', () => {
  const { turns, charged } = connection();
  turns.end(spoken(0), () => undefined, 1_720);
  turns.end(spoken(5_000), () => undefined, 2_300);
  expect(charged()).toEqual({ sentMs: 4_020, speechMs: 3_000, billedSeconds: 5, commits: 2 });
  turns.take({ type: 'committed', itemId: 'a', previousItemId: null }, 0);
  turns.take({ type: 'committed', itemId: 'b', previousItemId: 'a' }, 0);
  // Answers come in any order, some without a count.
  turns.take({ type: 'completed', itemId: 'b', text: 'two', seconds: 4 }, 0);
  turns.take({ type: 'completed', itemId: 'a', text: 'one' }, 0);
  expect(charged()).toEqual({ sentMs: 4_020, speechMs: 3_000, billedSeconds: 6, commits: 2 });
});

test('a refused commit costs nothing, also when it is refused after later ones were taken', () => {
  const { turns, charged } = connection();
  turns.end(spoken(0), () => undefined, 40);
  turns.end(spoken(5_000), () => undefined, 2_300);
  turns.take({ type: 'committed', itemId: 'b', previousItemId: null }, 0);
  turns.take({ type: 'error', code: 'input_audio_buffer_commit_empty', eventId: 'commit_1_1' }, 0);
  turns.take({ type: 'completed', itemId: 'b', text: 'two', seconds: 3 }, 0);
  expect(charged()).toEqual({ sentMs: 2_300, speechMs: 1_500, billedSeconds: 3, commits: 2 });
});
