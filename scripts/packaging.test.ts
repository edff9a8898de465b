/** What lies beside the packaged app's archive, copied by the builder's own rules: is it enough to hear, and to run the command line? */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { writeWav } from '../e2e/speech/encodeWav.ts';
import { readLibrivox } from '../e2e/speech/human.ts';
import { plainWords, wordErrors } from '../e2e/speech/wordErrors.ts';
import { ROOT } from './root.ts';

const require = createRequire(import.meta.url);
const builder = join(ROOT, 'node_modules/app-builder-lib/out');

interface Matcher {
  readonly from: string;
}
type Config = Readonly<Record<string, unknown>>;
interface Matching {
  readonly getFileMatchers: (config: Config, name: string, to: string, options: object) => readonly Matcher[];
  readonly copyFiles: (matchers: readonly Matcher[], transformer: null) => Promise<unknown>;
}
interface Configuring {
  readonly getConfig: (folder: string, path: null, given: null) => Promise<Config>;
}

/** The models are large: only the command line is given them here. */
const isLibrary = (from: string): boolean => from.includes('node_modules');

/** Copies to the app's resources what of all that lies beside its archive is wanted. */
async function copyBeside(system: string, arch: string, to: string, isWanted = isLibrary): Promise<void> {
  const { getFileMatchers, copyFiles } = require(join(builder, 'fileMatcher.js')) as Matching;
  const { getConfig } = require(join(builder, 'util/config/config.js')) as Configuring;
  const config = await getConfig(ROOT, null, null);
  const matchers = getFileMatchers(config, 'extraResources', to, {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the builder's own placeholder
    macroExpander: (pattern: string) => pattern.replaceAll('${arch}', arch),
    customBuildOptions: config[system],
    globalOutDir: join(ROOT, 'dist'),
    defaultSrc: ROOT,
  });
  await copyFiles(
    matchers.filter(({ from }) => isWanted(from)),
    null,
  );
}

/** This computer by the builder's names; what it lacks, or null. */
const system = { linux: 'linux', darwin: 'mac', win32: 'win' }[process.platform as string] ?? '';
const library = join(ROOT, 'node_modules/onnxruntime-node/bin/napi-v6', process.platform, process.arch);
const lack = existsSync(library) ? null : 'ONNX Runtime has no library for this computer.';

let resources: string;
test.beforeEach(() => {
  resources = mkdtempSync(join(tmpdir(), 'surtitle-packaging-'));
});
test.afterEach(() => rmSync(resources, { recursive: true }));

test('each system gets its own library and no other', async () => {
  const libraries: Record<string, readonly string[]> = {};
  for (const [system, arch] of [
    ['linux', 'x64'],
    ['mac', 'arm64'],
    ['mac', 'x64'],
    ['win', 'x64'],
  ] as const) {
    const to = join(resources, `${system}-${arch}`);
    await copyBeside(system, arch, to);
    libraries[`${system} ${arch}`] = readdirSync(to, { recursive: true, encoding: 'utf8' })
      .flatMap((path) => /napi-v\d+[\\/](.*\.\w+)$/.exec(path.replace(/(\.so)\.1$/, '$1'))?.[1] ?? [])
      .map((path) => path.replaceAll('\\', '/'))
      .toSorted();
  }
  expect(libraries).toEqual({
    'linux x64': ['linux/x64/libonnxruntime.so', 'linux/x64/onnxruntime_binding.node'],
    'mac arm64': ['darwin/arm64/libonnxruntime.1.dylib', 'darwin/arm64/onnxruntime_binding.node'],
    'mac x64': [],
    'win x64': ['win32/x64/onnxruntime.dll', 'win32/x64/onnxruntime_binding.node'],
  });
});

test('the pages of shared captions lie where main and the command line look for them', async () => {
  const pages = join(ROOT, 'out/server/captions.html');
  test.skip(!existsSync(pages), 'The pages are not built.');
  await copyBeside(system, process.arch, resources, (from) => from.endsWith(join('out', 'server')));
  expect(readFileSync(join(resources, 'out/server/captions.html'), 'utf8')).toBe(readFileSync(pages, 'utf8'));
  expect(readFileSync(join(resources, 'out/server/THIRD-PARTY-NOTICES.txt'), 'utf8')).toContain('zod ');
});

test('a file of the app finds the runtime and the speech detector there, as it does inside the archive', async () => {
  test.skip(lack !== null, lack ?? '');
  await copyBeside(system, process.arch, resources);
  // Node sees a folder where Electron sees an archive; both look for packages in the folders above a file.
  const inside = join(resources, 'app.asar/out/main');
  mkdirSync(inside, { recursive: true });
  const entry = join(inside, 'entry.mjs');
  writeFileSync(
    entry,
    `import { createRequire } from 'node:module';
    import { InferenceSession } from 'onnxruntime-node';
    const model = createRequire(import.meta.url).resolve('@ricky0123/vad-web/dist/silero_vad_v5.onnx');
    console.log((await InferenceSession.create(model)).outputNames.length);`,
  );
  const { stdout, stderr } = spawnSync(process.execPath, [entry], { encoding: 'utf8', env: {} });
  expect([stdout.trim(), stderr]).toEqual(['2', '']);
});

test('the command line runs from there, on Node alone: takes down people’s speech, serves its demo', async () => {
  const speech = readLibrivox();
  const skipped = lack ?? (speech.ok ? null : speech.reason);
  test.skip(skipped !== null, skipped ?? '');
  if (!speech.ok) return;
  await build({ configFile: join(ROOT, 'cli.vite.config.ts'), logLevel: 'error' });
  await copyBeside(system, process.arch, resources, () => true);
  const first = speech.value[0];
  if (first === undefined) throw new Error('There is no sentence.');
  const recording = join(resources, 'a sentence.wav');
  writeFileSync(recording, writeWav(first.sound));
  const program = join(resources, 'cli/surtitle');
  const env = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, HOME: resources };
  const args = ['transcribe', recording, '--format', 'txt'];
  const { stderr, status } = spawnSync(program, args, { cwd: resources, encoding: 'utf8', env });
  expect([status, stderr]).toEqual([0, expect.stringContaining('a sentence.txt')]);
  expect(readFileSync(join(resources, 'cli/bundle/THIRD-PARTY-NOTICES.txt'), 'utf8')).toContain('commander ');
  const heard = plainWords(readFileSync(join(resources, 'a sentence.txt'), 'utf8'));
  expect(wordErrors(plainWords(first.text), heard)).toBeLessThanOrEqual(2);

  if (!existsSync(join(resources, 'out/server/captions.html'))) return;
  const server = spawn(program, ['serve', '--demo', '--port', '0'], { cwd: resources, env });
  let links = '';
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    links += text;
  });
  const linkIn = () => /Room demo\s+captions +(\S+)/.exec(links)?.[1] ?? '';
  await expect.poll(linkIn, { timeout: 20_000 }).not.toBe('');
  expect(await (await fetch(linkIn())).text()).toContain('<script');
  server.kill('SIGINT');
  expect((await once(server, 'exit'))[0]).toBe(0);
});
