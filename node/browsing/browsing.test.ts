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
    database.begin({ id, startedAtEpochMs: index * 1_000_000, languages: ['pl'], names: { others: 'Ann' } });
  database.append('first', line('b', 2_000, { lane: 'others' }));
  database.append('first', line('a', 1_000));
  database.append('first', line('echo', 1_500, { text: '' }));
  database.append('first', gap('short', 3_000, 3_200));
  database.append('first', gap('long', 4_000, 9_000));
  database.append('third', line('c', 0, { speaker: 'Bea', text: 'Ärger über kubectl' }));
  database.append('third', line('d', 5_000, { speaker: null }));
  return database;
}

function found({ browsing }: Database, question: Partial<LibraryQuestion>): readonly string[] {
  const anything: LibraryQuestion = {
    ...{ words: '', limit: 9, speaker: null, tag: null, fromEpochMs: null, toEpochMs: null, sessionId: null },
  };
  return browsing.search({ ...anything, ...question }).map(({ id }) => id);
}

test('sessions come newest first, page by page, with what was said first, by whom and for how long', () => {
  const { browsing } = withSessions();
  const common = {
    names: { others: 'Ann' },
    languages: ['pl'],
    title: null,
    tags: [],
    note: '',
    isKept: false,
  };
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
  const database = withSessions();
  const ask = (question: Partial<LibraryQuestion>) => found(database, question);
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
    ...{ accents: ['c'], nothing: [], words: ['d', 'b', 'a'], ofAnn: ['b'], ofBea: ['c'] },
    ...{ early: ['b', 'a'], late: ['d', 'c'], inFirst: ['b', 'a'], tagged: [] },
  });
});

test('what is found comes by when it was said, also lines that an edit put in or brought back', () => {
  const database = withSessions();
  const { edits } = database.library;
  database.append('first', line('e', 6_000, { text: 'Words that part here. Words after' }));
  edits.edit('first', { kind: 'split', lane: 'you', id: 'e', atChar: 21 });
  edits.edit('first', { kind: 'delete', lane: 'you', id: 'a' });
  edits.undo('first');
  const newest = ['d', 'e~2', 'e', 'b', 'a'];
  expect(found(database, { words: 'words' })).toEqual(newest);
  // Of fewer than all the newest are given, and one session is asked as all are.
  expect(found(database, { words: 'words', limit: 2 })).toEqual(newest.slice(0, 2));
  expect(found(database, { words: 'words', sessionId: 'first' })).toEqual(newest.slice(1));
  expect(found(database, { speaker: 'you' })).toEqual(['d', 'c', 'e~2', 'e', 'a']);
  expect(found(database, { speaker: 'you', limit: 4 })).toEqual(['d', 'c', 'e~2', 'e']);
  // A line that is gone for good leaves nothing behind that a new one could be taken for.
  edits.edit('first', { kind: 'delete', lane: 'you', id: 'e~2' });
  database.append('third', line('f', 9_000));
  expect(found(database, { words: 'words' })).toEqual(['f', 'd', 'e', 'b', 'a']);
});

test('a line that was brought back is not taken for one that was said now, however many come after it', () => {
  const database = withSessions();
  const { edits } = database.library;
  edits.edit('first', { kind: 'delete', lane: 'you', id: 'a' });
  database.transact(() => {
    for (let number = 0; number < 1_200; number += 1)
      database.append('third', line(`n${number}`, 10_000 + number));
    edits.undo('first');
  });
  const all = found(database, { words: 'words', limit: 3_000 });
  expect([all.length, all[0], all.at(-1)]).toEqual([1_203, 'n1199', 'a']);
  expect(found(database, { words: 'words', limit: 1 })).toEqual(['n1199']);
  expect(found(database, { words: 'words', sessionId: 'first' })).toEqual(['b', 'a']);
});

test('a part of a session has who speaks in it as the whole has', () => {
  const { browsing } = withSessions();
  const part = browsing.part('first', { startMs: 1_900, endMs: 2_100 });
  expect(part?.entries.map((entry) => [entry.id, entry.kind === 'line' && entry.speaker])).toEqual([
    ['b', 'Ann'],
  ]);
  expect(browsing.part('none', { startMs: 0, endMs: 1 })).toBe(null);
});

test('sessions that were kept in another order than they began are found by when they began', () => {
  const database = opened();
  database.begin({ id: 'captions', startedAtEpochMs: 5_000_000, languages: [] });
  database.append('captions', line('now', 1_000));
  database.begin({ id: 'recording of before', startedAtEpochMs: 1_000_000, languages: [] });
  database.append('recording of before', line('before', 2_000, { speaker: 'Rare' }));
  database.append('captions', line('next', 3_000));
  expect([
    found(database, { words: 'words' }),
    found(database, { fromEpochMs: 0 }),
    found(database, { speaker: 'rare' }),
  ]).toEqual([['next', 'now', 'before'], ['next', 'now', 'before'], ['before']]);
});
