/** What is too old goes a step at a time, after it was announced; what runs, or is kept, stays. On real tables, with a clock of the test's. */
import { expect, test } from '@playwright/test';
import { type AppState, initialState } from '../../core/app/state.ts';
import { DAY_MS } from '../../core/library/retention.ts';
import type { KeepDays } from '../../core/transcript/keepDays.ts';
import { begin, head, line, newFolder, open } from '../../e2e/node/transcripts.ts';
import { createRetention } from './retention.ts';

const BEGAN = head.startedAtEpochMs;

/** Sessions that ended so many days before the clock began, and an app whose clocks are wound by hand. */
function stage(sessions: Readonly<Record<string, number>>, lines: Readonly<Record<string, number>> = {}) {
  const seeded = () => {
    const { transcripts } = open(newFolder());
    for (const [id, daysAgo] of Object.entries(sessions)) {
      transcripts.record(begin({ ...head, id, startedAtEpochMs: BEGAN - daysAgo * DAY_MS }));
      transcripts.query((tables) =>
        tables.transact(() => {
          for (let number = 0; number < (lines[id] ?? 1); number += 1)
            tables.append(id, line(`${number}`, `Words of ${id}.`));
        }),
      );
    }
    return transcripts;
  };
  const transcripts = seeded();
  let kept = transcripts;
  let state: AppState = initialState;
  let days = 0;
  const copies = new Map<string, number>();
  const running = new Set<string>();
  const start = () => {
    let upMs = 0;
    const retention = createRetention({
      transcripts: { query: (question) => kept.query(question) },
      copies: {
        list: () => [...copies].map(([id, endedAtEpochMs]) => ({ id, endedAtEpochMs })),
        remove: (name) => void copies.delete(name),
      },
      isRunning: (id) => running.has(id),
      getState: () => state,
      setState: (change) => {
        state = { ...state, ...change };
      },
      nowEpochMs: () => BEGAN + days * DAY_MS,
      nowMs: () => upMs,
      onDeleted: () => undefined,
      onChecked: () => undefined,
    });
    return {
      ...retention,
      pass: (passed: number) => {
        days += passed;
        upMs += Math.max(0, passed) * DAY_MS;
      },
      work: () => {
        let steps = 0;
        while (retention.step()) steps += 1;
        return steps;
      },
    };
  };
  const choose = (keepDays: KeepDays) => {
    state = { ...state, settings: { ...state.settings, general: { ...state.settings.general, keepDays } } };
  };
  const caption = (captions: boolean) => {
    state = { ...state, intent: { ...state.intent, captions } };
  };
  const left = () => {
    const listed = kept.query(({ browsing }) => browsing.list(null, 99).map(({ id }) => id));
    return listed.ok ? listed.value.toSorted() : null;
  };
  const wind = (passed: number) => {
    days += passed;
  };
  /** The same sessions in a file that has counted no run yet. */
  const restore = () => {
    kept = seeded();
  };
  return {
    start,
    caption,
    choose,
    left,
    wind,
    copies,
    running,
    transcripts,
    restore,
    told: () => state.retention,
  };
}

test('sessions that are too old are announced, and go a day later, each by a step of its own', () => {
  const { start, choose, left, told } = stage({ a: 40, b: 35, c: 26, d: 10 });
  const app = start();
  app.work();
  expect(told()).toEqual({ leaving: null, lastDeleted: null });
  choose(30);
  app.recheck();
  expect(told()).toEqual({ leaving: { count: 3, firstAtEpochMs: BEGAN + DAY_MS }, lastDeleted: null });
  app.pass(0.5);
  expect([app.work(), left()]).toEqual([1, ['a', 'b', 'c', 'd']]);
  app.pass(0.6);
  // A check, and two sessions.
  expect([app.work(), left()]).toEqual([3, ['c', 'd']]);
  const lastDeleted = { atEpochMs: BEGAN + 1.1 * DAY_MS, count: 2, keepDays: 30 };
  expect(told()).toEqual({
    leaving: { count: 1, firstAtEpochMs: expect.closeTo(BEGAN + 5 * DAY_MS, -5) },
    lastDeleted,
  });
});

test('a start of the app announces what another start may delete, at the earliest a day later', () => {
  const { start, choose, left, wind } = stage({ a: 40 });
  choose(30);
  const seen = [0, 0.9, 0.2].map((days) => {
    wind(days);
    start().work();
    return left();
  });
  expect(seen).toEqual([['a'], ['a'], []]);
});

test('a backup that is put back counts its own runs: what it holds goes no later than otherwise', () => {
  const { start, choose, left, wind, restore } = stage({ a: 40 });
  for (let times = 0; times < 9; times += 1) start().work();
  const app = start();
  app.work();
  restore();
  choose(30);
  app.followFile();
  wind(1.1);
  start().work();
  expect(left()).toEqual([]);
});

test('what is being written stays, and what somebody keeps meanwhile', async () => {
  const { start, choose, left, running, transcripts, told } = stage({ a: 40, b: 40, c: 40 });
  choose(30);
  running.add('b');
  const app = start();
  app.work();
  expect(told().leaving?.count).toBe(2);
  transcripts.query(({ library }) => library.sessions.describe('c', { isKept: true }));
  app.recheck();
  const leaving = await app.calls.readLeaving(undefined);
  expect(leaving).toEqual({ ok: true, value: [{ id: 'a', atEpochMs: BEGAN + DAY_MS }] });
  app.pass(1.1);
  app.work();
  expect(left()).toEqual(['b', 'c']);
});

test('a long session waits until captions are off, and short ones do not wait for it', () => {
  const { start, caption, choose, left } = stage({ long: 40, short: 40 }, { long: 600 });
  choose(30);
  caption(true);
  const app = start();
  app.work();
  app.pass(1.1);
  expect([app.work(), left()]).toEqual([2, ['long']]);
  caption(false);
  expect([app.work(), left()]).toEqual([1, []]);
});

test('a choice is known by what it would delete before it is made', async () => {
  const { start, running } = stage({ a: 40, b: 35, c: 26 });
  running.add('a');
  const { calls } = start();
  const [fromEpochMs, toEpochMs] = [BEGAN - 35 * DAY_MS, BEGAN - 26 * DAY_MS];
  expect(
    await Promise.all([calls.previewKeeping(7), calls.previewKeeping(365), calls.previewKeeping(null)]),
  ).toEqual([
    { ok: true, value: { count: 2, fromEpochMs, toEpochMs } },
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
});

test('a copy beside the file goes after a month, or sooner where sessions do', () => {
  const { start, choose, copies } = stage({});
  copies.set('restored', BEGAN).set('updated', BEGAN + 20 * DAY_MS);
  const app = start();
  const seen = [29, 1.5, 1.1].map((days) => {
    app.pass(days);
    app.work();
    return [...copies.keys()];
  });
  expect(seen).toEqual([['restored', 'updated'], ['restored', 'updated'], ['updated']]);
  choose(7);
  app.recheck();
  app.pass(1.1);
  app.work();
  expect([...copies.keys()]).toEqual([]);
});
