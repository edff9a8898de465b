/**
 * `npm run faults`: every known fault in the middle of a talk, on the built app; prints what became of each word and
 * writes faults-out/faults.json. Ends well only if no word was lost without a mark.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { readCommand, refuse } from '../e2e/commandLine.ts';
import { build } from './build.ts';
import { fastFaults } from './faults/fast.ts';
import { brokenRow, type FaultResult, isWell, printMatrix } from './faults/result.ts';
import { automaticFaults } from './faults/rows/automatic.ts';
import { endFaults } from './faults/rows/ends.ts';
import { machineFaults } from './faults/rows/machine.ts';
import { microphoneFaults } from './faults/rows/microphone.ts';
import { networkFaults } from './faults/rows/network.ts';
import { serviceFaults } from './faults/rows/service.ts';
import { storageFaults } from './faults/rows/storage.ts';
import { runOnApp } from './faults/runOnApp.ts';
import type { Fault } from './faults/stage.ts';
import { ROOT } from './root.ts';

interface Row {
  readonly name: string;
  readonly run: () => Promise<FaultResult>;
}

const onApp = (fault: Fault): Row => ({
  name: fault.name,
  run: async () => {
    const lack = fault.lacks?.() ?? null;
    if (lack !== null) throw new Error(lack);
    return runOnApp(fault);
  },
});

const ROWS: readonly Row[] = [
  ...networkFaults.map(onApp),
  ...fastFaults,
  ...serviceFaults.map(onApp),
  ...automaticFaults.map(onApp),
  ...microphoneFaults.map(onApp),
  ...machineFaults.map(onApp),
  ...storageFaults.map(onApp),
  ...endFaults.map(onApp),
];

function readPlan(): { readonly rows: readonly Row[]; readonly workers: number } {
  const { values, positionals } = readCommand({
    name: 'run faults',
    about: 'Runs every known fault in the middle of a talk, and says what became of each word.',
    options: { workers: { type: 'string', default: '2', value: 'N', about: 'so many faults at once' } },
    rest: '[PART OF A NAME …]',
  });
  const workers = Number(values.workers);
  if (!Number.isInteger(workers) || workers < 1) return refuse('Workers must be a whole number above 0.');
  const isNamed = (name: string) => (part: string) => name.toLowerCase().includes(part.toLowerCase());
  const strange = positionals.find((part) => !ROWS.some(({ name }) => isNamed(name)(part)));
  if (strange !== undefined)
    return refuse(`No fault is named “${strange}”; there are: ${ROWS.map(({ name }) => name).join('; ')}.`);
  const rows = positionals.length === 0 ? ROWS : ROWS.filter(({ name }) => positionals.some(isNamed(name)));
  return { rows, workers };
}

/** Talks play in real time, so that a few rows at once cost the machine little. */
async function runAll(rows: readonly Row[], workers: number): Promise<readonly FaultResult[]> {
  const results = new Map<Row, FaultResult>();
  const left = [...rows];
  const work = async () => {
    for (let row = left.shift(); row !== undefined; row = left.shift()) {
      const { name, run } = row;
      const startedMs = performance.now();
      console.log(`${name} …`);
      const result = await run().catch((error: unknown) => brokenRow(name, error));
      results.set(row, result);
      const seconds = Math.round((performance.now() - startedMs) / 1_000);
      console.log(`${results.size}/${rows.length} ${name}: ${sentenceOf(result)} (${seconds} s)`);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return rows.flatMap((row) => results.get(row) ?? []);
}

function sentenceOf({ said, captioned, misheard, inGap, lost, broken }: FaultResult): string {
  const counts = `${said} said, ${captioned} captioned, ${misheard} heard as others, ${inGap} in a gap`;
  return broken ?? `${counts}, ${lost.length} lost`;
}

const { rows, workers } = readPlan();
build();
const results = await runAll(rows, workers);
console.log('');
printMatrix(results);
// Two talks at once are some load of their own.
const load = loadavg()[0] ?? 0;
if (load > 2 * cpus().length)
  console.log(
    `\nThe machine was busy (load ${load.toFixed(1)}): sound that never reached the app counts as well.`,
  );
const outDir = join(ROOT, 'faults-out');
await mkdir(outDir, { recursive: true });
await writeFile(join(outDir, 'faults.json'), `${JSON.stringify(results, null, 2)}\n`);
console.log(`\nWritten to ${join('faults-out', 'faults.json')}.`);
process.exit(results.every(isWell) ? 0 : 1);
