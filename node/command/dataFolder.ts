/** Where the app keeps its data, for programs that are not the app. It makes no folder. */
import { join } from 'node:path';

/** As package.json has it, and Electron's app.getName() therefore. */
const APP_NAME = 'surtitle';

export interface System {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** The person's own folder. */
  readonly home: string;
}

/** Electron's `userData`: its `appData` with the app's name behind. Source: Electron, app.getPath. */
export function dataFolder({ platform, env, home }: System): string {
  return join(appData({ platform, env, home }), APP_NAME);
}

function appData({ platform, env, home }: System): string {
  if (platform === 'win32') return env['APPDATA'] || join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] || join(home, '.config');
}

/** In a data folder: main/backend.ts keeps them there. */
export const transcriptsIn = (folder: string): string => join(folder, 'transcripts.db');
export const keyFileIn = (folder: string): string => join(folder, 'key.json');
