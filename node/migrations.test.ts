/** Checks that a file of any version is taken on or set aside, and never harmed. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { append, line, newFolder, open } from '../e2e/node/transcripts.ts';

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

/** A file as the first version left it, and what else was done to it. */
function firstFile(more = ''): { readonly folder: string; readonly file: string } {
  const folder = newFolder();
  const file = join(folder, 'transcripts.db');
  const first = new DatabaseSync(file);
  first.exec(FIRST_TABLES + more);
  first.close();
  return { folder, file };
}

/** What opening the folder's file gives: how many entries the old session has, and what is found in it. */
function taken(folder: string) {
  const { transcripts, problems } = open(folder);
  const read = transcripts.read('old');
  const found = transcripts.query((tables) => tables.search('word set', 10));
  transcripts.dispose();
  return {
    problems,
    count: read.ok ? read.value?.entries.length : read.problem,
    found: found.ok ? found.value.map(({ entryId }) => entryId) : found.problem,
  };
}

const whole = { problems: [], count: 3, found: [] };

for (const [what, more] of [
  ['without its version, as after a dump was read back', 'PRAGMA user_version = 0'],
  ['without its index', 'DROP TABLE entry_text; DROP TRIGGER entry_added'],
  ['with the half of a new index', 'CREATE TABLE entry_terms (terms); CREATE TABLE terms_due (number)'],
] as const) {
  test(`a file of the first version is brought up to date ${what}`, () => {
    expect(taken(firstFile(more).folder)).toEqual(whole);
  });
}

test('a file of this version that lost its number keeps its entries and gets its index again', () => {
  const { folder, file } = firstFile();
  taken(folder);
  const other = new DatabaseSync(file);
  other.exec('PRAGMA user_version = 0');
  other.close();
  expect(taken(folder)).toEqual(whole);
});

test('an older copy of the same name stays, and a failed attempt leaves none', () => {
  const { folder, file } = firstFile();
  writeFileSync(`${file}.version-1`, 'older');
  taken(folder);
  expect(readFileSync(`${file}.version-1`, 'utf8')).toBe('older');
  expect(existsSync(`${file}.version-1-2`)).toBe(true);
  const blocked = firstFile('CREATE TABLE entries_before_lanes (number INTEGER)');
  for (let attempt = 0; attempt < 3; attempt += 1) taken(blocked.folder);
  expect(readdirSync(blocked.folder).filter((name) => name.includes('version'))).toEqual([]);
});

test('of many lines the newest are found at once and the others bit by bit, each of them once', () => {
  const { folder } = firstFile(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
    INSERT INTO entries (session_id, id, kind, start_ms, end_ms, text, state, speaker, islands, anchors)
    SELECT 'old', 'n' || i, 'line', i * 1000, i * 1000 + 900, 'number ' || i, 'final', NULL, '[]', '[]' FROM n;
  `);
  const { transcripts } = open(folder);
  const count = (words: string) => {
    const found = transcripts.query((tables) => tables.search(words, 9_999));
    return found.ok ? found.value.length : found.problem;
  };
  const counts = [count('number')];
  transcripts.record(append('old', { ...line('1:a', 'Number zero.'), lane: 'others' }));
  for (let call = 0; call < 4; call += 1) {
    transcripts.retry();
    counts.push(count('number'));
  }
  expect([counts, count('settled')]).toEqual([[1_000, 2_001, 2_501, 2_501, 2_501], 1]);
  transcripts.dispose();
});
