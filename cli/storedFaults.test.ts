/** Transcripts that are not as they should be: one sentence and a remedy, and the file stays as it is. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { FIRST } from '../e2e/cli/kept.ts';
import { newFolder, surtitle } from '../e2e/cli/surtitle.ts';
import { append, begin, line, open } from '../e2e/node/transcripts.ts';

const ask = (folder: string, ...args: readonly string[]) => surtitle([...args, '--data', folder]);

test('a file that is absent, damaged, newer, older or a folder is one sentence, and stays as it is', () => {
  const cases = {
    absent: (_file: string) => undefined,
    damaged: (file: string) => writeFileSync(file, 'no database'.repeat(1_000)),
    newer: (file: string) => new DatabaseSync(file).exec('CREATE TABLE a (b); PRAGMA user_version = 99'),
    earlier: (file: string) => new DatabaseSync(file).exec('CREATE TABLE a (b); PRAGMA user_version = 1'),
    'cannot be read': (file: string) => mkdirSync(file),
  };
  for (const [word, make] of Object.entries(cases)) {
    const folder = newFolder();
    const file = join(folder, 'transcripts.db');
    make(file);
    const before = word === 'damaged' ? readFileSync(file) : null;
    const ran = ask(folder, ...(word === 'newer' ? ['search', 'a'] : ['export', 'last']));
    expect([word, ran.code, ran.out]).toEqual([word, 1, '']);
    expect(ran.said).toMatch(/^surtitle: .+\. .+\.\n$/);
    expect(ran.said).toContain(word === 'absent' ? 'there are no transcripts' : word);
    if (before !== null) expect(readFileSync(file)).toEqual(before);
  }
});

test('a folder that may only be read is read, with nothing put into it', () => {
  const folder = newFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder]);
  test.skip(mounted.status !== 0, 'this needs the right to mount');
  try {
    const { transcripts } = open(folder);
    transcripts.record(begin(FIRST));
    transcripts.record(append(FIRST.id, line('a', 'Good evening.')));
    transcripts.dispose();
    spawnSync('mount', ['-o', 'remount,ro', folder]);
    expect(ask(folder, 'search', 'evening')).toMatchObject({ code: 0, said: '' });
    expect(readdirSync(folder)).toEqual(['transcripts.db']);
  } finally {
    spawnSync('umount', [folder]);
  }
});
