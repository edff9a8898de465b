/** Finds or installs what npm does not: a Chromium, ffprobe, Electron's binary. Plain JavaScript for Node 20. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, isRoot, MODULES, NODE, ROOT, readJson, run, say } from './machine.mjs';

/** A machine that cannot download Electron must not wait long to hear it. */
const ELECTRON_WAIT_MS = 60_000;
/**
 * Debian's names. The fonts make captions legible on a machine that has none; ffprobe is one of the checkers
 * of exports, and ffmpeg reads kinds of files that no library does.
 */
const DEBIAN = {
  chromium: ['chromium'],
  fonts: ['fonts-liberation', 'fonts-dejavu-core'],
  ffprobe: ['ffmpeg'],
  speech: ['pocketsphinx-testdata', 'asterisk-core-sounds-en-g722', 'asterisk-core-sounds-en'],
  sound: ['pulseaudio', 'pulseaudio-utils'],
  peers: ['nats-server', 'sip-tester'],
  // Aligns words with sound for benches and tests, and is what the recognizer is measured beside.
  aligner: ['pocketsphinx', 'pocketsphinx-en-us'],
};

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
export function installChromium(stamp) {
  if (stamp.chromium !== undefined && existsSync(stamp.chromium) && !process.env['SURTITLE_CHROMIUM'])
    return stamp;
  let chromium = findChromium();
  if (chromium === undefined && hasApt()) {
    say('no Chromium here; installing Debian’s…');
    apt([...DEBIAN.chromium, ...DEBIAN.fonts]);
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

/** A machine that came with a Chromium may have no typefaces, or others than those that pictures of windows were made with. */
export function installFonts(stamp) {
  if (stamp.fonts !== undefined) return stamp;
  const has = () =>
    ['dejavu/DejaVuSans.ttf', 'liberation/LiberationMono-Regular.ttf'].every((file) =>
      existsSync(join('/usr/share/fonts/truetype', file)),
    );
  if (!has() && hasApt()) {
    say('installing typefaces…');
    apt(DEBIAN.fonts);
  }
  return { ...stamp, fonts: has() };
}

/**
 * ffprobe checks exported subtitles from outside; ffmpeg, which comes with it, makes and reads files of sound. Where they
 * cannot be had, the tests that use them say so and are skipped.
 */
export function installFfprobe(stamp) {
  if (stamp.ffprobe !== undefined) return stamp;
  const has = () => run('ffprobe', ['-version'], { capture: true }).ok;
  if (has()) return { ...stamp, ffprobe: true };
  if (hasApt()) {
    say('installing ffmpeg, which reads files of sound and checks exported subtitles…');
    apt(DEBIAN.ffprobe);
  }
  if (!has()) say('ffmpeg and ffprobe are not here; the tests that use them will be skipped.');
  return { ...stamp, ffprobe: has() };
}

/**
 * People's speech with its text, for the demo and for tests of the recognizer (12 MB). Where it cannot be had, they use
 * a machine's voice or are skipped, and say so.
 */
export function installSpeech(stamp) {
  if (stamp.speech !== undefined) return stamp;
  const has = () => existsSync('/usr/share/pocketsphinx/test/data/librivox');
  if (!has() && hasApt()) {
    say('installing people’s speech, for the demo and for tests…');
    // By itself, so that speech comes even where this does not.
    if (apt(DEBIAN.speech)) apt(DEBIAN.aligner);
  }
  if (!has())
    say('people’s speech is not here; the demo uses a machine’s, and tests that need it are skipped.');
  return { ...stamp, speech: has() };
}

/** A sound server without hardware, for tests of two sources at once. Where it cannot be had, they say so and are skipped. */
export function installSoundServer(stamp) {
  if (stamp.sound !== undefined) return stamp;
  const has = () => run('pulseaudio', ['--version'], { capture: true }).ok;
  if (!has() && hasApt()) {
    say('installing PulseAudio, for tests of two sources at once…');
    apt(DEBIAN.sound);
  }
  if (!has()) say('PulseAudio is not here; the tests that use it will be skipped.');
  return { ...stamp, sound: has() };
}

/** A message server and a caller's phone, for tests of the server. Where they cannot be had, tests say so and are skipped. */
export function installPeers(stamp) {
  if (stamp.peers !== undefined) return stamp;
  const has = () => run('nats-server', ['--version'], { capture: true }).ok && existsSync('/usr/bin/sipp');
  if (!has() && hasApt()) {
    say('installing nats-server and sipp, for tests of the server…');
    apt(DEBIAN.peers);
  }
  if (!has()) say('nats-server and sipp are not here; the tests that use them will be skipped.');
  return { ...stamp, peers: has() };
}

/** What would make asking again worthwhile. */
const electronQuestion = (version) =>
  [version, process.env['ELECTRON_MIRROR'] ?? '', process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''].join('|');

export function hasElectron() {
  const folder = join(MODULES, 'electron');
  const name = existsSync(join(folder, 'path.txt'))
    ? readFileSync(join(folder, 'path.txt'), 'utf8')
    : 'electron';
  return existsSync(join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name));
}

/** Electron's binary comes from outside the package registry, so it may be out of reach; asked for once. */
export function installElectron(stamp) {
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
