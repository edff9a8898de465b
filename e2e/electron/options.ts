/**
 * What a test chose for this run of the stand-in, read from one environment variable. It decides nothing
 * itself.
 */

/** How secrets can be kept: by a real keyring, or in plain text only (Linux without one). */
export type Keyring = 'gnome_libsecret' | 'basic_text';

export type HostOptions = {
  /** The Chromium to run, and its switches besides the stand-in's own. */
  readonly chromium: string;
  readonly chromiumArgs: readonly string[];
  /** Throw-away directory outside the app's profile: the keyring lives there. */
  readonly systemDir: string;
  readonly keyring: Keyring;
  /** Accelerators other programs already hold. */
  readonly takenShortcuts: readonly string[];
};

/** The environment variable holding HostOptions as JSON. */
export const HOST_OPTIONS_VARIABLE = 'SURTITLE_HOST_OPTIONS';

/** @throws {Error} if the variable is missing: the stand-in cannot run without a test that set it. */
export function hostOptions(): HostOptions {
  const text = process.env[HOST_OPTIONS_VARIABLE];
  if (text === undefined) throw new Error(`The stand-in for Electron needs ${HOST_OPTIONS_VARIABLE}.`);
  return JSON.parse(text);
}
