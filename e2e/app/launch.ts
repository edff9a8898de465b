/** Starts the built app: in Electron where its binary and a display are there, else in the stand-in. */
import { electronToTest, launchElectron } from './electronHost.ts';
import type { Host, LaunchOptions, RunningApp } from './host.ts';
import { openProfile } from './profile.ts';
import { launchStandIn } from './standInHost.ts';

export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const profile = openProfile(options);
  const name = options.host ?? (electronToTest() === null ? 'stand-in' : 'electron');
  const host: Host = name === 'electron' ? launchElectron : launchStandIn;
  const app = await host(profile, options);
  return {
    ...app,
    restart: async (changes = {}) => {
      await app.kill();
      return launchApp({ ...options, ...changes, profileDir: profile.dir });
    },
    dispose: async () => {
      await app.kill();
      if (options.profileDir === undefined) profile.remove();
    },
  };
}
