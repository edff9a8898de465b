/** Checks that no line of the running session is lost with its file, and that none is said to be kept that is not. */
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { append, begin, head, line, newFolder, open } from '../e2e/node/transcripts.ts';
import { openDatabase } from './database.ts';

test.skip(process.platform === 'win32', 'Windows lets nobody delete or replace a file that is open.');

const end = { kind: 'end', sessionId: 's1', durationMs: 9_000 } as const;

/** The ids of a session as another program reads them. */
function onDisk(file: string, session = 's1'): readonly string[] | null {
  const database = openDatabase(file);
  const ids = database.read(session)?.entries.map(({ id }) => id) ?? null;
  database.close();
  return ids;
}

function started() {
  const opened = open(newFolder());
  opened.transcripts.record(begin({ ...head, id: 's0' }));
  opened.transcripts.record(append('s0', line('old', 'Earlier.')));
  opened.transcripts.record(begin(head));
  opened.transcripts.record(append('s1', line('a', 'One.')));
  return opened;
}

const remove = (file: string) => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
};

const losses: Readonly<Record<string, (file: string) => void>> = {
  'deleted with its companions': remove,
  'deleted alone': (file) => rmSync(file),
  'moved away': (file) => renameSync(file, `${file}.moved`),
  'replaced by an older copy': (file) => {
    copyFileSync(file, `${file}.copy`);
    renameSync(`${file}.copy`, file);
  },
  'replaced by an empty one': (file) => {
    remove(file);
    new DatabaseSync(file).close();
  },
  'left without its log': (file) => rmSync(`${file}-wal`),
};

for (const [what, lose] of Object.entries(losses)) {
  test(`when the file is ${what}, the running session is written again with the next line`, () => {
    const { file, transcripts, problems } = started();
    lose(file);
    expect(transcripts.record(append('s1', line('b', 'Two.', 2_000))).ok).toBe(true);
    expect(onDisk(file)).toEqual(['a', 'b']);
    expect(transcripts.record(append('s1', line('c', 'Three.', 4_000))).ok).toBe(true);
    transcripts.dispose();
    expect([onDisk(file), problems]).toEqual([['a', 'b', 'c'], []]);
  });
}

test('captions and a file that is taken down meanwhile are both written again, and the end of one is not the other’s', () => {
  const { file, transcripts } = started();
  transcripts.record(begin({ ...head, id: 'talk' }), 'file');
  transcripts.record(append('talk', line('1', 'Said on tape.')), 'file');
  remove(file);
  transcripts.record(append('s1', line('b', 'Two.', 2_000)));
  expect([onDisk(file), onDisk(file, 'talk'), onDisk(file, 's0')]).toEqual([['a', 'b'], ['1'], null]);
  transcripts.record({ kind: 'end', sessionId: 'talk', durationMs: 1_000 }, 'file');
  remove(file);
  transcripts.record(append('s1', line('c', 'Three.', 4_000)));
  transcripts.dispose();
  expect([onDisk(file), onDisk(file, 'talk')]).toEqual([['a', 'b', 'c'], null]);
});

test('another file in its place keeps what it holds and takes the running session, but no log of the lost one', () => {
  const backup = open(newFolder());
  for (let index = 0; index < 300; index += 1)
    backup.transcripts.record(append('backup', line(`${index}`, 'Kept elsewhere. '.repeat(20), index)));
  backup.transcripts.dispose();
  const { file, transcripts, problems } = started();
  renameSync(backup.file, file);
  expect(transcripts.record(append('s1', line('b', 'Two.', 2_000))).ok).toBe(true);
  transcripts.dispose();
  const database = new DatabaseSync(file);
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  database.close();
  expect([onDisk(file, 'backup')?.length, onDisk(file), onDisk(file, 's0'), problems]).toEqual([
    300,
    ['a', 'b'],
    null,
    [],
  ]);
});

test('a session that goes on under its id is one', () => {
  const { file, transcripts } = started();
  transcripts.record(begin(head));
  remove(file);
  transcripts.record(append('s1', line('b', 'Two.', 2_000)));
  expect(onDisk(file)).toEqual(['a', 'b']);
  transcripts.dispose();
});

test('a file that is damaged under the running session is set aside, and the fresh one has all its lines', () => {
  let isDamaged = false;
  const { file, transcripts, problems } = open(newFolder(), (path) => {
    const tables = openDatabase(path);
    const transact = <Value>(work: () => Value): Value => {
      // SQLite's SQLITE_CORRUPT, as a damaged page gives it.
      if (isDamaged) throw Object.assign(new Error('database disk image is malformed'), { errcode: 11 });
      return tables.transact(work);
    };
    return { ...tables, transact };
  });
  transcripts.record(begin(head));
  transcripts.record(append('s1', line('a', 'One.')));
  isDamaged = true;
  const result = transcripts.record(append('s1', line('b', 'Two.', 2_000)));
  isDamaged = false;
  transcripts.retry();
  expect([result.ok, onDisk(file), problems.at(-1)]).toEqual([false, ['a', 'b'], null]);
  transcripts.dispose();
});

test('it is written again without a next line, and has its date', () => {
  const { file, transcripts } = started();
  remove(file);
  transcripts.retry();
  const database = openDatabase(file);
  expect(database.read(null)).toEqual({ session: head, entries: [line('a', 'One.')] });
  database.close();
  transcripts.dispose();
});

test('sessions that are over do not come back: who deleted the file meant them', () => {
  const { file, transcripts } = started();
  transcripts.record(end);
  remove(file);
  transcripts.retry();
  expect([onDisk(file, 's0'), onDisk(file, 's1')]).toEqual([null, null]);
  transcripts.record(begin({ ...head, id: 's2' }));
  transcripts.record(append('s2', line('b', 'New.')));
  expect([onDisk(file, 's0'), onDisk(file, 's1'), onDisk(file, 's2')]).toEqual([null, null, ['b']]);
  transcripts.dispose();
});

test('where no file can be made the lines wait, and are all there once one can', () => {
  const { file, transcripts, problems } = started();
  const folder = file.replace(/[/\\][^/\\]*$/, '');
  renameSync(folder, `${folder}-away`);
  expect(transcripts.record(append('s1', line('b', 'Two.', 2_000))).ok).toBe(false);
  expect(transcripts.read(null)).toMatchObject({ value: { entries: [{ id: 'a' }, { id: 'b' }] } });
  renameSync(`${folder}-away`, folder);
  transcripts.retry();
  expect(problems).toEqual([{ kind: 'transcriptsReadOnly' }, null]);
  expect(existsSync(file)).toBe(true);
  expect(onDisk(file)).toEqual(['a', 'b']);
  transcripts.dispose();
});

test('a locked file takes no time of the lines that wait for it, keeps their order, and loses none', () => {
  const { file, transcripts, problems } = started();
  const other = new DatabaseSync(file);
  other.exec('BEGIN EXCLUSIVE');
  const fromMs = performance.now();
  const ids = Array.from({ length: 100 }, (_, index) => `line ${index}`);
  for (const id of ids) expect(transcripts.record(append('s1', line(id, id, 2_000))).ok).toBe(false);
  expect((performance.now() - fromMs) / ids.length).toBeLessThan(10);
  other.exec('ROLLBACK');
  other.close();
  transcripts.retry();
  expect([onDisk(file), problems]).toEqual([
    ['a', ...ids],
    [{ kind: 'transcriptsLocked' }, null],
  ]);
  transcripts.dispose();
});
