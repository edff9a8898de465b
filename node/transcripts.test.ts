/**
 * Checks that what was said is kept, whatever happens to the file it is kept in. Real SQLite in a throw-away
 * folder.
 */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import type { Problem } from '../core/base/problem.ts';
import type {
  SessionHead,
  TranscriptChange,
  TranscriptEntry,
  TranscriptLine,
} from '../core/transcript/transcript.ts';
import { type Database, openDatabase } from './database.ts';
import { keepAside } from './files.ts';
import { createTranscripts } from './transcripts.ts';

const head: SessionHead = { id: 's1', startedAtEpochMs: 1_700_000_000_000, languages: ['en', 'de'] };

function line(id: string, text: string, startMs = 0): TranscriptLine {
  const islands = [{ startMs, endMs: startMs + 900 }];
  const anchors = [{ chars: text.length, atMs: startMs + 700 }];
  return {
    kind: 'line',
    lane: 'you',
    id,
    text,
    state: 'final',
    startMs,
    endMs: startMs + 1_000,
    islands,
    anchors,
    speaker: null,
  };
}

function open(folder: string, openTables: (file: string) => Database = openDatabase) {
  const file = join(folder, 'transcripts.db');
  const problems: (Problem | null)[] = [];
  const onProblem = (problem: Problem | null) => problems.push(problem);
  const transcripts = createTranscripts({ file, open: openTables, keepAside, onProblem });
  return { file, problems, transcripts };
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'surtitle-transcripts-'));

const begin = (begun: SessionHead): TranscriptChange => ({ kind: 'begin', head: begun });
const append = (sessionId: string, entry: TranscriptEntry): TranscriptChange => ({
  kind: 'append',
  sessionId,
  entry,
});

test('a session comes back as it went in, in the order in which it was spoken', () => {
  const folder = newFolder();
  const first = line('a', 'Good evening.', 300);
  const gap: TranscriptEntry = { kind: 'gap', lane: 'you', id: 'g', startMs: 2_000, endMs: 3_500 };
  const second: TranscriptEntry = {
    ...line('b', 'And welcome.', 4_000),
    speaker: 'Ann',
    state: 'interrupted',
  };
  const writer = open(folder).transcripts;
  writer.record(begin(head));
  for (const entry of [second, gap, first]) writer.record(append('s1', entry));
  writer.record({ kind: 'end', sessionId: 's1', durationMs: 6_000 });
  writer.dispose();
  const { transcripts } = open(folder);
  expect(transcripts.read(null)).toEqual({
    ok: true,
    value: { session: head, entries: [first, gap, second] },
  });
  transcripts.dispose();
});

test('the same id sent again replaces the line, in the search index too', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(begin(head));
  transcripts.record(append('s1', line('a', 'Good morning.')));
  transcripts.record(append('s1', line('a', 'Good evening.')));
  const read = transcripts.read('s1');
  expect(read.ok && read.value?.entries).toEqual([line('a', 'Good evening.')]);
  expect(transcripts.query((tables) => tables.search('morning', 9))).toEqual({ ok: true, value: [] });
  expect(transcripts.query((tables) => tables.search('EVENING', 9))).toEqual({
    ok: true,
    value: [{ sessionId: 's1', entryId: 'a', startMs: 0, text: 'Good evening.' }],
  });
  transcripts.dispose();
});

test('words are found in any script, with quotes and index operators in them, and when short', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(append('s1', line('a', '今日は良い天気ですね')));
  transcripts.record(append('s1', line('b', 'He said "NOT AND OR" *twice*')));
  const found = (words: string) => {
    const result = transcripts.query((tables) => tables.search(words, 9));
    return result.ok ? result.value.map(({ entryId }) => entryId) : result.problem;
  };
  expect([
    found('良い天気'),
    found('天気'),
    found('"NOT AND'),
    found('*twice'),
    found('  '),
    found('absent'),
  ]).toEqual([['a'], ['a'], ['b'], ['b'], [], []]);
  transcripts.dispose();
});

