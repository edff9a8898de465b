/** The sessions as a list shows them, each by a few rows of its own. Reads no session as a whole. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as z from 'zod';
import type { Person, SessionSummary } from '../../core/library/browsing.ts';
import { namesIn } from '../transcriptRows.ts';
import { createSpeakerWalk } from './speakers.ts';

type Row = Record<string, SQLOutputValue>;

/** Only sessions that have something to show, unless they are being written. */
const LIST = `
  SELECT * FROM sessions WHERE number < ?
    AND EXISTS (SELECT 1 FROM entries WHERE session_id = sessions.id)
  ORDER BY number DESC LIMIT ?
`;
const ONE = 'SELECT * FROM sessions WHERE id = ?';
const FIRST_WORDS = `
  SELECT text FROM entries WHERE session_id = ? AND text <> '' ORDER BY start_ms, end_ms, number LIMIT 1
`;
/** Speech overlaps: what begins last is not always what ends last. */
const END = `
  SELECT max(end_ms) AS end_ms FROM
    (SELECT end_ms FROM entries WHERE session_id = ? ORDER BY start_ms DESC, end_ms DESC, number DESC LIMIT 8)
`;
/** A session of more is a mistake of an engine; the list shows fewer. */
const MOST_PEOPLE = 50;

export interface Sessions {
  readonly list: (before: number | null, count: number) => readonly SessionSummary[];
  readonly read: (id: string) => SessionSummary | null;
}

/** @throws SQLite's errors. */
export function createSessions(database: DatabaseSync): Sessions {
  const list = database.prepare(LIST);
  const one = database.prepare(ONE);
  const firstWords = database.prepare(FIRST_WORDS);
  const end = database.prepare(END);
  const speakersOf = createSpeakerWalk(database, 'session');
  const peopleOf = (id: string): readonly Person[] => {
    const people: Person[] = [];
    for (const { lane, speaker } of speakersOf(id)) {
      if (people.length === MOST_PEOPLE) break;
      people.push({ lane, speaker: speaker === '' ? null : speaker });
    }
    return people;
  };
  const summaryOf = (row: Row): SessionSummary => {
    const id = String(row['id']);
    return {
      number: Number(row['number']),
      id,
      startedAtEpochMs: Number(row['started_at_epoch_ms']),
      lengthMs: Number(end.get(id)?.['end_ms'] ?? 0),
      people: peopleOf(id),
      names: namesIn(row['names']),
      languages: listIn(row['languages']),
      beginsWith: String(firstWords.get(id)?.['text'] ?? '').slice(0, LONGEST_BEGINNING),
      title: row['title'] === null || row['title'] === undefined ? null : String(row['title']),
      tags: listIn(row['tags']),
      note: String(row['note'] ?? ''),
      isKept: row['is_kept'] !== null,
    };
  };
  return {
    list: (before, count) => list.all(before ?? Number.MAX_SAFE_INTEGER, count).map(summaryOf),
    read: (id) => {
      const row = one.get(id);
      return row === undefined ? null : summaryOf(row);
    },
  };
}

/** Longer than any row of the list. */
const LONGEST_BEGINNING = 300;

const listSchema = z.array(z.string()).readonly();

/** A list of strings in JSON, such as tags; empty where it cannot be read. */
export function listIn(value: SQLOutputValue | undefined): readonly string[] {
  if (typeof value !== 'string') return [];
  try {
    return listSchema.safeParse(JSON.parse(value)).data ?? [];
  } catch {
    return [];
  }
}
