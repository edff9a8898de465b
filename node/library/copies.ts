/** Copies that an update or a restore left beside the file: which there are, and their end. When that is, it does not decide. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Aged } from '../../core/library/retention.ts';

/**
 * As node/migrations.ts and backup.ts beside this name them. What was damaged, or of a newer version, is no copy: it may
 * be all that there is of it.
 */
const OF_THE_FILE = /^\.(?:before-restore|version-\d+)(?:-\d+)*$/;
/** What SQLite may leave beside a file, and the file itself. */
export const COMPANIONS = ['', '-wal', '-shm', '-journal'];

/** @throws {NodeJS.ErrnoException} where another program holds it, or the folder cannot be written. */
export function removeWithCompanions(path: string): void {
  for (const suffix of COMPANIONS) rmSync(path + suffix, { force: true });
}

/** By their names, each with when it was made or, where another program has touched it, later. */
export function copiesOf(file: string): readonly Aged[] {
  const [folder, name] = [dirname(file), basename(file)];
  return readdirSync(folder)
    .filter((other) => other.startsWith(name) && OF_THE_FILE.test(other.slice(name.length)))
    .flatMap((id) => {
      // A copy that is a second name of the file has its times, but for this one.
      const stats = statSync(join(folder, id), { throwIfNoEntry: false });
      return stats?.isFile() === true ? [{ id, endedAtEpochMs: stats.ctimeMs }] : [];
    });
}

/** @throws {NodeJS.ErrnoException} where another program holds it, or the folder cannot be written. */
export function removeCopy(file: string, id: string): void {
  removeWithCompanions(join(dirname(file), id));
}
