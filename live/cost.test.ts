/** What engines charge is told of its session and lane, and a budget that is spent, or whole again, changes who listens. */
import { expect, test } from '@playwright/test';
import type { Spending } from '../core/engine/spending.ts';
import { supervise } from '../e2e/live/supervised.ts';

const talk = [
  { text: 'Is everybody here?', startMs: 500, endMs: 1_500 },
  { text: 'Then let us begin.', startMs: 4_000, endMs: 5_000 },
];

const sums = { model: 'm', sentMs: 1_700, speechMs: 1_500, billedSeconds: 2 };

test('two lanes at once are charged apart, under ids that no other opening of a lane has', async () => {
  const scene = supervise({ you: talk, others: talk });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  for (const { opened } of scene.lanes)
    opened[0]?.engine.opened[0]?.tell({ type: 'charged', turnId: 'commit_1_1', ...sums });
  scene.choose({ sources: 'computer' });
  await scene.clock.wind(8_000);
  scene.choose({ sources: 'both' });
  await scene.clock.wind(1_000);
  scene.lanes[0]?.opened[1]?.engine.opened[0]?.tell({ type: 'charged', turnId: 'commit_1_1', ...sums });
  const charge = (lane: string, turnId: string) => ({ sessionId: 'session 1', lane, turnId, ...sums });
  expect(scene.charges).toEqual([
    charge('you', '1.1.commit_1_1'),
    charge('others', '1.1.commit_1_1'),
    charge('you', '1.2.commit_1_1'),
  ]);
});

test('when the budget is spent, or whole again, a connection to who may listen now is opened and no word is lost', async () => {
  const scene = supervise({ you: talk });
  const month = { sentMs: 0, speechMs: 0, billedSeconds: 0, commits: 0, usd: 0, unpricedSeconds: 0 };
  const spending = (allowed: Spending['allowed']): Spending => ({
    ...{ session: null, month, monthName: '2026-11', isWhole: true, allowed },
    budget: { kind: 'unlimited' },
  });
  scene.state.setState({ spending: spending('service') });
  scene.intend({ captions: true });
  await scene.clock.wind(1_000);
  const engine = scene.lanes[0]?.opened[0]?.engine;
  // More is billed, and nothing follows from it.
  scene.state.setState({ spending: spending('service') });
  await scene.clock.wind(1_000);
  expect(engine?.opened.length).toBe(1);
  scene.state.setState({ spending: spending('local') });
  await scene.clock.wind(3_000);
  expect(engine?.opened.map(({ isHearing }) => isHearing())).toEqual([false, true]);
  await scene.clock.wind(6_000);
  scene.intend({ captions: false });
  await scene.clock.wind(4_000);
  expect(scene.said()).toEqual(['you: Is everybody here?', 'you: Then let us begin.']);
});