test('the last session is the latest that has entries', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(begin(head));
  transcripts.record(append('s1', line('a', 'One.')));
  transcripts.record(begin({ ...head, id: 's2', startedAtEpochMs: head.startedAtEpochMs + 5_000 }));
  expect(transcripts.read(null)).toMatchObject({ value: { session: { id: 's1' } } });
  transcripts.record(append('s2', line('a', 'Two.')));
  expect(transcripts.read(null)).toMatchObject({
    value: { session: { id: 's2' }, entries: [{ text: 'Two.' }] },
  });
  transcripts.dispose();
});

test('a NUL or a lone surrogate shows as a replacement character, and costs nothing after it', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(append('s1', line('a', 'before\0after \uD800 <b>--> \u202Eרtl 🎭')));
  expect(transcripts.read('s1')).toMatchObject({
    value: { entries: [{ text: 'before\uFFFDafter \uFFFD <b>--> \u202Eרtl 🎭' }] },
  });
  transcripts.dispose();
});

test('while another program holds the file, lines wait in memory, can be read, and are written once it lets go', () => {
  const folder = newFolder();
  const { file, problems, transcripts } = open(folder);
  transcripts.record(begin(head));
  transcripts.record(append('s1', line('a', 'Before.', 0)));
  const other = new DatabaseSync(file);
  other.exec('BEGIN EXCLUSIVE');
  expect(transcripts.record(append('s1', line('b', 'Meanwhile.', 2_000)))).toEqual({
    ok: false,
    problem: { kind: 'transcriptsLocked' },
  });
  expect(transcripts.read(null)).toMatchObject({ value: { entries: [{ id: 'a' }, { id: 'b' }] } });
  other.exec('ROLLBACK');
  other.close();
  transcripts.retry();
  expect(problems).toEqual([{ kind: 'transcriptsLocked' }, null]);
  transcripts.dispose();
  const again = open(folder).transcripts;
  expect(again.read(null)).toMatchObject({ value: { entries: [{ id: 'a' }, { id: 'b' }] } });
  again.dispose();
});

test('a file that cannot be written is said to be read-only, and the lines can still be exported', () => {
  const folder = newFolder();
  const { transcripts: writer } = open(folder);
  writer.record(append('s1', line('a', 'Before.')));
  writer.dispose();
  const { problems, transcripts } = open(folder, (file) =>
    openDatabase(file, (database) => database.exec('PRAGMA query_only = 1')),
  );
  transcripts.record(append('s1', line('b', 'After.', 2_000)));
  expect(problems).toEqual([{ kind: 'transcriptsReadOnly' }]);
  expect(transcripts.read('s1')).toMatchObject({ value: { entries: [{ id: 'a' }, { id: 'b' }] } });
  transcripts.dispose();
});

test('a file that was read-only when it was opened is written once it no longer is', () => {
  const folder = newFolder();
  let isProtected = true;
  const { file, problems, transcripts } = open(folder, (path) =>
    openDatabase(path, (database) => {
      if (isProtected) database.exec('PRAGMA query_only = 1');
    }),
  );
  openDatabase(file).close();
  transcripts.record(append('s1', line('a', 'Waits.')));
  isProtected = false;
  transcripts.retry();
  expect(problems).toEqual([{ kind: 'transcriptsReadOnly' }, null]);
  transcripts.dispose();
  const again = open(folder).transcripts;
  expect(again.read('s1')).toMatchObject({ value: { entries: [{ text: 'Waits.' }] } });
  again.dispose();
});

test('a folder that does not exist costs no line', () => {
  const { problems, transcripts } = open(join(newFolder(), 'gone'));
  transcripts.record(begin(head));
  transcripts.record(append('s1', line('a', 'Still here.')));
  expect(problems).toEqual([{ kind: 'transcriptsReadOnly' }]);
  expect(transcripts.read(null)).toEqual({
    ok: true,
    value: { session: head, entries: [line('a', 'Still here.')] },
  });
  transcripts.dispose();
});

