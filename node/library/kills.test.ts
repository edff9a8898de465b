/** Killed in the middle of an edit, a join, a deletion, also for age, a backup or a restore: the old state or the new one, and nothing between. */
import { fork } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { head, line, newFolder } from '../../e2e/node/transcripts.ts';
import { openDatabase } from '../database.ts';
import { backUp, removeUnfinished } from './backup.ts';

const WRITER = join(import.meta.dirname, '../../e2e/node/libraryWriter.ts');
const LINES = 300;
const KILLS = 9;

/** A session of lines that all begin with a word. */
function fill(file: string, word: string): void {
  const database = openDatabase(file);
  database.transact(() => {
    database.begin(head);
    for (let number = 0; number < LINES; number += 1)
      database.append('s1', line(`${number}`, `${word} line ${number}.`, number * 2_000));
    database.library.retention.announce(new Map([['s1', { sinceEpochMs: 0, run: 1, isAgain: false }]]), 0);
  });
  database.close();
}

/** What is stored, in a word; whatever is between two states has its numbers. */
function stateOf(file: string): string {
  const database = openDatabase(file);
  const lines = database.read('s1')?.entries.length ?? 0;
  const found = ['Alpha', 'Omega'].map((word) => database.search(`${word} line`, 1_000).length);
  const { retention } = database.library;
  const counted = retention.lastDeleted()?.count ?? 0;
  const waits = retention.announced().due.size;
  database.close();
  return `${lines} lines, found ${found.join(' and ')}, ${counted} counted, ${waits} announced`;
}

async function killDuring(
  act: string,
  file: string,
  backup: string,
  moment: () => Promise<unknown>,
): Promise<void> {
  const child = fork(WRITER, [file, act, backup], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.once('message', resolve));
  await moment();
  child.kill('SIGKILL');
  await ended;
}

const whole = (first: number, second: number, lines = LINES, [counted, waits] = [0, 1]) =>
  `${lines} lines, found ${first} and ${second}, ${counted} counted, ${waits} announced`;
const STATES = {
  edit: [whole(LINES, 0), whole(0, LINES)],
  merge: [whole(LINES, 0), whole(LINES - 1, 0, LINES - 1)],
  delete: [whole(LINES, 0), whole(0, 0, 0)],
  age: [whole(LINES, 0), whole(0, 0, 0, [1, 0])],
  restore: [whole(LINES, 0), whole(0, LINES, LINES, [0, 0])],
} as const;

for (const [act, states] of Object.entries(STATES))
  test(`killed while it does ${act}, the file is as before or as after`, async () => {
    // A process starts within 300 ms; on a machine that is busy with other tests it takes five seconds.
    test.setTimeout(180_000);
    const folder = newFolder();
    const [filled, other, backup] = ['filled.db', 'other.db', 'backup.db'].map((name) => join(folder, name));
    fill(filled ?? '', 'Alpha');
    fill(other ?? '', 'Omega');
    await backUp(other ?? '', backup ?? '');
    const kills = Array.from({ length: KILLS }, async (_, kill) => {
      const file = join(folder, `killed-${kill}.db`);
      copyFileSync(filled ?? '', file);
      // Any moment will do: that is what is tested.
      await killDuring(act, file, backup ?? '', () => sleep(kill * 7));
      return stateOf(file);
    });
    const seen = new Set(await Promise.all(kills));
    expect([...seen].filter((state) => !states.some((known) => known === state))).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.includes('.kept-'))).toEqual([]);
  });

test('killed while it writes a backup or reads one, the next start leaves nothing of it, and what was whole is whole', async () => {
  test.setTimeout(180_000);
  const [file, backup] = [newFolder(), newFolder()].map((folder) => join(folder, 'kept.db'));
  if (file === undefined || backup === undefined) throw new Error('no folders');
  fill(file, 'Alpha');
  await backUp(file, backup);
  const seen = new Set<string>();
  const unfinished = { backUp: `${backup}.writing`, restore: `${file}.restoring` };
  for (const act of ['backUp', 'restore'] as const)
    for (let kill = 0; kill < KILLS; kill += 1) {
      const path = unfinished[act];
      await killDuring(act, file, backup, async () => {
        await expect.poll(() => existsSync(path), { intervals: [1], timeout: 20_000 }).toBe(true);
        await sleep(kill);
      });
      const left = () => [file, backup].flatMap((path) => readdirSync(dirname(path)));
      for (const name of left()) seen.add(name);
      await removeUnfinished(file);
      expect(left().filter((name) => /writing|restoring|backing-up/.test(name))).toEqual([]);
      expect([stateOf(file), stateOf(backup)].map((state) => state.split(',')[0])).toEqual([
        `${LINES} lines`,
        `${LINES} lines`,
      ]);
    }
  // Kills that hit nothing would show nothing.
  expect([...seen].filter((name) => /\.writing$|\.restoring$/.test(name)).toSorted()).toEqual([
    'kept.db.restoring',
    'kept.db.writing',
  ]);
});
