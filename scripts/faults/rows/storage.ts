/** Faults of the disk and of the transcripts' file, for five seconds in mid-talk. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Profile } from '../../../e2e/app/profile.ts';
import { transcriptsFile } from '../../../e2e/app/transcriptsFile.ts';
import { FAULT_AT_MS, type Fault } from '../stage.ts';

const LENGTH_MS = 5_000;

/** A small disk of its own, so that only the app's runs full. */
const diskOf = ({ dir }: Profile): string => join(dir, 'disk');

function mountDisk(profile: Profile): () => void {
  const disk = diskOf(profile);
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', disk]);
  symlinkSync(join(disk, 'transcripts.db'), profile.pathOf('transcripts.db'));
  return () => void execFileSync('umount', ['--lazy', disk]);
}

function writeUntilFull(path: string): void {
  try {
    for (;;) writeFileSync(path, Buffer.alloc(1_024), { flag: 'a' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

export const storageFaults: readonly Fault[] = [
  {
    name: 'disk full',
    note: 'for 5 s, a disk of its own',
    lacks: () =>
      process.platform === 'linux' && process.getuid?.() === 0 ? null : 'mounting a small disk needs root',
    prepare: mountDisk,
    storedIn: diskOf,
    run: async ({ profile, until, heal }) => {
      const ballast = join(diskOf(profile), 'ballast');
      await until(FAULT_AT_MS);
      writeUntilFull(ballast);
      await until(FAULT_AT_MS + LENGTH_MS);
      rmSync(ballast);
      heal();
    },
  },
  {
    name: 'database locked',
    note: 'by another program for 5 s',
    run: async ({ profile, until, heal }) => {
      await until(FAULT_AT_MS);
      const other = new DatabaseSync(transcriptsFile(profile.userDataDir));
      other.exec('BEGIN IMMEDIATE');
      await until(FAULT_AT_MS + LENGTH_MS);
      other.exec('ROLLBACK');
      other.close();
      heal();
    },
  },
  {
    name: 'database deleted',
    run: async ({ profile, until, heal }) => {
      await until(FAULT_AT_MS);
      for (const suffix of ['', '-wal', '-shm'])
        rmSync(transcriptsFile(profile.userDataDir) + suffix, { force: true });
      heal();
    },
  },
];
