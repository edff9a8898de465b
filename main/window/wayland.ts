/**
 * Always-on-top and placing do not exist on Wayland: says how to start again under XWayland. Starts nothing
 * itself.
 */

import type { SystemNotice } from '../../core/app/state.ts';

/** What to start instead of this process. */
export interface Relaunch {
  readonly program: string;
  readonly args: readonly string[];
}

/** This process as far as the decision needs it. */
export interface Launched {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** As in process.argv: the program first. */
  readonly argv: readonly string[];
  readonly execPath: string;
  /** The folder that Electron was told to run, or null for a packaged app. */
  readonly folder: string | null;
}

const SWITCH = '--ozone-platform';

export const isWayland = ({ platform, env }: Pick<Launched, 'platform' | 'env'>): boolean =>
  platform === 'linux' && (env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(env['WAYLAND_DISPLAY']));

/**
 * null when there is nothing to change: no Wayland, no X server to go to, or somebody chose the platform by
 * hand. Since Electron 38 the platform is fixed before any script runs, so a switch set from here would come
 * too late (electron/electron#48001).
 * An AppImage is started by its own path: what it unpacked goes away with the first process.
 */
export function relaunchUnderX11(launched: Launched): Relaunch | null {
  const { env, argv, execPath } = launched;
  const isChosen = argv.some((argument) => argument.startsWith(SWITCH));
  // In development the process that was started is the one that is watched.
  const isWatched = env['ELECTRON_RENDERER_URL'] !== undefined;
  if (!isWayland(launched) || !env['DISPLAY'] || isChosen || isWatched) return null;
  return { program: env['APPIMAGE'] ?? execPath, args: [...argv.slice(1), `${SWITCH}=x11`] };
}

/**
 * What this system keeps from the app, or null. An AppImage starts itself without a
 * sandbox where the system allows programs none of their own.
 */
export function systemNotice(launched: Launched): SystemNotice | null {
  const isUnderX11 = launched.argv.includes(`${SWITCH}=x11`);
  if (isWayland(launched) && !isUnderX11) return 'waylandOverlay';
  const isOpen = launched.platform === 'linux' && launched.argv.includes('--no-sandbox');
  return isOpen ? 'noSandbox' : null;
}

/**
 * What to enter in the desktop's own keyboard shortcuts, or null where ours work. Under XWayland keys reach a program
 * only while an X11 window has the keyboard.
 */
export function shortcutCommand(launched: Launched): string | null {
  if (!isWayland(launched)) return null;
  const { env, execPath, folder } = launched;
  const words = [env['APPIMAGE'] ?? execPath, ...(folder === null ? [] : [folder])];
  return `${words.map((word) => `"${word}"`).join(' ')} --toggle`;
}

/** What this system keeps from the app, as the state has it. */
export const systemLimits = (launched: Launched) => ({
  shortcutCommand: shortcutCommand(launched),
  systemNotice: systemNotice(launched),
});
