/**
 * `npm start`: the app in Electron, built first when needed; without Electron’s binary it says why and what
 * to do, and stops.
 */
import { spawn } from 'node:child_process';
import { electronBinary } from '../e2e/app/electronBinary.ts';
import { build, buildPages, isBuilt } from './build.ts';
import { ROOT } from './root.ts';

const BUILT = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/overlay/index.html'];
const SOURCES = [
  ...['core', 'live', 'node', 'main', 'preload', 'renderer', 'cli', 'server'],
  'electron.vite.config.ts',
];

const program = electronBinary();

/** Why the app cannot be shown in Electron here, with the ways out; null when it can. */
function whyNoElectron(): string | null {
  if (program === null) {
    return [
      'Surtitle needs Electron’s binary, and it is not on this machine:',
      'it comes from outside the package registry and could not be downloaded.',
      '  ELECTRON_MIRROR=https://…/ npm start              downloads it from a mirror you can reach',
      '  ELECTRON_OVERRIDE_DIST_PATH=/folder npm start      uses an Electron that is already unpacked there',
      '  npm run demo                                       shows captions without Electron, in a Chromium',
    ].join('\n');
  }
  const hasDisplay = Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
  if (process.platform !== 'linux' || hasDisplay) return null;
  return [
    'Surtitle has no display to show its windows on.',
    'Start it in a desktop session, or with xvfb-run, or try: npm run demo',
  ].join(' ');
}

/** Always-on-top does not exist on Wayland, so on Linux the app runs under X11 or XWayland. */
function switches(): string[] {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return process.platform === 'linux' ? ['--ozone-platform=x11', ...asRoot] : asRoot;
}

const reason = whyNoElectron();
if (program === null || reason !== null) {
  console.error(reason);
  process.exit(1);
}
if (!isBuilt(BUILT, SOURCES)) build();
await buildPages();
const app = spawn(program, [ROOT, ...switches(), ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
app.once('error', (error) => {
  console.error(`Electron did not start: ${error.message}`);
  process.exit(1);
});
app.once('close', (code) => process.exit(code ?? 1));
