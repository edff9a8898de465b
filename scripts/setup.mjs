/**
 * Gets a fresh machine ready for every other command: dependencies, a Chromium, Electron and the speech models if
 * they can be had. It must run on Node 20 with nothing installed, so it is plain JavaScript without imports from
 * node_modules, and it costs nothing when all is there.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, isQuiet, MODULES, NODE, npm, ROOT, readJson, run, say } from './setup/machine.mjs';
import { installModels } from './setup/models.mjs';
import {
  hasElectron,
  installChromium,
  installElectron,
  installFfprobe,
  installFonts,
  installPeers,
  installSoundServer,
  installSpeech,
} from './setup/programs.mjs';

const STAMP = join(MODULES, '.surtitle-setup.json');

/**
 * Whether what npm noted about node_modules is what the lock file asks for. Packages of other platforms may
 * be absent.
 */
function matchesLock(lock) {
  const installed = readJson(join(MODULES, '.package-lock.json'))?.packages;
  if (installed === undefined) return false;
  return Object.entries(lock.packages).every(([path, { version, optional, devOptional, link }]) => {
    if (path === '' || link === true) return true;
    const found = installed[path];
    return found === undefined ? optional === true || devOptional === true : found.version === version;
  });
}

function hasNode() {
  const { version } = readJson(join(MODULES, 'node', 'package.json')) ?? {};
  return existsSync(NODE) && run(NODE, ['--version'], { capture: true }).text.trim() === `v${version}`;
}

/** The locked dependencies, with the Node that Electron embeds. */
function installDependencies(stamp) {
  const lockText = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const lock = createHash('sha256').update(lockText).digest('hex');
  const isFresh = stamp.lock === lock || matchesLock(JSON.parse(lockText));
  if (!isFresh) {
    say(
      existsSync(MODULES)
        ? 'the dependencies are stale; installing the locked ones…'
        : 'installing the locked dependencies…',
    );
    // Windows cannot delete a program that runs, and this one may run from node_modules: there only the
    // differences are installed.
    const isInside = process.platform === 'win32' && process.execPath.startsWith(MODULES);
    if (!npm([isInside ? 'install' : 'ci', '--no-audit', '--no-fund']).ok)
      fail('npm could not install the dependencies; its words are above.');
  }
  if ((!isFresh || stamp.lock !== lock) && !hasNode()) {
    say('fetching the Node that scripts run on…');
    npm(['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts']);
    if (!hasNode())
      fail('node_modules/.bin/node does not run: allow the install script of “node”, then try again.');
  }
  return isFresh ? { ...stamp, lock } : { lock };
}

function main() {
  const startedAtMs = performance.now();
  const before = existsSync(MODULES) ? (readJson(STAMP) ?? {}) : {};
  const isAskedFor = process.argv.length <= 2;
  const models = (stamp) => installModels(stamp, isAskedFor);
  const others = [
    installChromium,
    installFonts,
    installFfprobe,
    installSpeech,
    installPeers,
    installSoundServer,
    installElectron,
    models,
  ];
  // The command line starts fast and needs no more than its packages; `surtitle doctor` says what else is missing.
  const steps = isQuiet ? [installDependencies] : [installDependencies, ...others];
  const after = steps.reduce((stamp, step) => step(stamp), before);
  if (JSON.stringify(before) !== JSON.stringify(after)) writeFileSync(STAMP, JSON.stringify(after));
  if (isQuiet) return;
  const host = hasElectron() ? 'Electron' : 'the stand-in for Electron';
  say(`ready (${host}, ${((performance.now() - startedAtMs) / 1_000).toFixed(1)} s).`);
}

/**
 * Runs one of the scripts beside this one on the Node that was set up. A shell's `&&` would not do: it
 * remembers where it found `node` the first time, which on a fresh machine is another one.
 */
function follow(script, args) {
  const { status } = run(NODE, [join(ROOT, 'scripts', script), ...args]);
  process.exit(status ?? 1);
}

/**
 * As `follow`, for the command line: with its output to itself, in the folder where npm was called, and in this process
 * where that is the right Node, which saves the start of another.
 */
async function followQuietly(script, args) {
  const path = join(ROOT, 'scripts', script);
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  if (realpathSync(process.execPath) !== realpathSync(NODE)) {
    process.exit(run(NODE, [path, ...args], { cwd, stdio: 'inherit' }).status ?? 1);
  }
  process.chdir(cwd);
  process.argv = [process.execPath, path, ...args];
  await import(pathToFileURL(path).href);
}

const [script, ...args] = process.argv.slice(isQuiet ? 3 : 2);
main();
if (script !== undefined) await (isQuiet ? followQuietly : follow)(script, args);
