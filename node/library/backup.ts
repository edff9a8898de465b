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
  renameSync,
  rmSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { freeName } from '../files.ts';
import { SCHEMA_VERSION, schemaVersionOf } from '../migrations.ts';

/**
 * Writes all that is committed to a file of its own, whole or not at all; one that is there is replaced.
 * @throws {Error} SQLite's where it reads or writes, {NodeJS.ErrnoException} where it is put in place.
 */
export function backUp(file: string, target: string): void {
  const temporary = `${target}.writing`;
  rmSync(temporary, { force: true });
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.prepare('VACUUM INTO ?').run(temporary);
    renameSync(temporary, target);
  } finally {
    database.close();
    rmSync(temporary, { force: true });
  }
}

/**
 * Puts a backup in the place of `file`, which no database may have open; what was there is kept under the path that is
 * given back, null where there was nothing; it is removed when it is old (copies.ts). Another program's log would be read into the new file: then it is `inUse`. Gives back `bad` and changes nothing where the backup is damaged, of a newer
 * version, or something else.
 * @throws {NodeJS.ErrnoException} when the folder cannot be written.
 */
export function restore(file: string, source: string): { readonly keptAs: string | null } | 'bad' | 'inUse' {
  const temporary = `${file}.restoring`;
  try {
    copyFileSync(source, temporary);
    if (!isWhole(temporary)) return 'bad';
    forgetAnnounced(temporary);
    if (existsSync(`${file}-wal`)) return 'inUse';
    sync(temporary);
    const keptAs = existsSync(file) ? freeName(`${file}.before-restore`) : null;
    if (keptAs !== null) keepAlso(file, keptAs);
    renameSync(temporary, file);
    return { keptAs };
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(temporary + suffix, { force: true });
  }
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
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

function isWhole(file: string): boolean {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file);
    const version = schemaVersionOf(database);
    const check = database.prepare('PRAGMA integrity_check(1)').get();
    return version > 0 && version <= SCHEMA_VERSION && check?.['integrity_check'] === 'ok';
  } catch {
    return false;
  } finally {
    database?.close();
  }
}
