/**
 * `node scripts/bench/engine/runtimes.ts`: the recognizer on ONNX Runtime for Node beside the one in a page's worker, on
 * the same recordings, in one run. Prints a table and what each adds to an installer, and writes
 * bench-out/runtimes.json with every text.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { ModelName } from '../../../core/hearing/models.ts';
import { readLibrivox, readPrompts, type Utterance } from '../../../e2e/speech/human.ts';
import { loadDetector } from '../../../node/recognizer/detector.ts';
import { printColumns } from '../../columns.ts';
import { ROOT } from '../../root.ts';
import { hearAll, quantile } from './live.ts';
import { timed } from './material.ts';
import { type Remote, startNode, startWasm } from './remote.ts';

const LEAST_WORDS = 6;

const { values } = parseArgs({
  options: {
    models: { type: 'string', default: 'moonshine-base,moonshine-tiny' },
    /** Takes every so many-th of the prompts; the longest is always among them. */
    every: { type: 'string', default: '12' },
  },
});

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const load = (): string => `load ${loadavg()[0]?.toFixed(1)}`;

let count = 0;
const prompts = readPrompts((name, text) => {
  if (text.split(/\s+/).length < LEAST_WORDS) return false;
  count += 1;
  return count % Number(values.every) === 0 || name === 'demo-instruct';
});
const librivox = readLibrivox();
const corpora: { readonly name: string; readonly utterances: readonly Utterance[] }[] = [];
if (librivox.ok) corpora.push({ name: 'LibriVox', utterances: librivox.value });
if (prompts.ok) corpora.push({ name: 'Asterisk', utterances: prompts.value });
for (const read of [librivox, prompts]) if (!read.ok) console.log(read.reason);

const rows: (readonly string[])[] = [];
const raw: object[] = [];

async function measure(name: ModelName, remotes: readonly Remote[]): Promise<void> {
  const createDetector = await loadDetector();
  for (const corpus of corpora)
    for (const { runtime, decode, cpuMs, memoryMb, load: loading } of remotes) {
      const model = { decode, release: async () => undefined };
      const loaded = { name, model, createDetector, cpuMs, loadMs: loading.wallMs, release: model.release };
      const heard = await hearAll(loaded, corpus.utterances.map(timed));
      const memory = memoryMb();
      raw.push({ model: name, runtime, corpus: corpus.name, ...heard });
      rows.push([
        `${name}, ${runtime}`,
        `${corpus.name}, ${heard.words} words`,
        `${percent(heard.paintedErrors / heard.words)} / ${percent(heard.savedErrors / heard.words)}`,
        `${quantile(heard.delaysMs, 0.5)} / ${quantile(heard.delaysMs, 0.95)}`,
        percent(heard.cpuShare),
        `${memory.now} / ${memory.most}`,
        `${Math.round(loading.wallMs)} / ${Math.round(loading.cpuMs)}`,
        load(),
      ]);
      console.log(rows.at(-1)?.join('  '));
    }
}

for (const name of values.models.split(',') as ModelName[]) {
  if (corpora.length === 0) break;
  const remotes = [await startNode(name), await startWasm(name)];
  await measure(name, remotes);
  for (const remote of remotes) await remote.close();
}
if (rows.length > 0) {
  mkdirSync(join(ROOT, 'bench-out'), { recursive: true });
  writeFileSync(join(ROOT, 'bench-out/runtimes.json'), `${JSON.stringify(raw, null, 2)}\n`);
  console.log('');
  printColumns([
    [
      'model, runtime',
      'speech',
      'errors painted / saved',
      'word end → painted, p50 / p95 ms',
      'of a core',
      'MB now / most',
      'load wall / CPU ms',
      'machine',
    ],
    ...rows,
  ]);
}

/** What a runtime adds to an installer: as it lies there, and as an archive holds it. */
function sizeOf(paths: readonly string[]): string {
  const contents = paths.map((path) => readFileSync(path));
  const megabytes = (bytes: readonly Buffer[]): string =>
    (bytes.reduce((sum, { length }) => sum + length, 0) / 1e6).toFixed(1);
  return `${megabytes(contents)} MB, packed ${megabytes(contents.map((bytes) => gzipSync(bytes)))} MB`;
}

const modules = join(ROOT, 'node_modules');
const binaries = join(modules, 'onnxruntime-node/bin/napi-v6');
for (const system of readdirSync(binaries))
  for (const processor of readdirSync(join(binaries, system))) {
    const folder = join(binaries, system, processor);
    const files = readdirSync(folder).map((file) => join(folder, file));
    console.log(`node, ${system} ${processor}: ${sizeOf(files)}`);
  }
const wasm = ['ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.mjs'];
console.log(`wasm, everywhere: ${sizeOf(wasm.map((file) => join(modules, 'onnxruntime-web/dist', file)))}`);
