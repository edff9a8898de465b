/**
 * Measures the library's questions at 1,000 hours and the list at a year of eight-hour days: the list, the opening of a
 * session, search as one types; prints one table. Writes a database to a temporary folder and deletes it. It draws no window.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommand } from '../../../e2e/commandLine.ts';
import { type Database, openDatabase } from '../../../node/database.ts';
import { printColumns } from '../../columns.ts';
import { createChance } from '../random.ts';

/** 150 words a minute, twelve a line. */
const LINES_AN_HOUR = 750;
const WORDS_A_LINE = 12;
const VOCABULARY = 60_000;
const HOURS_A_DAY = 8;
const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 26);
const TAKES = 20;

/** As they are typed, letter by letter: frequent words, rare ones, several. */
const TYPED = ['w', 'w5', 'w50', 'w500', 'w500 w', 'w500 w3', 'w500 w3000', 'w0', 'w0 w1', 'w40000'];

const { values } = readCommand({
  name: 'run bench:library',
  about: 'Measures the list of sessions, the opening of one and search as one types.',
  options: { hours: { type: 'string', default: '1000', value: 'N', about: 'how many hours of transcripts' } },
});
const folder = mkdtempSync(join(tmpdir(), 'surtitle-library-'));
try {
  bench(join(folder, 'transcripts.db'), Number(values.hours));
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
  const before = openDatabase(file);
  const days = Math.ceil(hours / HOURS_A_DAY);
  // A year of days in the list, also where their words are fewer.
  for (let day = 364; day >= days; day -= 1) writeDay(before, day, 0.1);
  for (let day = days - 1; day >= 0; day -= 1) writeDay(before, day, HOURS_A_DAY);
  before.close();
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

/** The newest day has the number 0. Two lanes, of which the other is called Ann; the oldest day begins with one more. */
function writeDay(database: Database, day: number, hours: number): void {
  const chance = createChance(day + 1);
  const sessionId = `day ${day}`;
  const lines = Math.round(hours * LINES_AN_HOUR);
  const isRare = day === 364;
  database.transact(() => {
    database.begin({
      ...{
        id: sessionId,
        startedAtEpochMs: NOW_MS - day * DAY_MS,
        languages: ['en'],
        names: { others: 'Ann' },
      },
    });
    for (let line = 0; line < lines; line += 1) {
      const startMs = (line * 3_600_000) / LINES_AN_HOUR;
      const words = Array.from({ length: WORDS_A_LINE }, () => `w${rank(chance.next())}`);
      const lane = line % 3 === 0 ? 'others' : 'you';
      database.append(sessionId, {
        ...{ kind: 'line', lane, id: `${line}`, text: `${words.join(' ')}.`, state: 'final' },
        ...{
          startMs,
          endMs: startMs + 4_000,
          islands: [],
          anchors: [],
          speaker: isRare && line === 0 ? 'Rare' : null,
        },
      });
    }
    database.end(sessionId, hours * 3_600_000);
  });
}

/** Of a word, as Zipf's law has it: the n-th is said a n-th as often as the first. */
function rank(share: number): number {
  return Math.floor(VOCABULARY ** share) - 1;
}
