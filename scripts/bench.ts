/**
 * `npm run bench`: how fast, flat and light the overlay page is, and what the service would bill; prints a table and writes
 * bench-out/bench.json. It judges no build.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../e2e/app/chromium.ts';
import { readCommand, refuse } from '../e2e/commandLine.ts';
import { readTalk, type Talk } from '../e2e/speech/talk.ts';
import { billRows, measureBills } from './bench/live/bill.ts';
import { latencyRows, measureLatency } from './bench/live/latency.ts';
import { loadRows, measureLoads } from './bench/live/load.ts';
import { longHistoryRows, measureLongHistory } from './bench/live/longHistory.ts';
import { measureSideBySide, sideBySideRows } from './bench/live/sideBySide.ts';
import { measureStarts, startRows } from './bench/live/starts.ts';
import { printRows, type Row } from './bench/live/verdict.ts';
import { measureSides, sidesRows } from './bench/sides.ts';
import { build } from './build.ts';
import { ROOT } from './root.ts';

const PARTS = ['latency', 'history', 'start', 'cpu', 'sides', 'bill'] as const;
type Part = (typeof PARTS)[number];

interface Plan {
  readonly parts: readonly Part[];
  /** Real time of the latency part; the two pages are compared for four tenths of it. */
  readonly minutes: number;
  readonly hours: number;
}

function readPlan(): Plan {
  const { values } = readCommand({
    name: 'run bench',
    about: 'Measures how fast, flat and light the overlay page is, and what the service would bill.',
    options: {
      minutes: { type: 'string', default: '10', value: 'N', about: 'how long latency is measured' },
      hours: { type: 'string', default: '8', value: 'N', about: 'how much history is replayed' },
      only: { type: 'string', default: PARTS.join(','), value: 'PARTS', about: 'which parts, with commas' },
    },
  });
  const [minutes, hours] = [Number(values.minutes), Number(values.hours)];
  if (!(minutes > 0) || !(hours > 0)) return refuse('Minutes and hours must be numbers above 0.');
  const names = values.only.split(',');
  const strange = names.find((name) => !PARTS.some((part) => part === name));
  if (strange !== undefined) return refuse(`There is no part “${strange}”.`);
  return { minutes, hours, parts: PARTS.filter((part) => names.includes(part)) };
}

interface Measured {
  readonly rows: readonly Row[];
  readonly raw: Readonly<Record<string, unknown>>;
}

const comparedMinutes = (minutes: number) => 0.4 * minutes;

async function measure(part: Part, { minutes, hours }: Plan, talk: Talk): Promise<Measured> {
  const words = talk.words.map(({ word }) => word);
  switch (part) {
    case 'latency': {
      const latency = await measureLatency(words, minutes);
      return { rows: latencyRows(latency), raw: { latency } };
    }
    case 'history': {
      const sideBySide = await measureSideBySide(words, comparedMinutes(minutes));
      const longHistory = await measureLongHistory(words, hours);
      return {
        rows: [...sideBySideRows(sideBySide), ...longHistoryRows(longHistory)],
        raw: { sideBySide, longHistory },
      };
    }
    case 'start': {
      const starts = await measureStarts();
      return { rows: startRows(starts), raw: { starts } };
    }
    case 'cpu': {
      const loads = await measureLoads(talk);
      return { rows: loadRows(loads), raw: { loads } };
    }
    case 'sides': {
      const sides = await measureSides();
      return { rows: sides === null ? [] : sidesRows(sides), raw: { sides } };
    }
    case 'bill': {
      const bills = await measureBills();
      return { rows: billRows(bills), raw: { bills } };
    }
  }
}

/** Measured on two cores; replay faster than real time takes about a minute per hour of history and page. */
function minutesFor(part: Part, { minutes, hours }: Plan): number {
  switch (part) {
    case 'latency':
      return minutes + 0.2;
    case 'history':
      return comparedMinutes(minutes) + 1.5 + 7 + 0.5 * hours;
    case 'start':
      return 0.7;
    case 'cpu':
      return 3;
    case 'sides':
    case 'bill':
      return 3.5;
  }
}

function machine() {
  return {
    host: 'stand-in for Electron, headless Chromium',
    chromium: spawnSync(findChromium() ?? '', ['--version'], { encoding: 'utf8' }).stdout.trim(),
    node: process.version,
    system: `${type()} ${release()}`,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    loadAtStart: loadavg()[0],
  };
}

const plan = readPlan();
const talk = await readTalk(
  join(ROOT, 'e2e/speech/surtitles.wav'),
  join(ROOT, 'e2e/speech/surtitles.words.json'),
);
if (!talk.ok) refuse(talk.reason);
const about = machine();
const totalMinutes = plan.parts.reduce((sum, part) => sum + minutesFor(part, plan), 0);
console.log(`Measuring ${plan.parts.join(', ')}: about ${Math.ceil(totalMinutes)} minutes.`);
console.log('Leave the machine alone meanwhile.');
build();
const outDir = join(ROOT, 'bench-out');
await mkdir(outDir, { recursive: true });
const rows: Row[] = [];
const raw: Record<string, unknown> = {};
for (const part of plan.parts) {
  console.log(`\n${part} …`);
  const measured = await measure(part, plan, talk.value);
  rows.push(...measured.rows);
  Object.assign(raw, measured.raw);
  printRows(measured.rows);
  // After each part, so that a run that is broken off leaves what it has.
  await writeFile(
    join(outDir, 'bench.json'),
    `${JSON.stringify({ machine: about, plan, rows, ...raw }, null, 2)}\n`,
  );
}
if (plan.parts.length > 1) {
  console.log('\nAll together:');
  printRows(rows);
}
console.log(`\nWritten to ${join('bench-out', 'bench.json')}.`);
process.exit(0);
