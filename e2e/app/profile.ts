/** The folders an app is run on: its own userData, and one that stands for the rest of the system. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type ProfileOptions = {
  /** A profile to go on with. Default: a new one that goes when the app is disposed of. */
  readonly profileDir?: string;
  /**
   * Fields of the settings file the app starts with, in the form core/app/settings.ts defines; null: there is none, as at
   * the first start. The service is asked unless they say otherwise.
   */
  readonly settings?: Readonly<Record<string, unknown>> | null;
};

export interface Profile {
  /** For ProfileOptions. */
  readonly dir: string;
  readonly userDataDir: string;
  readonly systemDir: string;
  readonly pathOf: (name: string) => string;
  /**
   * Puts a file where the app keeps its own, so that a spec can damage what it will find; gives back its
   * path.
   */
  readonly put: (name: string, content: string | Buffer) => string;
  readonly remove: () => void;
}

/** node/settings.ts keeps the settings in this file of userData. */
const SETTINGS_FILE = 'settings.json';

export function openProfile({ profileDir, settings }: ProfileOptions = {}): Profile {
  const dir = profileDir ?? mkdtempSync(join(tmpdir(), 'surtitle-profile-'));
  const userDataDir = join(dir, 'userData');
  mkdirSync(userDataDir, { recursive: true });
  const pathOf = (name: string) => join(userDataDir, name);
  const put: Profile['put'] = (name, content) => {
    writeFileSync(pathOf(name), content);
    return pathOf(name);
  };
  const isKnown = settings === undefined && existsSync(pathOf(SETTINGS_FILE));
  if (settings !== null && !isKnown)
    put(SETTINGS_FILE, JSON.stringify({ version: 1, engine: 'openai', ...settings }));
  const remove = () => rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  return { dir, userDataDir, systemDir: join(dir, 'system'), pathOf, put, remove };
}
