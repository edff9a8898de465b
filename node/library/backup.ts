/**
 * All that is kept as one file, and such a file put in place of it: at any moment the folder has the old state or the new
 * one. It asks nobody and closes no database.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { copyFile, open, readFile, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { freeName, syncFolder } from '../files.ts';
import { SCHEMA_VERSION, schemaVersionOf } from '../migrations.ts';
import { askApart } from './apart.ts';
import { COMPANIONS, removeWithCompanions } from './copies.ts';

/**
 * Writes all that is committed to a file of its own, whole or not at all; one that is there is replaced. Lines are written
 * to the database meanwhile.
 * @throws {Error} SQLite's where it reads or writes, one of ours over the file itself or what belongs to it,
 * {NodeJS.ErrnoException} where it is put in place.
 */
export async function backUp(file: string, target: string): Promise<void> {
  if (isOfThe(file, target)) throw new Error('over the file itself it would be no backup');
  const temporary = `${target}${UNFINISHED}`;
  rmSync(temporary, { force: true });
  // On a full disk a backup goes to another one all the same.
  quietly(() => writeFileSync(noteOf(file), temporary));
  try {
    await askApart({ file, statement: 'VACUUM INTO ?', values: [temporary], readOnly: true });
    moveInto(temporary, target);
  } finally {
    // As long as anything of it stays, so does the note.
    quietly(() => {
      removeWithCompanions(temporary);
      rmSync(noteOf(file), { force: true });
    });
  }
}

const UNFINISHED = '.writing';
/** Says where a backup is being written, so that what a sudden end leaves of it is found. */
const noteOf = (file: string): string => `${file}.backing-up`;
const restoringOf = (file: string): string => `${file}.restoring`;

/** Whatever way leads there: links, other names of a folder, letters of another case. */
function isOfThe(file: string, target: string): boolean {
  if (realpathSync.native(dirname(target)) !== realpathSync.native(dirname(file))) return false;
  return basename(target).toLowerCase().startsWith(basename(file).toLowerCase());
}

/** What cannot be tidied up now can be at the next start. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    console.error('What belongs to an unfinished backup could not be written or removed.');
  }
}

/**
 * Removes what a sudden end has left of a backup that was written, or of one that was read. Not while either goes on. A
 * drive that was written to may answer late: nobody waits for it here.
 * @throws {NodeJS.ErrnoException} (as a rejection) where it cannot be removed.
 */
export async function removeUnfinished(file: string): Promise<void> {
  await removeLater(restoringOf(file));
  if (!existsSync(noteOf(file))) return;
  const temporary = await readFile(noteOf(file), 'utf8');
  if (temporary.endsWith(UNFINISHED)) {
    // A drive that is not there now may be at another start.
    if (!existsSync(dirname(temporary))) return;
    await removeLater(temporary);
  }
  await rm(noteOf(file), { force: true });
}

/** As `removeWithCompanions`, by turns. */
async function removeLater(path: string): Promise<void> {
  for (const suffix of COMPANIONS) await rm(path + suffix, { force: true });
}

/** A backup that has been read and is whole, beside the file whose place it is to take. */
export interface ReadBackup {
  /**
   * Puts it in the place of the file, which no database may have open; what was there is kept under the path that is given
   * back, null where there was nothing; it is removed when it is old (copies.ts). Another program's log would be read into the new file: then it is `inUse`.
   * @throws {NodeJS.ErrnoException} when the folder cannot be written.
   */
  readonly putInPlace: () => { readonly keptAs: string | null } | 'inUse';
  /** To be called in the end, whatever became of it. */
  readonly discard: () => void;
}

/**
 * Copies and checks a backup; the file that it is for is used meanwhile. Gives null and leaves nothing behind where the
 * backup is damaged, of a newer version, something else, in use, or cannot be read.
 * @throws {NodeJS.ErrnoException} when the folder cannot be written.
 */
export async function readBackup(file: string, source: string): Promise<ReadBackup | null> {
  const temporary = restoringOf(file);
  const discard = () => removeWithCompanions(temporary);
  const putInPlace = () => {
    if (existsSync(`${file}-wal`)) return 'inUse';
    const keptAs = existsSync(file) ? freeName(`${file}.before-restore`) : null;
    if (keptAs !== null) keepAlso(file, keptAs);
    moveInto(temporary, file);
    return { keptAs };
  };
  // What lies in the log beside it would be left out of it; a backup has none.
  if (existsSync(`${source}-wal`) || !(await canRead(source))) return null;
  try {
    await copyFile(source, temporary);
    if (await isWhole(temporary)) {
      forgetAnnounced(temporary);
      return { putInPlace, discard };
    }
  } catch (error) {
    discard();
    throw error;
  }
  discard();
  return null;
}

/** What it is moved to is on disk when this returns: the file and its name. */
function moveInto(temporary: string, target: string): void {
  syncFile(temporary);
  renameSync(temporary, target);
  syncFolder(dirname(target));
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A second name costs nothing; where a file can have only one, its content is copied. */
function keepAlso(file: string, keptAs: string): void {
  try {
    linkSync(file, keptAs);
  } catch {
    copyFileSync(file, keptAs);
  }
}

/** What was too old when it was made is announced anew: who puts a backup back may want just that. */
function forgetAnnounced(file: string): void {
  const database = new DatabaseSync(file);
  try {
    if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'due'").get() !== undefined)
      database.exec('DELETE FROM due');
  } finally {
    database.close();
  }
}

async function isWhole(file: string): Promise<boolean> {
  try {
    const version = versionOf(file);
    const statement = 'PRAGMA integrity_check(1)';
    const [check] = await askApart({ file, statement, values: [], readOnly: false });
    return version > 0 && version <= SCHEMA_VERSION && check?.['integrity_check'] === 'ok';
  } catch {
    return false;
  }
}

function versionOf(file: string): number {
  const database = new DatabaseSync(file);
  try {
    return schemaVersionOf(database);
  } finally {
    database.close();
  }
}

/** Whether it is a file, is there, and may be read. */
async function canRead(path: string): Promise<boolean> {
  try {
    const handle = await open(path);
    const stats = await handle.stat().finally(() => handle.close());
    return stats.isFile();
  } catch {
    return false;
  }
}