test('on a full disk lines wait, and nothing that was written is lost', () => {
  const folder = newFolder();
  let pages = 24;
  let opened: DatabaseSync | null = null;
  const { problems, transcripts } = open(folder, (file) =>
    openDatabase(file, (database) => {
      opened = database;
      database.exec(`PRAGMA max_page_count = ${pages}`);
    }),
  );
  const text = 'A sentence that fills the disk. '.repeat(100);
  let count = 0;
  while (transcripts.record(append('s1', line(`line ${count}`, text, count * 1_000))).ok) count += 1;
  expect(count).toBeGreaterThan(0);
  expect(problems).toEqual([{ kind: 'diskFull' }]);
  pages = 100_000;
  (opened as DatabaseSync | null)?.exec(`PRAGMA max_page_count = ${pages}`);
  transcripts.retry();
  expect(problems).toEqual([{ kind: 'diskFull' }, null]);
  const read = transcripts.read('s1');
  expect(read.ok && read.value?.entries.map(({ id }) => id)).toEqual(
    Array.from({ length: count + 1 }, (_, index) => `line ${index}`),
  );
  transcripts.dispose();
});

test('a file that is no database is kept aside with every byte, and a fresh one takes the lines', () => {
  const folder = newFolder();
  const garbage = 'not a database '.repeat(500);
  writeFileSync(join(folder, 'transcripts.db'), garbage);
  const { file, problems, transcripts } = open(folder);
  expect(transcripts.record(append('s1', line('a', 'Fresh.'))).ok).toBe(true);
  expect(problems).toEqual([
    { kind: 'transcriptsReplaced', keptAs: expect.stringContaining(`${file}.kept-`) },
  ]);
  const kept = readdirSync(folder).find((name) => name.includes('.kept-')) ?? '';
  expect(readFileSync(join(folder, kept), 'utf8')).toBe(garbage);
  expect(transcripts.read(null)).toMatchObject({ value: { entries: [{ text: 'Fresh.' }] } });
  transcripts.dispose();
});

test('a file that is damaged in the middle of a session is replaced, and the session keeps its date', () => {
  const folder = newFolder();
  const { transcripts: writer, file } = open(folder);
  for (let count = 0; count < 200; count += 1)
    writer.record(append('s0', line(`${count}`, `Line ${count}. `.repeat(40), count)));
  writer.dispose();
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 4_096, bytes.length);
  writeFileSync(file, bytes);
  const { problems, transcripts } = open(folder);
  transcripts.record(begin(head));
  expect(transcripts.record(append('s1', line('a', 'Kept.'))).ok).toBe(true);
  expect(problems).toEqual([{ kind: 'transcriptsReplaced', keptAs: expect.stringContaining('.kept-') }]);
  expect(transcripts.read('s1')).toEqual({
    ok: true,
    value: { session: head, entries: [line('a', 'Kept.')] },
  });
  transcripts.dispose();
});

test('a file from a newer version is kept aside untouched', () => {
  const folder = newFolder();
  const { transcripts: writer, file } = open(folder);
  writer.record(append('s1', line('a', 'Old.')));
  writer.dispose();
  const newer = new DatabaseSync(file);
  newer.exec('PRAGMA user_version = 99');
  newer.close();
  const { problems, transcripts } = open(folder);
  transcripts.record(append('s2', line('b', 'New.')));
  expect(problems).toEqual([{ kind: 'transcriptsReplaced', keptAs: expect.stringContaining('.kept-') }]);
  const kept = readdirSync(folder).find((name) => /\.kept-[^.]*$/.test(name)) ?? '';
  const old = new DatabaseSync(join(folder, kept));
  expect(old.prepare('SELECT text FROM entries').all()).toMatchObject([{ text: 'Old.' }]);
  old.close();
  transcripts.dispose();
});

