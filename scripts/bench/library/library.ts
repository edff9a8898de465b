/**
 * Measures the library's questions at 1,000 hours and the list at a year of eight-hour days: the list, the opening of a
 * session, search as one types; with `--window` also the library's window on the same file. Prints a table of each. Writes
 * to a temporary folder and deletes it.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommand } from '../../../e2e/commandLine.ts';
import { openDatabase } from '../../../node/database.ts';
import { printColumns } from '../../columns.ts';
import { measureWindow } from './window.ts';
import { DAY_MS, HOURS_A_DAY, NOW_MS, writeYear } from './year.ts';

const TAKES = 20;

/** As they are typed, letter by letter: frequent words, rare ones, several. */
const TYPED = ['w', 'w5', 'w50', 'w500', 'w500 w', 'w500 w3', 'w500 w3000', 'w0', 'w0 w1', 'w40000'];

const { values } = readCommand({
  name: 'run bench:library',
  about: 'Measures the list of sessions, the opening of one and search as one types.',
  options: {
    hours: { type: 'string', default: '1000', value: 'N', about: 'how many hours of transcripts' },
    window: { type: 'boolean', about: 'also the window: needs a build and Chromium' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'surtitle-library-'));
try {
  const file = join(folder, 'transcripts.db');
  bench(file, Number(values.hours));
  if (values.window) await measureWindow(file);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

interface Measure {
  readonly name: string;
  readonly targetMs: number;
  /** Once for each of the takes. */
  readonly run: (take: number) => unknown;
}

function bench(file: string, hours: number): void {
  const days = writeYear(file, hours);
  // As after a start: nothing of it is in this program's memory.
  const database = openDatabase(file);
  const { browsing } = database;
  const question = {
    limit: 200,
    speaker: null,
    tag: null,
    fromEpochMs: null,
    toEpochMs: null,
    sessionId: null,
  };
  const monthAgo = NOW_MS - 30 * DAY_MS;
  const measures: readonly Measure[] = [
    { name: 'list: 200 newest of a year', targetMs: 50, run: () => browsing.list(null, 200) },
    { name: 'open: first lines', targetMs: 50, run: (take) => browsing.entries(`day ${take}`, 0, 100) },
    {
      name: 'open: last lines of 8 h',
      targetMs: 50,
      run: (take) => browsing.entries(`day ${take}`, 5_900, 100),
    },
    {
      name: 'place of a line found',
      targetMs: 50,
      run: (take) => browsing.place({ sessionId: `day ${take}`, lane: 'you', id: '5000' }),
    },
    ...TYPED.map((words) => ({
      name: `search: ${words}`,
      targetMs: 50,
      run: () => browsing.search({ ...question, words }),
    })),
    {
      name: 'search: w0 of Ann',
      targetMs: 50,
      run: () => browsing.search({ ...question, words: 'w0', speaker: 'Ann' }),
    },
    {
      name: 'search: all of the oldest speaker',
      targetMs: 50,
      run: () => browsing.search({ ...question, words: '', speaker: 'Rare' }),
    },
    {
      name: 'search: all of Ann',
      targetMs: 50,
      run: () => browsing.search({ ...question, words: '', speaker: 'Ann' }),
    },
    {
      name: 'search: all of 60 days and more ago',
      targetMs: 50,
      run: () => browsing.search({ ...question, words: '', toEpochMs: NOW_MS - 60 * DAY_MS }),
    },
    {
      name: 'search: w3000, last month',
      targetMs: 50,
      run: () => browsing.search({ ...question, words: 'w3000', fromEpochMs: monthAgo }),
    },
    {
      name: 'search: w0, one old day',
      targetMs: 50,
      run: () =>
        browsing.search({
          ...question,
          words: 'w0',
          toEpochMs: NOW_MS - 100 * DAY_MS,
          fromEpochMs: NOW_MS - 101 * DAY_MS,
        }),
    },
  ];
  const rows = measures.map(({ name, targetMs, run }) => {
    const takesMs = Array.from({ length: TAKES }, (_, take) => {
      const fromMs = performance.now();
      run(take);
      return performance.now() - fromMs;
    }).toSorted((one, other) => one - other);
    const p50 = takesMs[Math.floor(TAKES / 2)] ?? 0;
    const most = takesMs.at(-1) ?? 0;
    return [name, `${p50.toFixed(1)} ms`, `${most.toFixed(1)} ms`, most <= targetMs ? 'met' : 'SHORT'];
  });
  database.close();
  console.log(`${days * HOURS_A_DAY} h in ${days} days of 365, ${Math.round(statSync(file).size / 1e6)} MB`);
  printColumns([['asked', 'p50', `slowest of ${TAKES}`, '<= 50 ms'], ...rows]);
}
