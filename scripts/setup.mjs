/**
 * Gets a fresh machine ready for every other command: dependencies, a Chromium, Electron if it can be had. It
 * must run on Node 20 with nothing installed, so it is plain JavaScript without imports from node_modules,
 * and it costs nothing when all is there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.surtitle-setup.json');
const NODE = join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
/** A machine that cannot download Electron must not wait long to hear it. */
const ELECTRON_WAIT_MS = 60_000;
/**
 * Debian's names. The fonts make captions legible on a machine that has none; ffprobe is one of the checkers
 * of exports.
 */
const DEBIAN = { chromium: ['chromium', 'fonts-liberation', 'fonts-dejavu-core'], ffprobe: ['ffmpeg'] };

const say = (line) => console.log(`setup: ${line}`);
const isRoot = process.getuid?.() === 0;

function fail(sentence) {
  console.error(`setup: ${sentence}`);
  process.exit(1);
}

/**
 * Runs a program, its output shown unless captured. Gives its exit status, what it wrote, and whether it ran
 * out of time.
 */
function run(program, args, { capture = false, ...options } = {}) {
  const stdio = capture ? 'pipe' : 'inherit';
  const done = spawnSync(program, args, { cwd: ROOT, stdio, encoding: 'utf8', ...options });
  return {
    ok: done.status === 0,
    status: done.status,
    text: `${done.stdout ?? ''}${done.stderr ?? ''}`,
    late: done.error?.code === 'ETIMEDOUT',
  };
}

/** npm by the way this script was started, since a shell's idea of npm may be another one. */
function npm(...args) {
  const script = process.env['npm_execpath'];
  const node = process.env['npm_node_execpath'] ?? process.execPath;
  if (script?.endsWith('.js')) return run(node, [script, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

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
    if (!npm(isInside ? 'install' : 'ci', '--no-audit', '--no-fund').ok)
      fail('npm could not install the dependencies; its words are above.');
  }
  if ((!isFresh || stamp.lock !== lock) && !hasNode()) {
    say('fetching the Node that scripts run on…');
    npm('rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts');
    if (!hasNode())
      fail(
        'node_modules/.bin/node does not run: allow the install script of the package “node”, then try again.',
      );
  }
  return isFresh ? { ...stamp, lock } : { lock };
}

function findChromium() {
  const named = process.env['SURTITLE_CHROMIUM'];
  if (named)
    return existsSync(named) ? named : fail(`SURTITLE_CHROMIUM names ${named}, which does not exist.`);
  const known = readJson(join(ROOT, 'e2e', 'app', 'browsers.json'))?.[process.platform] ?? [];
  return known.find((path) => existsSync(path)) ?? findPlaywrights();
}

/** Where playwright would have put the one it downloads. */
function findPlaywrights() {
  const script = "process.stdout.write(require('playwright').chromium.executablePath())";
  const { ok, text } = run(NODE, ['-e', script], { capture: true });
  return ok && existsSync(text) ? text : undefined;
}

let listsAreFresh = false;

/** True when all of them are installed afterwards. */
function apt(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsAreFresh) run('apt-get', ['update', '-q'], { env });
  listsAreFresh = true;
  return run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env }).ok;
}

const hasApt = () => isRoot && process.platform === 'linux' && existsSync('/usr/bin/apt-get');

/** A Chromium for the app's pages: one that is there, Debian's, or playwright's. */
function installChromium(stamp) {
  if (stamp.chromium !== undefined && existsSync(stamp.chromium) && !process.env['SURTITLE_CHROMIUM'])
    return stamp;
  let chromium = findChromium();
  if (chromium === undefined && hasApt()) {
    say('no Chromium here; installing Debian’s…');
    apt(DEBIAN.chromium);
    chromium = findChromium();
  }
  if (chromium === undefined) {
    say('no Chromium here; letting playwright download one…');
    run(NODE, [
      join(MODULES, 'playwright', 'cli.js'),
      'install',
      ...(hasApt() ? ['--with-deps'] : []),
      'chromium',
    ]);
    chromium = findChromium();
  }
  if (chromium === undefined)
    fail('no Chromium could be had: install Chromium or Google Chrome, or name one in SURTITLE_CHROMIUM.');
  say(`pages run in ${chromium}`);
  return { ...stamp, chromium };
}

/**
 * ffprobe checks exported subtitles from outside. Where it cannot be had, that one check says so and is
 * skipped.
 */
function installFfprobe(stamp) {
  if (stamp.ffprobe !== undefined) return stamp;
  const has = () => run('ffprobe', ['-version'], { capture: true }).ok;
  if (has()) return { ...stamp, ffprobe: true };
  if (hasApt()) {
    say('installing ffmpeg, which checks exported subtitles…');
    apt(DEBIAN.ffprobe);
  }
  if (!has()) say('ffprobe is not here; the one check that uses it will be skipped.');
  return { ...stamp, ffprobe: has() };
}

/** What would make asking again worthwhile. */
const electronQuestion = (version) =>
  [version, process.env['ELECTRON_MIRROR'] ?? '', process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''].join('|');

function hasElectron() {
  const folder = join(MODULES, 'electron');
  const name = existsSync(join(folder, 'path.txt'))
    ? readFileSync(join(folder, 'path.txt'), 'utf8')
    : 'electron';
  return existsSync(join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name));
}

/** Electron's binary comes from outside the package registry, so it may be out of reach; asked for once. */
function installElectron(stamp) {
  if (hasElectron()) return stamp;
  const question = electronQuestion(readJson(join(MODULES, 'electron', 'package.json'))?.version);
  if (stamp.electronAsked === question) return stamp;
  if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] !== undefined)
    return { ...stamp, electronAsked: question };
  say(`asking for Electron’s binary (at most ${ELECTRON_WAIT_MS / 1_000} s)…`);
  const script = join(MODULES, 'electron', 'install.js');
  const asked = run(NODE, [script], { capture: true, timeout: ELECTRON_WAIT_MS, killSignal: 'SIGKILL' });
  const why = asked.late
    ? 'no answer in time'
    : (asked.text.match(/^(?:\w*Error|\w*Error \[.*?\]): .*$/m)?.[0] ?? 'it said no');
  if (hasElectron()) say('Electron is here.');
  else
    say(
      `Electron’s binary cannot be had (${why}); going on with the stand-in. It will not be asked for again.`,
    );
  return { ...stamp, electronAsked: question };
}

function main() {
  const startedAtMs = performance.now();
  const before = existsSync(MODULES) ? (readJson(STAMP) ?? {}) : {};
  const after = [installDependencies, installChromium, installFfprobe, installElectron].reduce(
    (stamp, step) => step(stamp),
    before,
  );
  if (JSON.stringify(before) !== JSON.stringify(after)) writeFileSync(STAMP, JSON.stringify(after));
  say(
    `ready (${hasElectron() ? 'Electron' : 'the stand-in for Electron'}, ${((performance.now() - startedAtMs) / 1_000).toFixed(1)} s).`,
  );
}

/**
 * Runs one of the scripts beside this one on the Node that was set up. A shell's `&&` would not do: it
 * remembers where it found `node` the first time, which on a fresh machine is another one.
 */
function follow(script, args) {
  const { status } = run(NODE, [join(ROOT, 'scripts', script), ...args]);
  process.exit(status ?? 1);
}

main();
const [script, ...args] = process.argv.slice(2);
if (script !== undefined) follow(script, args);
