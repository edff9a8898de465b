/** Checks that a file from before lines had word times is brought up to date. */
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { append, line, newFolder, open } from '../e2e/node/transcripts.ts';

/** What the fourth version's tables lack: the times of words. */
const BEFORE_WORDS = 'ALTER TABLE entries DROP COLUMN words; PRAGMA user_version = 4';

test('a file from before word times keeps its lines, which have none, and takes lines that have', () => {
  const folder = newFolder();
  const { transcripts: writer, file } = open(folder);
  writer.record(append('s1', line('a', 'Old.')));
  writer.dispose();
  const older = new DatabaseSync(file);
  older.exec(BEFORE_WORDS);
  older.close();
  const { transcripts, problems } = open(folder);
  const timed = { ...line('b', 'New.', 2_000), words: [['New.', 2_000, 2_400]] as const };
  transcripts.record(append('s1', timed));
  const rows = transcripts.query((tables) => tables.search('new', 10));
  expect([problems, rows.ok && rows.value.length]).toEqual([[], 1]);
  transcripts.dispose();
  const read = new DatabaseSync(file);
  expect(read.prepare('SELECT id, words FROM entries ORDER BY id').all()).toMatchObject([
    { id: 'a', words: null },
    { id: 'b', words: '[["New.",2000,2400]]' },
  ]);
  read.close();
});
