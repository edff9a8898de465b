/**
 * What a test chose for this run of the stand-in, read from one environment variable. It decides nothing
 * itself.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type HostRectangle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A screen as a test describes it; the work area is the whole of it when left out. */
export type HostDisplay = {
  readonly id: number;
  readonly bounds: HostRectangle;
  readonly workArea?: HostRectangle;
  readonly scaleFactor?: number;
};

/** How secrets can be kept: by a real keyring, in plain text only (Linux without one), or not at all. */
export type Keyring = 'gnome_libsecret' | 'basic_text' | 'none';

export type HostOptions = {
  /** The Chromium to run. */
  readonly chromium: string;
  /** Chromium's switches besides the stand-in's own. */
  readonly chromiumArgs: readonly string[];
  readonly headed: boolean;
  /** Throw-away directory outside the app's profile: the keyring lives there. */
  readonly systemDir: string;
  readonly keyring: Keyring;
  /** Accelerators other programs already hold. */
  readonly takenShortcuts: readonly string[];
  readonly displays: readonly HostDisplay[];
};

/** The environment variable holding HostOptions as JSON. */
export const HOST_OPTIONS_VARIABLE = 'SURTITLE_HOST_OPTIONS';

const FULL_HD: HostDisplay = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };

/** Everything a test may leave out. */
export const defaultHostOptions: Omit<HostOptions, 'chromium'> = {
  chromiumArgs: [],
  headed: false,
  systemDir: join(tmpdir(), 'surtitle-stand-in'),
  keyring: 'gnome_libsecret',
  takenShortcuts: [],
  displays: [FULL_HD],
};

/** @throws {Error} if the variable is missing or names no Chromium: the stand-in cannot run without one. */
export function readHostOptions(env: NodeJS.ProcessEnv): HostOptions {
  const text = env[HOST_OPTIONS_VARIABLE];
  if (text === undefined) throw new Error(`The stand-in for Electron needs ${HOST_OPTIONS_VARIABLE}.`);
  const given: Partial<HostOptions> = JSON.parse(text);
  if (given.chromium === undefined) throw new Error(`${HOST_OPTIONS_VARIABLE} names no Chromium.`);
  return { ...defaultHostOptions, ...given, chromium: given.chromium };
}
