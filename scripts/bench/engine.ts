/**
 * `npm run bench:engine`: how well, how soon and at what cost the recognizer on this computer hears people's speech.
 * Prints one table, writes bench-out/engine.json, and then says how well the words are timed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ModelName } from '../../core/hearing/models.ts';
import { readLibrivox, readPrompts, type Utterance } from '../../e2e/speech/human.ts';
import { printColumns } from '../columns.ts';
import { ROOT } from '../root.ts';
import { type Heard, hearAll, type Loaded, load } from './engine/live.ts';
import { withNoise } from './engine/noise.ts';
import { printTimes } from './engine/times.ts';

const MODELS: readonly ModelName[] = ['moonshine-base', 'moonshine-tiny'];

/** Prompts of fewer words are names of keys and the like, heard without any context. */
const LEAST_WORDS = 6;

const { values } = parseArgs({
  options: {
    models: { type: 'string', default: MODELS.join(',') },
    /** Takes every so many-th of the prompts; the longest is always among them. */
    every: { type: 'string', default: '4' },
    /** White noise so many dB under the speech, or none. */
    noise: { type: 'string', default: 'none,20,10' },
  },
});

interface Corpus {
  readonly name: string;
  readonly utterances: readonly Utterance[];
}

const noises = values.noise.split(',').map((noise) => (noise === 'none' ? null : Number(noise)));

function readCorpora(every: number): readonly Corpus[] {
  const corpora: Corpus[] = [];
  const librivox = readLibrivox();
  if (librivox.ok) corpora.push({ name: 'LibriVox', utterances: librivox.value });
  else console.log(librivox.reason);
  let count = 0;
  const prompts = readPrompts((name, text) => {
    if (text.split(/\s+/).length < LEAST_WORDS) return false;
    count += 1;
    return count % every === 0 || name === 'demo-instruct';
  });
  if (prompts.ok) corpora.push({ name: 'Asterisk', utterances: prompts.value });
  else console.log(prompts.reason);
  return corpora;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function rowOf(loaded: Loaded, what: string, heard: Heard): readonly string[] {
  return [
    loaded.name,
    what,
    String(heard.words),
    percent(heard.paintedErrors / heard.words),
    percent(heard.savedErrors / heard.words),
    `${heard.latencyMs.p50} / ${heard.latencyMs.p95}`,
    percent(heard.cpuShare),
    `${heard.residentMb}`,
    `${loaded.loadMs}`,
  ];
}

const corpora = readCorpora(Number(values.every));
const models = MODELS.filter((name) => values.models.split(',').includes(name));
const rows: (readonly string[])[] = [];
const raw: object[] = [];
for (const name of corpora.length === 0 ? [] : models) {
  const loaded = await load(name);
  if (!loaded.ok) {
    console.log(loaded.reason);
    break;
  }
  for (const corpus of corpora)
    for (const noise of noises) {
      const what = `${corpus.name}, ${noise === null ? 'clean' : `${noise} dB`}`;
      const utterances =
        noise === null ? corpus.utterances : corpus.utterances.map((one) => withNoise(one, noise));
      const heard = await hearAll(loaded.value, utterances);
      rows.push(rowOf(loaded.value, what, heard));
      raw.push({ model: name, corpus: corpus.name, noise, ...heard });
      console.log(rows.at(-1)?.join('  '));
    }
  await loaded.value.release();
}
if (rows.length > 0) {
  console.log('');
  printColumns([
    [
      'model',
      'speech',
      'words',
      'painted',
      'saved',
      'word end → painted, p50 / p95 ms',
      'of a core',
      'MB',
      'load ms',
    ],
    ...rows,
  ]);
  mkdirSync(join(ROOT, 'bench-out'), { recursive: true });
  writeFileSync(join(ROOT, 'bench-out/engine.json'), `${JSON.stringify(raw, null, 2)}\n`);
}
await printTimes(corpora.flatMap(({ utterances }) => utterances));
