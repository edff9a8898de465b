/** A text as a file where a person wants it: whole, or not there. */
import { realpathSync, statSync, writeFileSync } from 'node:fs';
import { replaceFile } from '../files.ts';

/**
 * A link stays one, and a device or a pipe is written to instead of replaced.
 * @throws {NodeJS.ErrnoException} what was there before is then untouched.
 */
export function writeOut(path: string, text: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile())
    replaceFile(found === undefined ? path : realpathSync(path), text);
  else writeFileSync(path, text);
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
