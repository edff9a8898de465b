/** A profile that a spec prepares before the app starts, so that it can damage what the app will find. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PreparedProfile {
  /** For LaunchOptions.profileDir. */
  readonly dir: string;
  /** Puts a file where the app keeps its own; gives back its path. */
  readonly put: (name: string, content: string | Buffer) => string;
  readonly pathOf: (name: string) => string;
  readonly remove: () => void;
}

export function prepareProfile(): PreparedProfile {
  const dir = mkdtempSync(join(tmpdir(), 'surtitle-profile-'));
  const userDataDir = join(dir, 'userData');
  mkdirSync(userDataDir);
  const pathOf = (name: string) => join(userDataDir, name);
  return {
    dir,
    pathOf,
    put: (name, content) => {
      writeFileSync(pathOf(name), content);
      return pathOf(name);
    },
    remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}
