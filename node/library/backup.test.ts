/** A backup is put back as it was, what it replaces is kept, and what is none changes nothing. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { append, line, newFolder, open } from '../../e2e/node/transcripts.ts';
import { backUp, restore } from './backup.ts';

const textsIn = (folder: string) => {
  const { transcripts } = open(folder);
  const read = transcripts.read('s1');
  transcripts.dispose();
  return read.ok && read.value?.entries.map((entry) => entry.kind === 'line' && entry.text);
};

test('what was backed up while it was written to comes back, and what came later is kept beside', () => {
  const folder = newFolder();
  const { transcripts, file } = open(folder);
  transcripts.record(append('s1', line('a', 'Before.')));
  const backup = join(newFolder(), 'surtitle-backup.db');
  backUp(file, backup);
  transcripts.record(append('s1', line('b', 'After.', 2_000)));
  transcripts.dispose();
  const restored = restore(file, backup);
  expect([restored, textsIn(folder)]).toEqual([{ keptAs: `${file}.before-restore` }, ['Before.']]);
  expect(restore(file, `${file}.before-restore`)).toEqual({ keptAs: `${file}.before-restore-2` });
  expect(textsIn(folder)).toEqual(['Before.', 'After.']);
});

test('what is no backup of ours is refused, and nothing is touched', () => {
  const folder = newFolder();
  const { transcripts, file } = open(folder);
  transcripts.record(append('s1', line('a', 'Kept.')));
  transcripts.dispose();
  const other = join(newFolder(), 'other.db');
  writeFileSync(other, 'No database at all.');
  const before = readdirSync(folder);
  expect([restore(file, other), readdirSync(folder), textsIn(folder)]).toEqual(['bad', before, ['Kept.']]);
});