/** The tables as the first version made them, from before entries had lanes. */
const FIRST_TABLES = `
  CREATE TABLE sessions (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, started_at_epoch_ms REAL NOT NULL,
    languages TEXT NOT NULL, duration_ms REAL
  ) STRICT;
  CREATE TABLE entries (
    number INTEGER PRIMARY KEY, session_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    start_ms REAL NOT NULL, end_ms REAL NOT NULL, text TEXT NOT NULL, state TEXT, speaker TEXT,
    islands TEXT NOT NULL, anchors TEXT NOT NULL, UNIQUE (session_id, id)
  ) STRICT;
  CREATE VIRTUAL TABLE entry_text USING fts5(text, content='entries', content_rowid='number', tokenize='trigram');
  CREATE TRIGGER entry_added AFTER INSERT ON entries BEGIN
    INSERT INTO entry_text(rowid, text) VALUES (new.number, new.text);
  END;
  CREATE TRIGGER entry_removed AFTER DELETE ON entries BEGIN
    INSERT INTO entry_text(entry_text, rowid, text) VALUES ('delete', old.number, old.text);
  END;
  CREATE TRIGGER entry_changed AFTER UPDATE ON entries BEGIN
    INSERT INTO entry_text(entry_text, rowid, text) VALUES ('delete', old.number, old.text);
    INSERT INTO entry_text(rowid, text) VALUES (new.number, new.text);
  END;
  INSERT INTO sessions (id, started_at_epoch_ms, languages) VALUES ('old', 1000, '["en"]');
  INSERT INTO entries (session_id, id, kind, start_ms, end_ms, text, state, speaker, islands, anchors) VALUES
    ('old', '1:a', 'line', 0, 900, 'Settled words.', 'final', NULL, '[]', '[]'),
    ('old', '1:b', 'line', 1000, 1900, 'Cut off', 'cut', NULL, '[]', '[]'),
    ('old', 'gap:2000', 'gap', 2000, 5000, '', NULL, NULL, '[]', '[]');
  PRAGMA user_version = 1;
`;

test('a file of the first version keeps every entry, is searched, takes lanes, and a copy of it is kept', () => {
  const folder = newFolder();
  const file = join(folder, 'transcripts.db');
  const first = new DatabaseSync(file);
  first.exec(FIRST_TABLES);
  first.close();
  const { transcripts, problems } = open(folder);
  transcripts.record(append('old', { ...line('1:a', 'Others speak.'), lane: 'others' }));
  const read = transcripts.read('old');
  expect(problems).toEqual([]);
  expect(
    read.ok &&
      read.value?.entries.map((entry) => [entry.lane, entry.id, entry.kind === 'line' && entry.state]),
  ).toEqual(
    expect.arrayContaining([
      ['you', '1:a', 'final'],
      ['others', '1:a', 'final'],
      ['you', '1:b', 'interrupted'],
      ['you', 'gap:2000', false],
    ]),
  );
  const found = transcripts.query((tables) => tables.search('settled', 10));
  expect(found.ok && found.value.map(({ entryId }) => entryId)).toEqual(['1:a']);
  transcripts.dispose();
  const copy = new DatabaseSync(`${file}.version-1`);
  expect(copy.prepare('SELECT count(*) AS count FROM entries').get()).toEqual({ count: 3 });
  copy.close();
});

test('a step that cannot be finished leaves the file as it was', () => {
  const folder = newFolder();
  const file = join(folder, 'transcripts.db');
  const first = new DatabaseSync(file);
  first.exec(FIRST_TABLES);
  // In the way of the step's own table, after it has dropped the index.
  first.exec('CREATE TABLE entries_before_lanes (number INTEGER)');
  first.close();
  const { transcripts, problems } = open(folder);
  expect(transcripts.record(append('new', line('a', 'Waits.'))).ok).toBe(false);
  expect(problems).toEqual([{ kind: 'transcriptsFailed' }]);
  transcripts.dispose();
  const after = new DatabaseSync(file);
  expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
  expect(after.prepare("SELECT count(*) AS count FROM entries WHERE text = 'Cut off'").get()).toEqual({
    count: 1,
  });
  expect(
    after.prepare("SELECT count(*) AS count FROM entry_text WHERE entry_text MATCH 'Settled'").get(),
  ).toEqual({ count: 1 });
  after.close();
});
