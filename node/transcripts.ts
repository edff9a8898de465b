/**
 * Keeps what was said, so that a line is on disk before the call returns. What cannot be written waits in
 * memory; nothing is dropped.
 */

import { assertNever } from '../core/base/never.ts';
import type { Problem } from '../core/base/problem.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import type {
  SessionHead,
  Transcript,
  TranscriptChange,
  TranscriptEntry,
} from '../core/transcript/transcript.ts';
import { isUnusable, problemOfDatabase } from './databaseProblem.ts';

/** The tables, as node/database.ts opens them. Every method may throw SQLite's errors. */
export interface Tables {
  readonly transact: (work: () => void) => void;
  readonly begin: (head: SessionHead) => void;
  readonly append: (sessionId: string, entry: TranscriptEntry) => void;
  readonly end: (sessionId: string, durationMs: number) => void;
  readonly read: (sessionId: string | null) => Transcript | null;
  readonly close: () => void;
}

export interface TranscriptsNeeds<Opened extends Tables> {
  readonly file: string;
  readonly open: (file: string) => Opened;
  /** Renames the file and its companions; gives back the new path. */
  readonly keepAside: (path: string, suffixes: readonly string[]) => string;
  /** A new problem, or null when everything is on disk again; `before` is the one that this ends. */
  readonly onProblem: (problem: Problem | null, before: Problem | null) => void;
}

export interface Transcripts<Opened extends Tables> {
  /** A failure means that the change waits in memory and is tried again. */
  readonly record: (change: TranscriptChange) => Result<undefined>;
  /** Tries again to write what waits; costs nothing when nothing does. */
  readonly retry: () => void;
  /** A session, or the last one (null) that has entries, with what still waits in memory. */
  readonly read: (sessionId: string | null) => Result<Transcript | null>;
  /** Runs a question on the tables, such as a search. */
  readonly query: <Value>(question: (tables: Opened) => Value) => Result<Value>;
  readonly dispose: () => void;
}

/** SQLite leaves these beside the file; a fresh file must not meet them. */
const COMPANIONS = ['-wal', '-shm'];

export function createTranscripts<Opened extends Tables>(
  needs: TranscriptsNeeds<Opened>,
): Transcripts<Opened> {
  let tables: Opened | null = null;
  let waiting: readonly TranscriptChange[] = [];
  let reported: Problem | null = null;
  /** Sessions begun in this run: a file that was replaced meanwhile gets their heads again. */
  const heads = new Map<string, SessionHead>();

  const report = (problem: Problem | null) => {
    if (problem?.kind === reported?.kind) return;
    const before = reported;
    reported = problem;
    needs.onProblem(problem, before);
  };
  const close = () => {
    tables?.close();
    tables = null;
  };
  /**
   * SQLite opens a file that may not be written for reading only, and for good: only a new attempt sees that
   * it may be.
   */
  const refuse = (problem: Problem): Result<never> => {
    if (problem.kind === 'transcriptsReadOnly') close();
    return failure(problem);
  };
  /** Runs an act on open tables; a damaged file is replaced by a fresh one and the act runs once more. */
  const onTables = <Value>(act: (open: Opened) => Value): Result<Value> => {
    try {
      tables ??= needs.open(needs.file);
      return success(act(tables));
    } catch (error) {
      if (!isUnusable(error)) return refuse(problemOfDatabase(error));
    }
    return replaceAndRun(act);
  };
  const replaceAndRun = <Value>(act: (open: Opened) => Value): Result<Value> => {
    try {
      close();
      const keptAs = needs.keepAside(needs.file, COMPANIONS);
      tables = needs.open(needs.file);
      const value = act(tables);
      needs.onProblem({ kind: 'transcriptsReplaced', keptAs }, reported);
      return success(value);
    } catch (error) {
      return failure(problemOfDatabase(error));
    }
  };
  const flush = (): Result<undefined> => {
    const writes = waiting;
    const result = onTables((open) =>
      open.transact(() => {
        for (const write of writes) perform(open, write, heads);
      }),
    );
    if (result.ok) waiting = [];
    report(result.ok ? null : result.problem);
    return result.ok ? success(undefined) : result;
  };
  return {
    record: (change) => {
      if (change.kind === 'begin') heads.set(change.head.id, change.head);
      waiting = [...waiting, change];
      return flush();
    },
    retry: () => {
      if (waiting.length > 0) flush();
    },
    read: (sessionId) => readMerged(onTables, sessionId, { waiting, heads }),
    query: onTables,
    dispose: () => {
      if (waiting.length > 0) flush();
      close();
    },
  };
}

/** An entry brings its session's head along, in case the file that knew it is gone. */
function perform(tables: Tables, change: TranscriptChange, heads: ReadonlyMap<string, SessionHead>): void {
  switch (change.kind) {
    case 'begin':
      tables.begin(change.head);
      break;
    case 'append':
      tables.begin(headOf(change.sessionId, heads));
      tables.append(change.sessionId, change.entry);
      break;
    case 'end':
      tables.end(change.sessionId, change.durationMs);
      break;
    default:
      assertNever(change);
  }
}

/** A session nobody began cannot happen; if it does, its words matter more than its date. */
function headOf(id: string, heads: ReadonlyMap<string, SessionHead>): SessionHead {
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
function readMerged<Opened extends Tables>(
  onTables: <Value>(act: (open: Opened) => Value) => Result<Value>,
  sessionId: string | null,
  { waiting, heads }: Waiting,
): Result<Transcript | null> {
  const appended = waiting.filter((write) => write.kind === 'append');
  const wanted = sessionId ?? appended.at(-1)?.sessionId ?? null;
  const own = appended.filter((write) => write.sessionId === wanted).map((write) => write.entry);
  const stored = onTables((open) => open.read(wanted));
  if (wanted === null || own.length === 0) return stored;
  const onDisk = stored.ok ? stored.value : null;
  const byId = new Map((onDisk?.entries ?? []).map((entry) => [keyOf(entry), entry]));
  for (const entry of own) byId.set(keyOf(entry), entry);
  const entries = [...byId.values()].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  return success({ session: onDisk?.session ?? headOf(wanted, heads), entries });
}

/** Ids are unique in their lane. */
const keyOf = ({ lane, id }: TranscriptEntry): string => `${lane} ${id}`;
