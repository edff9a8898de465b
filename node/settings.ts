/**
 * Keeps the settings and the overlay's placements on disk with electron-store. What settings are is
 * core/app/settings.ts's concern.
 */
import { existsSync, readFileSync } from 'node:fs';
import { originOf } from '../core/app/address.ts';
import { defaultSettings, parseSettings, type Settings } from '../core/app/settings.ts';
import type { ShortcutChoice } from '../core/app/shortcuts.ts';
import type { Problem } from '../core/base/problem.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import { type Placements, parsePlacements } from '../core/desktop/placement.ts';
import { type ExportChoice, parseExportChoice } from '../core/subtitles/exportChoice.ts';

/** What we use of an electron-store. */
export interface ObjectStore {
  store: Record<string, unknown>;
  readonly path: string;
}

export interface SettingsNeeds {
  /** The settings file; looked at before the store opens it, since a store throws on garbage. */
  readonly file: string;
  readonly openStore: () => ObjectStore;
  readonly keepAside: (path: string) => string;
  /** Those of this system. */
  readonly shortcuts: ShortcutChoice;
}

export interface StoredSettings {
  readonly settings: Settings;
  /** There was no settings file. */
  readonly isFirstStart: boolean;
  /** settingsReset when the file was garbage or from a newer version. */
  readonly problem: Problem | null;
  readonly save: (settings: Settings) => Result<undefined>;
}

/** Opens the settings. Never fails: what cannot be read is kept aside, and defaults are used. */
export function openSettings({ file, openStore, keepAside, shortcuts }: SettingsNeeds): StoredSettings {
  const isFirstStart = !existsSync(file);
  const found = readSettings(file, shortcuts);
  const store = once(openStore);
  const reset = found === null && !isFirstStart;
  const problem: Problem | null = reset ? setAside(file, keepAside) : null;
  return {
    settings: found ?? { ...defaultSettings, shortcuts },
    isFirstStart,
    problem,
    save: (settings) => {
      try {
        store().store = { ...settings };
        return success(undefined);
      } catch {
        return failure({ kind: 'settingsNotSaved' });
      }
    },
  };
}

/** Opens at first need, and again only if that failed. */
function once(open: () => ObjectStore): () => ObjectStore {
  let opened: ObjectStore | null = null;
  return () => {
    opened ??= open();
    return opened;
  };
}

/** null: there is no file, or none that we can use. */
function readSettings(file: string, shortcuts: ShortcutChoice): Settings | null {
  try {
    const parsed = parseSettings(JSON.parse(readFileSync(file, 'utf8')), shortcuts);
    return parsed.kind === 'settings' ? parsed.settings : null;
  } catch {
    return null;
  }
}

function setAside(file: string, keepAside: SettingsNeeds['keepAside']): Problem {
  try {
    return { kind: 'settingsReset', keptAs: keepAside(file) };
  } catch {
    return { kind: 'settingsNotSaved' };
  }
}

/** What is written at need and costs little when it is lost: a file that cannot be read or written is no problem to report. */
export interface Remembered<Value> {
  readonly read: () => Value;
  readonly save: (value: Value) => void;
}

/** Whoever drags the overlay again, or chooses again, has what was lost. */
function remember<Value>(
  openStore: () => ObjectStore,
  field: string,
  parse: (stored: unknown) => Value,
): Remembered<Value> {
  const store = once(openStore);
  return {
    read: () => {
      try {
        return parse(store().store[field]);
      } catch {
        return parse(undefined);
      }
    },
    save: (value) => {
      try {
        store().store = { [field]: value };
      } catch {
        // It is asked again.
      }
    },
  };
}

export const openPlacements = (openStore: () => ObjectStore): Remembered<Placements> =>
  remember(openStore, 'places', parsePlacements);

/** How a person exported last. */
export const openExportChoice = (openStore: () => ObjectStore): Remembered<ExportChoice> =>
  remember(openStore, 'choice', parseExportChoice);

/** What in the running app depends on the settings. */
export interface SettingsFollowers {
  readonly captions: (style: Settings['captions']) => void;
  readonly serverOrigin: () => void;
  readonly launchAtLogin: (isWanted: boolean) => Result<undefined>;
  readonly shortcuts: (wanted: Settings['shortcuts']) => Problem | null;
}

/** Tells the followers of whatever differs; gives back the first thing that could not be had. */
export function followSettings(followers: SettingsFollowers) {
  return (after: Settings, before: Settings): Problem | null => {
    const differs = (field: keyof Settings) => JSON.stringify(after[field]) !== JSON.stringify(before[field]);
    if (differs('captions')) followers.captions(after.captions);
    if (originOf(after.baseUrl) !== originOf(before.baseUrl)) followers.serverOrigin();
    const login = differs('launchAtLogin')
      ? followers.launchAtLogin(after.launchAtLogin)
      : success(undefined);
    const problem = differs('shortcuts') ? followers.shortcuts(after.shortcuts) : null;
    return problem ?? (login.ok ? null : login.problem);
  };
}
