/** A backup is put back as it was, what it replaces is kept, and what is none changes nothing. */
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { restore } from '../../e2e/node/restore.ts';
import { append, line, newFolder, open } from '../../e2e/node/transcripts.ts';
import { backUp, removeUnfinished } from './backup.ts';

const textsIn = (folder: string) => {
  const { transcripts } = open(folder);
  const read = transcripts.read('s1');
  transcripts.dispose();
  return read.ok && read.value?.entries.map((entry) => entry.kind === 'line' && entry.text);
};

test('what was backed up while it was written to comes back, and what came later is kept beside', async () => {
  const folder = newFolder();
  const { transcripts, file } = open(folder);
  transcripts.record(append('s1', line('a', 'Before.')));
  const backup = join(newFolder(), 'surtitle-backup.db');
  let isDone = false;
  const done = backUp(file, backup).then(() => {
    isDone = true;
  });
  // Whoever writes meanwhile does not wait for it.
  await new Promise((resolve) => setImmediate(resolve));
  expect([isDone, transcripts.record(append('s1', line('w', 'While it runs.', 1_000)))]).toEqual([
    ...[false, { ok: true, value: undefined }],
  ]);
  await done;
  transcripts.record(append('s1', line('b', 'After.', 2_000)));
  transcripts.dispose();
  const restored = await restore(file, backup);
  const texts = textsIn(folder);
  // The backup is of one moment, before that line or after it.
  expect([restored, texts]).toEqual([
    { keptAs: `${file}.before-restore` },
    Array.isArray(texts) && texts.length === 2 ? ['Before.', 'While it runs.'] : ['Before.'],
  ]);
  expect(await restore(file, `${file}.before-restore`)).toEqual({ keptAs: `${file}.before-restore-2` });
  expect(textsIn(folder)).toEqual(['Before.', 'While it runs.', 'After.']);
  expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
});

test('what is no backup of ours is refused, and nothing is touched', async () => {
  const folder = newFolder();
  const { transcripts, file } = open(folder);
  transcripts.record(append('s1', line('a', 'Kept.')));
  transcripts.dispose();
  const other = join(newFolder(), 'other.db');
  writeFileSync(other, 'No database at all.');
  const before = readdirSync(folder);
  expect([await restore(file, other), readdirSync(folder), textsIn(folder)]).toEqual([
    'bad',
    before,
    ['Kept.'],
  ]);
});

test('what a sudden end left is removed where it was, and no file that does not end as one of those', async () => {
  const [file, elsewhere] = [join(newFolder(), 'transcripts.db'), newFolder()];
  const put = (path: string, text = 'words') => {
    writeFileSync(path, text);
    return path;
  };
  const left = ['', '-wal', '-shm', '-journal'].map((suffix) => put(`${file}.restoring${suffix}`));
  const writing = put(join(elsewhere, 'backup.db.writing'));
  const note = put(`${file}.backing-up`, writing);
  await removeUnfinished(file);
  expect([...left, writing, note].filter((path) => existsSync(path))).toEqual([]);
  const other = put(join(elsewhere, 'backup.db'));
  put(note, other);
  await removeUnfinished(file);
  expect([other, note].map((path) => existsSync(path))).toEqual([true, false]);
  // A drive that is gone may come back.
  const gone = join(elsewhere, 'gone');
  put(note, join(gone, 'backup.db.writing'));
  await removeUnfinished(file);
  expect(existsSync(note)).toBe(true);
  mkdirSync(gone);
  put(join(gone, 'backup.db.writing'));
  await removeUnfinished(file);
  expect([readdirSync(gone), existsSync(note)]).toEqual([[], false]);
});

test('over the transcripts themselves nothing is backed up, by whatever name they are called', async () => {
  const folder = newFolder();
  const { transcripts, file } = open(folder);
  transcripts.record(append('s1', line('a', 'Kept.')));
  const linked = join(newFolder(), 'linked');
  symlinkSync(folder, linked);
  for (const target of [file, `${file}-wal`, join(linked, 'transcripts.db'), join(folder, 'Transcripts.DB')])
    await expect(backUp(file, target)).rejects.toThrow('no backup');
  transcripts.dispose();
  expect([readdirSync(folder), textsIn(folder)]).toEqual([['transcripts.db'], ['Kept.']]);
});

test('a backup is made where the data folder has no room for a note, and tidying up takes none back', async () => {
  const folder = newFolder();
  const { transcripts, file } = open(folder);
  transcripts.record(append('s1', line('a', 'Kept.')));
  // As a full disk, or a file that another program holds: neither written nor removed.
  mkdirSync(`${file}.backing-up`);
  const backup = join(newFolder(), 'backup.db');
  await backUp(file, backup);
  transcripts.dispose();
  expect(existsSync(backup)).toBe(true);
  expect(await restore(file, backup)).toEqual({ keptAs: `${file}.before-restore` });
});

test('a backup that is gone, is a folder, or is being written to is no backup, and nothing is touched', async () => {
  const folder = newFolder();
  const { transcripts, file } = open(folder);
  transcripts.record(append('s1', line('a', 'Kept.')));
  // The transcripts themselves, while their newest lines are in the log.
  expect(await restore(file, file)).toBe('bad');
  transcripts.dispose();
  expect([await restore(file, join(folder, 'gone.db')), await restore(file, newFolder())]).toEqual([
    'bad',
    'bad',
  ]);
  expect(textsIn(folder)).toEqual(['Kept.']);
});
