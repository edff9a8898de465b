/**
 * Launch at login: asks the system where it can be asked, writes an autostart entry on Linux. Reads no
 * settings.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
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
  needs.app.setLoginItemSettings({ openAtLogin: isWanted });
  return needs.app.getLoginItemSettings().openAtLogin === isWanted;
}

/**
 * Source: freedesktop.org, Desktop Entry Specification, the Exec key: quoted, with four characters escaped, %
 * doubled.
 */
export function autostartEntry(program: string): string {
  const quoted = program.replaceAll(/["`$\\]/g, (character) => `\\${character}`).replaceAll('%', '%%');
  // In the file's own string syntax a backslash is written twice.
  const exec = `"${quoted}"`.replaceAll('\\', '\\\\');
  return `[Desktop Entry]\nType=Application\nName=Surtitle\nExec=${exec} --ozone-platform=x11\nX-GNOME-Autostart-enabled=true\n`;
}
