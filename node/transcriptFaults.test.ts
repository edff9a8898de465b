/** Checks that what was said is kept, whatever happens to the file it is kept in. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { append, begin, head, line, newFolder, open } from '../e2e/node/transcripts.ts';
import { openDatabase } from './database.ts';

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
  // The tables of an empty file take 25.
  let pages = 60;
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
