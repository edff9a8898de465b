/** The one Chromium behind every window of this run: started with the process, gone with it. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostResolverRule } from './address.ts';
import { Cdp } from './cdp.ts';
import { serveSchemes } from './protocol.ts';
import { options } from './run.ts';

/**
 * What Electron's own Chromium does: play sound unasked, keep hidden windows running, ask main about
 * permissions.
 */
const LIKE_ELECTRON = [
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-popup-blocking',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
];
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--use-mock-keychain',
];

let running: { readonly cdp: Cdp; readonly endpoint: string } | undefined;

/**
 * Starts Chromium on a profile inside userData, as Electron keeps its own there. Rejects with Chromium's
 * words.
 */
export async function startBrowser(userData: string, appended: readonly string[]): Promise<void> {
  const profile = join(userData, 'Chromium');
  mkdirSync(profile, { recursive: true });
  releaseProfile(profile);
  const port = await serveSchemes();
  const args = mergeFeatures([
    ...LIKE_ELECTRON,
    ...QUIET,
    ...(options.headed ? [] : ['--headless=new']),
    ...options.chromiumArgs,
    ...appended,
    `--user-data-dir=${profile}`,
    `--host-resolver-rules=${hostResolverRule(port)}`,
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    '--no-startup-window',
  ]);
  const cdp = new Cdp(options.chromium, args);
  const endpoint = await endpointOf(cdp);
  if (cdp.child.pid !== undefined) writeFileSync(join(profile, 'stand-in.pid'), String(cdp.child.pid));
  running = { cdp, endpoint };
  cdp.once('exit', () => process.exit(1));
  await cdp.send('Target.setDiscoverTargets', { discover: true });
}

/** @throws {Error} before startBrowser has finished: Electron's windows need the ready event too. */
export function browser(): { readonly cdp: Cdp; readonly endpoint: string } {
  if (running === undefined) throw new Error('Cannot create BrowserWindow before app is ready');
  return running;
}

/** Chromium heeds only the last switch of a name, so the lists of several must become one. */
function mergeFeatures(args: readonly string[]): string[] {
  const lists = ['--disable-features=', '--enable-features='];
  const merged = lists.flatMap((prefix) => {
    const features = args.filter((text) => text.startsWith(prefix)).map((text) => text.slice(prefix.length));
    return features.length === 0 ? [] : [prefix + features.join(',')];
  });
  return [...args.filter((text) => !lists.some((prefix) => text.startsWith(prefix))), ...merged];
}

/** The address tests attach to, which Chromium prints once it listens. */
function endpointOf(cdp: Cdp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    cdp.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 10_000) said += text;
      const endpoint = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (endpoint !== undefined) resolve(endpoint);
    });
    cdp.once('exit', () => reject(new Error(`Chromium ended before it listened. It said:\n${said}`)));
  });
}

/**
 * After a kill the last Chromium may still be going down; a second one on its profile would hand over to it
 * and end.
 */
function releaseProfile(profile: string): void {
  const pidFile = join(profile, 'stand-in.pid');
  if (existsSync(pidFile)) {
    try {
      process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
    } catch {
      // It has ended by itself: nothing holds the profile.
    }
  }
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket', 'stand-in.pid']) {
    rmSync(join(profile, name), { force: true });
  }
}
