/**
 * Measures how long a search takes in many hours of transcripts, in words that are as frequent as in speech; prints
 * one table. Writes a database to a temporary folder and deletes it.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommand } from '../../e2e/commandLine.ts';
import { type Database, openDatabase } from '../../node/database.ts';
import { printColumns } from '../columns.ts';
import { createChance } from './random.ts';

/** 150 words a minute, twelve a line. */
const LINES_AN_HOUR = 750;
const WORDS_A_LINE = 12;
const VOCABULARY = 60_000;
const LIMIT = 50;
const TARGET_MS = 50;
const TAKES = 5;

/** w0 is the most frequent word, w7 the eighth. Frequent words that seldom meet take longest. */
const QUESTIONS = [
  'w0',
  'w0 w1 w2 w3 w4',
  'w20 w30 w40 w50',
  'w500',
  'w0 w500',
  'w500 w3000',
  'w40000',
  'w500 w',
  'W50',
  'absent',
];

const { values } = readCommand({
  name: 'exec node scripts/bench/search.ts',
  about: 'Measures how long a search takes in many hours of transcripts.',
  options: { hours: { type: 'string', default: '1000', value: 'N', about: 'how many hours of transcripts' } },
});
const folder = mkdtempSync(join(tmpdir(), 'surtitle-search-'));
try {
  bench(join(folder, 'transcripts.db'), Number(values.hours));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function bench(file: string, hours: number): void {
  const database = openDatabase(file);
  for (let hour = 0; hour < hours; hour += 1) writeHour(database, hour);
  const rows = QUESTIONS.map((question) => {
    const takesMs = Array.from({ length: TAKES }, () => {
      const fromMs = performance.now();
      database.search(question, LIMIT);
      return performance.now() - fromMs;
    });
    const mostMs = Math.max(...takesMs);
    const found = database.search(question, LIMIT).length;
    return [question, `${found}`, `${mostMs.toFixed(1)} ms`, mostMs <= TARGET_MS ? 'met' : 'SHORT'];
  });
  database.close();
  const words = hours * LINES_AN_HOUR * WORDS_A_LINE;
  console.log(`${hours} h, ${words} words, ${Math.round(statSync(file).size / 1e6)} MB`);
  printColumns([
    ['asked', `found, of ${LIMIT} at most`, `slowest of ${TAKES}`, `<= ${TARGET_MS} ms`],
    ...rows,
  ]);
}

function writeHour(database: Database, hour: number): void {
  const chance = createChance(hour + 1);
  const sessionId = `hour ${hour}`;
  database.transact(() => {
    database.begin({ id: sessionId, startedAtEpochMs: hour * 3_600_000, languages: ['en'] });
    for (let line = 0; line < LINES_AN_HOUR; line += 1) {
      const startMs = (line * 3_600_000) / LINES_AN_HOUR;
      const words = Array.from({ length: WORDS_A_LINE }, () => `w${rank(chance.next())}`);
      database.append(sessionId, {
        ...{ kind: 'line', lane: 'you', id: `${line}`, text: `${words.join(' ')}.`, state: 'final' },
        ...{ startMs, endMs: startMs + 4_000, islands: [], anchors: [], speaker: null },
      });
    }
  });
}

/** Of a word, as Zipf's law has it: the n-th is said a n-th as often as the first. */
function rank(share: number): number {
  return Math.floor(VOCABULARY ** share) - 1;
}
