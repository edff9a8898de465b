/** Changes that wait in memory: which replace which, what each does to the tables, a session as it is read with them. */
import { assertNever } from '../core/base/never.ts';
import { type Result, success } from '../core/base/result.ts';
import { entryKey, mergeEntries } from '../core/transcript/entries.ts';
import type {
  SessionHead,
  Transcript,
  TranscriptChange,
  TranscriptEntry,
} from '../core/transcript/transcript.ts';
import type { StandingChange } from './standing.ts';

interface Readable {
  readonly read: (sessionId: string | null) => Transcript | null;
  readonly asKept: (sessionId: string, entry: TranscriptEntry) => TranscriptEntry | null;
}

interface Writable {
  readonly begin: (head: SessionHead) => void;
  readonly append: (sessionId: string, entry: TranscriptEntry) => void;
  readonly end: (sessionId: string, durationMs: number) => void;
  readonly stand: (change: StandingChange) => void;
  readonly adopt: (isMeant: (sessionId: string) => boolean, goesOn: boolean) => void;
}

/** A session nobody began cannot happen; if it does, its words matter more than its date. */
export function headOf(id: string, heads: ReadonlyMap<string, SessionHead>): SessionHead {
  return heads.get(id) ?? { id, startedAtEpochMs: Date.now(), languages: [] };
}

interface Waiting {
  readonly waiting: readonly TranscriptChange[];
  readonly heads: ReadonlyMap<string, SessionHead>;
}

/**
 * What is on disk with what waits laid over it; when the disk cannot be read, what waits alone is better than
 * nothing.
 */
export function readMerged<Opened extends Readable>(
  onTables: <Value>(act: (open: Opened) => Value) => Result<Value>,
  sessionId: string | null,
  { waiting, heads }: Waiting,
): Result<Transcript | null> {
  const appended = waiting.filter((write) => write.kind === 'append');
  const wanted = sessionId ?? appended.at(-1)?.sessionId ?? null;
  const own = appended.filter((write) => write.sessionId === wanted).map((write) => write.entry);
  const stored = onTables((open) => open.read(wanted));
  if (wanted === null || own.length === 0) return stored;
  // A person may have edited what is sent once more.
  const kept = onTables((open) => own.flatMap((entry) => open.asKept(wanted, entry) ?? []));
  const onDisk = stored.ok ? stored.value : null;
  const entries = mergeEntries([...(onDisk?.entries ?? []), ...(kept.ok ? kept.value : own)]);
  return success({ session: onDisk?.session ?? headOf(wanted, heads), entries });
}

/** The same key again replaces the change. */
export function changeKey(change: TranscriptChange): string {
  if (change.kind === 'begin') return `begin ${change.head.id}`;
  const { sessionId } = change;
  switch (change.kind) {
    case 'append':
      return `append ${sessionId} ${entryKey(change.entry)}`;
    case 'standing':
      return `standing ${sessionId} ${change.lane}`;
    case 'broken':
      return `broken ${sessionId}`;
    case 'pause':
    case 'end':
      return `end ${sessionId}`;
    default:
      return assertNever(change);
  }
}

/** Whether nothing stands that did not before; how far the lane has heard is no reason to write. */
export function isSameStanding(before: TranscriptChange | undefined, change: StandingChange): boolean {
  const known = before?.kind === 'standing' ? before : { entries: [], isSpeaking: false };
  const { entries, isSpeaking } = change;
  return known.isSpeaking === isSpeaking && JSON.stringify(known.entries) === JSON.stringify(entries);
}

/** An entry brings its session's head along, in case the file that knew it is gone. */
export function perform(
  tables: Writable,
  change: TranscriptChange,
  heads: ReadonlyMap<string, SessionHead>,
): void {
  switch (change.kind) {
    case 'begin':
      tables.begin(change.head);
      break;
    case 'append':
      tables.begin(headOf(change.sessionId, heads));
      tables.append(change.sessionId, change.entry);
      break;
    case 'standing':
      tables.begin(headOf(change.sessionId, heads));
      tables.stand(change);
      break;
    case 'broken':
      tables.adopt((sessionId) => sessionId === change.sessionId, change.goesOn);
      break;
    case 'pause':
    case 'end':
      tables.end(change.sessionId, change.durationMs);
      break;
    default:
      assertNever(change);
  }
}
