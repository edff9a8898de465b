/**
 * `npm run bench:engine`: how well, how soon and at what cost recognizers hear people's speech, ours beside others, in
 * one run. Prints a table with what is missed, writes bench-out/engine.json, and draws the two pictures of docs/.
 */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { readCommand } from '../../e2e/commandLine.ts';
import type { Reading } from '../../e2e/speech/wav.ts';
import { ROOT } from '../root.ts';
import { type Part, readMaterial } from './engine/material.ts';
import { drawDelays, drawErrors } from './engine/pictures.ts';
import { printReport } from './engine/report.ts';
import { type Result, type Results, SUBJECTS, type SubjectName } from './engine/results.ts';
import { printTimes } from './engine/times.ts';

const { values } = readCommand({
  name: 'run bench:engine',
  about: 'Recognizers on people’s speech: errors, delay and cost, ours beside others.',
  options: {
    quick: {
      type: 'boolean',
      about: 'LibriVox alone, noise at 10 dB, one recording of each other kind; no pictures',
    },
    every: {
      type: 'string',
      value: 'N',
      about: 'every N-th of the prompts and the longest, instead of a few; no pictures',
    },
    others: {
      type: 'string',
      value: 'N',
      about: 'N recordings of music and each other language, also as one stream; no pictures',
    },
    times: { type: 'boolean', about: 'also how well the words of saved text are timed' },
    only: {
      type: 'string',
      value: 'NAMES',
      about: `some of: ${SUBJECTS.join('; ')}`,
      default: SUBJECTS.join(';'),
    },
  },
});

const QUICK = { every: 0, withLongest: false, noises: [10], seconds: 5, recordings: 1, inOneStream: false };
const FULL = {
  every: 40,
  withLongest: false,
  noises: [20, 10],
  seconds: 10,
  recordings: 2,
  inOneStream: false,
};

function hear(name: SubjectName, file: string): Promise<Reading<Result>> {
  const { promise, resolve } = Promise.withResolvers<Reading<Result>>();
  const path = join(import.meta.dirname, 'engine/subject.ts');
  const child = fork(path, [name, file], { serialization: 'advanced' });
  child.once('message', (result) => resolve(result as Reading<Result>));
  child.once('exit', (code) => resolve({ ok: false, reason: `ended with ${code} and no result` }));
  return promise;
}

/** As many at a time as there are processors. */
async function hearAll(parts: readonly Part[]): Promise<Results> {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-bench-'));
  const file = join(folder, 'parts');
  writeFileSync(file, serialize(parts));
  const names = SUBJECTS.filter((name) => values.only.split(';').includes(name));
  const missing: Reading<Result> = { ok: false, reason: 'not measured' };
  // In the order of the names, whoever is ready first.
  const results = new Map<SubjectName, Reading<Result>>(names.map((name) => [name, missing]));
  const waiting = [...names];
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      results.set(name, await hear(name, file));
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  rmSync(folder, { recursive: true });
  return results;
}

const every = values.every === undefined ? null : Number(values.every);
const others = values.others === undefined ? null : Number(values.others);
const usual = values.quick ? QUICK : FULL;
const parts = readMaterial({
  ...usual,
  ...(every !== null && { every, withLongest: true }),
  ...(others !== null && { recordings: others, inOneStream: true }),
});
if (parts.length > 0) {
  const results = await hearAll(parts);
  printReport(parts, results);
  mkdirSync(join(ROOT, 'bench-out'), { recursive: true });
  const raw = { load: loadavg(), parts: parts.map(({ name }) => name), results: Object.fromEntries(results) };
  writeFileSync(join(ROOT, 'bench-out/engine.json'), `${JSON.stringify(raw, null, 2)}\n`);
  if (usual === FULL && every === null && others === null && values.only === SUBJECTS.join(';')) {
    writeFileSync(join(ROOT, 'docs/word-delay.svg'), drawDelays(results));
    writeFileSync(join(ROOT, 'docs/word-errors.svg'), drawErrors(parts, results));
  }
  if (values.times) await printTimes(parts[0]?.utterances ?? []);
}
