/** A year of sessions for measurements: so many hours of them whole days, the rest short. Measures nothing. */
import { type Database, openDatabase } from '../../../node/database.ts';
import { createChance } from '../random.ts';

/** 150 words a minute, twelve a line. */
const LINES_AN_HOUR = 750;
const WORDS_A_LINE = 12;
const VOCABULARY = 60_000;
export const HOURS_A_DAY = 8;
export const DAY_MS = 86_400_000;
export const NOW_MS = Date.UTC(2026, 10, 26);

/** @param file where no database is yet. Gives back how many whole days there are. */
export function writeYear(file: string, hours: number): number {
  const database = openDatabase(file);
  const days = Math.ceil(hours / HOURS_A_DAY);
  // A year of days in the list, also where their words are fewer.
  for (let day = 364; day >= days; day -= 1) writeDay(database, day, 0.1);
  for (let day = days - 1; day >= 0; day -= 1) writeDay(database, day, HOURS_A_DAY);
  database.close();
  return days;
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
