/** What the library reads: sessions as a list shows them, entries by their place, search with filters. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { LibraryQuestion } from '../../core/library/browsing.ts';
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import { type Database, openDatabase } from '../database.ts';

const line = (id: string, startMs: number, more: Partial<TranscriptEntry> & { text?: string } = {}) =>
  ({
    ...{
      kind: 'line',
      lane: 'you',
      id,
      text: `Words of ${id}`,
      state: 'final',
      startMs,
      endMs: startMs + 900,
    },
    ...{ islands: [], anchors: [], speaker: null },
    ...more,
  }) as TranscriptEntry;
const gap = (id: string, startMs: number, endMs: number): TranscriptEntry => ({
  ...{ kind: 'gap', lane: 'you', id, startMs, endMs },
});

function opened(): Database {
  return openDatabase(join(mkdtempSync(join(tmpdir(), 'surtitle-browsing-')), 'transcripts.db'));
}

function withSessions(): Database {
  const database = opened();
  for (const [index, id] of ['first', 'second', 'third'].entries())
    database.begin({ id, startedAtEpochMs: index * 1_000_000, languages: [], names: { others: 'Ann' } });
  database.append('first', line('b', 2_000, { lane: 'others' }));
  database.append('first', line('a', 1_000));
  database.append('first', line('echo', 1_500, { text: '' }));
  database.append('first', gap('short', 3_000, 3_200));
  database.append('first', gap('long', 4_000, 9_000));
  database.append('third', line('c', 0, { speaker: 'Bea', text: 'Ärger über kubectl' }));
  database.append('third', line('d', 5_000, { speaker: null }));
  return database;
}

test('sessions come newest first, page by page, with what was said first, by whom and for how long', () => {
  const { browsing } = withSessions();
  const common = { names: { others: 'Ann' }, title: null, tags: [], note: '' };
  expect(browsing.list(null, 9)).toEqual([
    {
      ...{ ...common, number: 3, id: 'third', startedAtEpochMs: 2_000_000, lengthMs: 5_900 },
      beginsWith: 'Ärger über kubectl',
      people: [
        { lane: 'you', speaker: null },
        { lane: 'you', speaker: 'Bea' },
      ],
    },
    {
      ...{
        ...common,
        number: 1,
        id: 'first',
        startedAtEpochMs: 0,
        lengthMs: 9_000,
        beginsWith: 'Words of a',
      },
      people: [
        { lane: 'others', speaker: null },
        { lane: 'you', speaker: null },
      ],
    },
  ]);
  expect([browsing.list(null, 1), browsing.list(3, 9)].map((page) => page.map(({ id }) => id))).toEqual([
    ['third'],
    ['first'],
  ]);
  expect([browsing.session('second')?.beginsWith, browsing.session('none')]).toEqual(['', null]);
});

test('entries are read by their place among what is shown, and a place is found by its entry', () => {
  const { browsing } = withSessions();
  const { total, entries } = browsing.entries('first', 1, 9);
  expect([total, entries.map(({ id }) => id)]).toEqual([3, ['b', 'long']]);
  const placeOf = (id: string, lane = 'you') => browsing.place({ sessionId: 'first', lane, id });
  expect([placeOf('a'), placeOf('b', 'others'), placeOf('long'), placeOf('b')]).toEqual([0, 1, 2, null]);
  expect(browsing.entries('third', 0, 1).entries).toEqual([
    {
      ...{ kind: 'line', lane: 'you', id: 'c', startMs: 0, endMs: 900, text: 'Ärger über kubectl' },
      ...{ state: 'final', speaker: 'Bea' },
    },
  ]);
});

test('search is narrowed by speaker, by time and to a session; filters alone find all that they leave', () => {
  const { browsing } = withSessions();
  const anything: LibraryQuestion = {
    ...{ words: '', limit: 9, speaker: null, tag: null, fromEpochMs: null, toEpochMs: null, sessionId: null },
  };
  const ask = (question: Partial<LibraryQuestion>) =>
    browsing.search({ ...anything, ...question }).map(({ id }) => id);
  expect({
    accents: ask({ words: 'arger' }),
    nothing: ask({}),
    words: ask({ words: 'words of' }),
    ofAnn: ask({ words: 'words', speaker: 'ann' }),
    ofBea: ask({ speaker: 'Bea' }),
    early: ask({ words: 'words', toEpochMs: 1_000_000 }),
    late: ask({ fromEpochMs: 1_000_000 }),
    inFirst: ask({ words: 'w', sessionId: 'first' }),
    tagged: ask({ words: 'words', tag: 'none has it' }),
  }).toEqual({
    ...{ accents: ['c'], nothing: [], words: ['d', 'a', 'b'], ofAnn: ['b'], ofBea: ['c'] },
    ...{ early: ['a', 'b'], late: ['d', 'c'], inFirst: ['a', 'b'], tagged: [] },
  });
});
