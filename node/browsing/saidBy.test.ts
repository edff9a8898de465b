/** Lines by who said them, where no words are looked for: what was said last comes first, however long sessions are. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Database, openDatabase } from '../database.ts';

const DAY_MS = 86_400_000;

function say(database: Database, sessionId: string, [id, startMs]: readonly [string, number]): void {
  database.append(sessionId, {
    ...{ kind: 'line', lane: 'you', id, text: `Words of ${id}`, state: 'final', speaker: 'Ann' },
    ...{ startMs, endMs: startMs + 900, islands: [], anchors: [] },
  });
}

test('a session of weeks hides none of its newest lines behind sessions that began meanwhile', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'surtitle-said-by-')), 'transcripts.db');
  const database = openDatabase(file);
  for (const day of [0, 10, 20])
    database.begin({ id: `from day ${day}`, startedAtEpochMs: day * DAY_MS, languages: [] });
  say(database, 'from day 0', ['first', 0]);
  say(database, 'from day 0', ['newest', 30 * DAY_MS]);
  say(database, 'from day 10', ['of day 10', 0]);
  say(database, 'from day 20', ['of day 20', 0]);
  const all = ['newest', 'of day 20', 'of day 10', 'first'];
  const found = (limit: number, by: { speaker: string | null; fromEpochMs: number | null }) =>
    database.browsing
      .search({ words: '', limit, tag: null, toEpochMs: null, sessionId: null, ...by })
      .map(({ id }) => id);
  for (const limit of [1, 2, 3, 9]) {
    expect(found(limit, { speaker: 'Ann', fromEpochMs: null })).toEqual(all.slice(0, limit));
    expect(found(limit, { speaker: null, fromEpochMs: 0 })).toEqual(all.slice(0, limit));
  }
});
