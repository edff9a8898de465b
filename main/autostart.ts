/**
 * Launch at login: asks the system where it can be asked, writes an autostart entry on Linux. Reads no
 * settings.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { LOGIN_ARGUMENT } from '../core/app/command.ts';
import { failure, type Result, success } from '../core/base/result.ts';

export interface AutostartNeeds {
  readonly app: Pick<App, 'isPackaged' | 'setLoginItemSettings' | 'getLoginItemSettings'>;
  readonly platform: NodeJS.Platform;
  /** The user's configuration folder ($XDG_CONFIG_HOME); used on Linux only. */
  readonly configFolder: string;
  /** What to start: the AppImage itself, not what it unpacked. */
  readonly program: string;
  readonly replaceFile: (path: string, text: string) => void;
}

/** Gives back what switches it. Fails with launchAtLoginFailed, also for a build that was never installed. */
export function createAutostart(needs: AutostartNeeds): (isWanted: boolean) => Result<undefined> {
  return (isWanted) => {
    try {
      return change(needs, isWanted) ? success(undefined) : failure({ kind: 'launchAtLoginFailed' });
    } catch {
      return failure({ kind: 'launchAtLoginFailed' });
    }
  };
}

function change(needs: AutostartNeeds, isWanted: boolean): boolean {
  if (!needs.app.isPackaged) return !isWanted;
  if (needs.platform === 'linux') {
    const file = join(needs.configFolder, 'autostart', 'surtitle.desktop');
    if (!isWanted) rmSync(file, { force: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      needs.replaceFile(file, autostartEntry(needs.program));
    }
    return true;
  }
  // Windows finds an entry again by its arguments; macOS takes none.
  const args = [LOGIN_ARGUMENT];
  needs.app.setLoginItemSettings({ openAtLogin: isWanted, args });
  return needs.app.getLoginItemSettings({ args }).openAtLogin === isWanted;
}

/** Whether the system began the app at login, as `createAutostart` asked it to; macOS passes no arguments, and says. */
export function startedAtLogin(
  app: Pick<App, 'getLoginItemSettings'>,
  platform: NodeJS.Platform,
  argv: readonly string[],
): boolean {
  if (platform === 'darwin') return app.getLoginItemSettings().wasOpenedAtLogin;
  return argv.includes(LOGIN_ARGUMENT);
}

/**
 * Source: freedesktop.org, Desktop Entry Specification, the Exec key: quoted, with four characters escaped, %
 * doubled.
 */
export function autostartEntry(program: string): string {
  const quoted = program.replaceAll(/["`$\\]/g, (character) => `\\${character}`).replaceAll('%', '%%');
  // In the file's own string syntax a backslash is written twice.
  const exec = `"${quoted}"`.replaceAll('\\', '\\\\');
  return `[Desktop Entry]\nType=Application\nName=Surtitle\nExec=${exec} --ozone-platform=x11 ${LOGIN_ARGUMENT}\nX-GNOME-Autostart-enabled=true\n`;
}
