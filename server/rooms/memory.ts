/** What a room remembers: its lines, what is open, who speaks, and what a download is made of. Sends nothing. */
import { entryKey, mergeEntries } from '../../core/transcript/entries.ts';
import { laterBy } from '../../core/transcript/part.ts';
import type { SessionHead, Transcript, TranscriptEntry } from '../../core/transcript/transcript.ts';
import {
  type Delta,
  isLine,
  keyOf,
  type LaneStatus,
  type Line,
  type Numbered,
  WIRE_VERSION,
} from '../wire/events.ts';
import type { BusMessage } from '../wire/schema.ts';

/** A late viewer gets so many lines at most; a download has so many entries: eight hours at ten a minute. */
const MOST_LINES = 500;
const MOST_ENTRIES = 5_000;
/** So many of the newest events are told again as they were: minutes of them. */
const MOST_EVENTS = 1_000;

export interface Memory {
  /** Takes a message in; gives what followers are to be told, or null. */
  readonly take: (message: BusMessage, seq: number) => Numbered | null;
  /**
   * What a follower lacks that has everything up to a number, in order; null: one that has nothing. What is too old to be
   * told as it was is told as it stands.
   */
  readonly since: (seq: number | null) => readonly Numbered[];
  /**
   * Everything since nobody was being captioned, on the clock of the first session; null when there is nothing. The same
   * until more is kept.
   */
  readonly transcript: () => Transcript | null;
}

export function createMemory(): Memory {
  const lines = new Map<string, Numbered<Line>>();
  const open = new Map<string, Numbered<Delta>>();
  const statuses = new Map<string, Numbered<LaneStatus>>();
  const recent: Numbered[] = [];
  const kept = new Map<string, { readonly head: SessionHead; readonly entry: TranscriptEntry }>();
  let newest = 0;
  /** Of the newest event that is not told again as it was. */
  let forgotten = 0;
  /** The sessions that one download is of. */
  let heads: readonly SessionHead[] = [];
  let made: Transcript | null = null;

  const remember = (event: Numbered) => {
    recent.push(event);
    if (recent.length > 2 * MOST_EVENTS) forgotten = recent.splice(0, MOST_EVENTS).at(-1)?.seq ?? forgotten;
    const key = keyOf({ id: '', ...event });
    if (event.type === 'status') {
      // Only what a lane's newest session is at counts.
      if (event.status === 'idle') forgetOpen(open, key);
      statuses.set(event.lane, event);
    } else if (isLine(event)) {
      open.delete(key);
      lines.delete(key);
      put(lines, key, event, MOST_LINES);
    } else fold(open, key, event);
  };

  const keep = (head: SessionHead, entry: TranscriptEntry) => {
    const isNew = !heads.some(({ id }) => id === head.id);
    const isIdle = ![...statuses.values()].some(
      ({ session, status }) => status !== 'idle' && session !== head.id,
    );
    if (isNew && isIdle) {
      kept.clear();
      heads = [];
    }
    made = null;
    if (isNew) heads = [...heads, head];
    put(kept, `${head.id}/${entryKey(entry)}`, { head, entry }, MOST_ENTRIES);
  };

  return {
    take: (message, seq) => {
      newest = Math.max(newest, seq);
      if (message.kind === 'alive') return null;
      if (message.kind === 'kept') {
        keep(message.head, message.entry);
        return null;
      }
      const event: Numbered = { ...message.told, v: WIRE_VERSION, seq };
      remember(event);
      return event;
    },
    since: (seq) => {
      // A number from a bus that is no more says nothing.
      const has = seq === null || seq > newest ? 0 : seq;
      if (has > forgotten) return recent.filter((event) => event.seq > has);
      const missed = [...statuses.values(), ...lines.values()].filter((event) => event.seq > has);
      return [...missed, ...open.values()].toSorted((first, second) => first.seq - second.seq);
    },
    transcript: () => {
      if (made !== null) return made;
      const first = heads.toSorted((one, other) => one.startedAtEpochMs - other.startedAtEpochMs)[0];
      if (first === undefined) return null;
      const entries = [...kept.values()].map(({ head, entry }) =>
        ownId(laterBy(entry, head.startedAtEpochMs - first.startedAtEpochMs), heads.indexOf(head)),
      );
      made = { session: first, entries: mergeEntries(entries) };
      return made;
    },
  };
}

/** An open caption as a whole, under the number of its newest piece. */
function fold(open: Map<string, Numbered<Delta>>, key: string, event: Numbered<Delta>): void {
  const before = open.get(key);
  const text = `${(before?.text ?? '').slice(0, event.from)}${event.text}`;
  open.delete(key);
  if (text === '') return;
  open.set(key, { ...event, from: 0, text });
}

/** A session that has ended has nothing open. */
function forgetOpen(open: Map<string, unknown>, prefix: string): void {
  for (const key of open.keys()) if (key.startsWith(prefix)) open.delete(key);
}

function put<Value>(values: Map<string, Value>, key: string, value: Value, most: number): void {
  values.set(key, value);
  const [oldest] = values.keys();
  if (values.size > most && oldest !== undefined) values.delete(oldest);
}

/** Two sessions may give the same id in a lane of the same name. */
const ownId = (entry: TranscriptEntry, session: number): TranscriptEntry =>
  session === 0 ? entry : { ...entry, id: `${session}:${entry.id}` };
