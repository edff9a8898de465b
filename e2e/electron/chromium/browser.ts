/** The one Chromium behind every window of this run: started with the process, gone with it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hostOptions } from '../options.ts';
import { hostResolverRule } from './address.ts';
import { Cdp } from './cdp.ts';

/** What Electron's own Chromium does: play sound unasked, keep hidden windows running, stay quiet. */
const LIKE_ELECTRON = [
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-popup-blocking',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
  '--no-default-browser-check',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** What a test attaches to, and what it must see end. */
export type RunningChromium = { readonly endpoint: string; readonly chromiumPid: number };

let running: Cdp | undefined;

/**
 * Starts Chromium on a profile inside userData, as Electron keeps its own there; `port` is where app://
 * addresses are served. Rejects with Chromium's words.
 */
export async function startBrowser(userData: string, port: number): Promise<RunningChromium> {
  const profile = join(userData, 'Chromium');
  mkdirSync(profile, { recursive: true });
  const { chromium, chromiumArgs } = hostOptions();
  const cdp = new Cdp(chromium, [
    ...LIKE_ELECTRON,
    ...chromiumArgs,
    '--headless=new',
    `--user-data-dir=${profile}`,
    `--host-resolver-rules=${hostResolverRule(port)}`,
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    '--no-startup-window',
  ]);
  const endpoint = await endpointOf(cdp);
  running = cdp;
  cdp.once('exit', () => process.exit(1));
  await cdp.send('Target.setDiscoverTargets', { discover: true });
  return { endpoint, chromiumPid: cdp.child.pid ?? 0 };
}

/** @throws {Error} before startBrowser has finished: Electron's windows need the ready event too. */
export function browser(): Cdp {
  if (running === undefined) throw new Error('Cannot create BrowserWindow before app is ready');
  return running;
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
