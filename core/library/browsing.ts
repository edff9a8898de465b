/** What the library asks of the sessions that are kept, and what it is told: never more of them at once than it shows. */
import * as z from 'zod';
import type { Result } from '../base/result.ts';
import type { Hit } from '../text/search.ts';
import type { LaneId, LaneNames, TranscriptGap, TranscriptLine } from '../transcript/transcript.ts';

const sessionId = z.string().min(1).max(100);
const lane = z.string().min(1).max(50);
const count = z.int().min(1).max(500);

const placeSchema = z.strictObject({ sessionId, lane, id: z.string().min(1).max(300) });
/** Which entry of which session. */
export type Place = Readonly<z.infer<typeof placeSchema>>;

export const questionSchema = z.strictObject({
  /** As node/searchIndex.ts takes them; empty: whatever the filters leave. */
  words: z.string().max(500),
  limit: count,
  /** A name as it is shown, or null for anybody. */
  speaker: z.string().max(200).nullable(),
  tag: z.string().max(100).nullable(),
  /** Sessions that began in this time; null is without an end. */
  fromEpochMs: z.number().nonnegative().nullable(),
  toEpochMs: z.number().nonnegative().nullable(),
  /** In this session only. */
  sessionId: sessionId.nullable(),
});
export type LibraryQuestion = Readonly<z.infer<typeof questionSchema>>;

/** The calls that read, each with the schema of its argument. */
export const browsingCalls = {
  /** Newest first, those before this number: null begins with the newest. */
  listSessions: z.strictObject({ before: z.int().nullable(), count }),
  /** One session as the list has it; null when there is none. */
  readSession: sessionId,
  /** Entries that are shown, by their place in the order in which they were spoken. */
  readEntries: z.strictObject({ sessionId, from: z.int().nonnegative(), count }),
  findPlace: placeSchema,
  /** The last entries of a session that begin before that on its clock; null: of the newest session, from its end on. */
  readEarlier: z.strictObject({
    sessionId: sessionId.nullable(),
    beforeMs: z.number().nonnegative().nullable(),
    count,
  }),
  searchLibrary: questionSchema,
} as const;

/** Who speaks: a lane, and who of it where that is known. */
export interface Person {
  readonly lane: LaneId;
  readonly speaker: string | null;
}

/** A session as a list shows it. */
export interface SessionSummary {
  readonly number: number;
  readonly id: string;
  readonly startedAtEpochMs: number;
  /** To the end of its last entry. */
  readonly lengthMs: number;
  readonly people: readonly Person[];
  readonly names: LaneNames;
  /** As the settings had them, BCP 47 tags; empty where none was chosen. */
  readonly languages: readonly string[];
  /** What was said first; empty when nothing was. */
  readonly beginsWith: string;
  /** null: suggested by what was said. */
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly note: string;
  /** However old it is. */
  readonly isKept: boolean;
}

export interface SessionPage {
  readonly sessions: readonly SessionSummary[];
  /** Of all sessions, those that are being written. */
  readonly running: readonly string[];
}

/** An entry as it is read, without the evidence for its times. */
export type ShownEntry =
  | Pick<TranscriptLine, 'kind' | 'lane' | 'id' | 'startMs' | 'endMs' | 'text' | 'state' | 'speaker'>
  | TranscriptGap;

export interface EntryPage {
  /** How many are shown of the whole session. */
  readonly total: number;
  readonly from: number;
  readonly entries: readonly ShownEntry[];
}

/** What was said before, in spoken order. */
export interface EarlierEntries extends Pick<SessionSummary, 'id' | 'startedAtEpochMs' | 'names'> {
  readonly entries: readonly ShownEntry[];
}

/** A line in which the words were found. */
export interface FoundLine extends Place {
  readonly startMs: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly names: LaneNames;
  readonly hits: readonly Hit[];
  readonly startedAtEpochMs: number;
}

/** What each of the calls gives back. */
export interface BrowsingResults {
  readonly listSessions: Result<SessionPage>;
  readonly readSession: Result<SessionSummary | null>;
  readonly readEntries: Result<EntryPage>;
  /** Its place among what is shown of the session; null when it is not there. */
  readonly findPlace: Result<number | null>;
  /** null when there is no such session. */
  readonly readEarlier: Result<EarlierEntries | null>;
  /** Newest first, no more than the limit. */
  readonly searchLibrary: Result<readonly FoundLine[]>;
}
