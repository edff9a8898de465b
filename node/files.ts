/**
 * Whole files on disk: replaced so that a crash leaves the old or the new one, or set aside under a dated
 * name.
 */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Before the system's own mask. */
const MODES = { ordinary: 0o666, private: 0o600 } as const;

/**
 * Writes a temporary file beside the target, syncs it and renames it over the target.
 * Only the owner may read a private one.
 * @throws {NodeJS.ErrnoException} when the folder cannot be written or the disk is full; the target is then
 * untouched.
 */
export function replaceFile(
  path: string,
  content: string | Uint8Array,
  readers: keyof typeof MODES = 'ordinary',
): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'w', MODES[readers]);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** The rename itself must reach the disk; systems that cannot open a folder (Windows) do without. */
export function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    // Some network file systems refuse to sync a folder; the file itself is synced.
  } finally {
    closeSync(handle);
  }
}

/**
 * Renames a file nobody can read to `name.ext.kept-2026-11-22T18-40-01`, with the companions that end in
 * `suffixes`.
 * Gives back the new path. A name that is taken gets a number.
 * @throws {NodeJS.ErrnoException} when the folder cannot be written.
 */
export function keepAside(path: string, suffixes: readonly string[] = [], now = new Date()): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const kept = freeName(`${path}.kept-${stamp}`);
  renameSync(path, kept);
  for (const suffix of suffixes) if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix);
  return kept;
}

/** The path, or where that is taken the path with a number behind it; the ending comes after that. */
export function freeName(path: string, ending = ''): string {
  let name = path + ending;
  for (let count = 2; existsSync(name); count += 1) name = `${path}-${count}${ending}`;
  return name;
}

/** What the system says went wrong, as `ENOENT`; `unknown` where it is no error of the system. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
