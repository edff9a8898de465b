/**
 * Keeps what was said, so that a line is on disk before the call returns. What cannot be written waits in
 * memory; nothing is dropped.
 */

import type { Problem } from '../core/base/problem.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import type {
  SessionHead,
  Transcript,
  TranscriptChange,
  TranscriptEntry,
} from '../core/transcript/transcript.ts';
import { isUnusable, problemOfDatabase } from './databaseProblem.ts';
import type { StandingChange } from './standing.ts';
import { changeKey, isSameStanding, perform, readMerged } from './waiting.ts';

/** The tables, as node/database.ts opens them. Every method may throw SQLite's errors. */
export interface Tables {
  readonly transact: (work: () => void) => void;
  readonly begin: (head: SessionHead) => void;
  readonly append: (sessionId: string, entry: TranscriptEntry) => void;
  readonly end: (sessionId: string, durationMs: number) => void;
  readonly stand: (change: StandingChange) => void;
  readonly adopt: (isMeant: (sessionId: string) => boolean, goesOn: boolean) => void;
  readonly read: (sessionId: string | null) => Transcript | null;
  readonly asKept: (sessionId: string, entry: TranscriptEntry) => TranscriptEntry | null;
  /** Indexes a part of what an earlier version left; whether more is left. */
  readonly indexSome: () => boolean;
  /** Whether the path still leads to the file that was opened. */
  readonly isInPlace: () => boolean;
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
  /**
   * A failure means that the change waits in memory and is tried again. `source`: captions and a file may be taken down
   * side by side, a session each.
   */
  readonly record: (change: TranscriptChange, source?: 'captions' | 'file') => Result<undefined>;
  /**
   * To be called every few seconds: tries again to write what waits, and the running session if its file is gone; else
   * goes on with the index. Cheap when nothing is due.
   */
  readonly retry: () => void;
  /** A session, or the last one (null) that has entries, with what still waits in memory. */
  readonly read: (sessionId: string | null) => Result<Transcript | null>;
  /** Runs a question on the tables, such as a search. */
  readonly query: <Value>(question: (tables: Opened) => Value) => Result<Value>;
  readonly dispose: () => void;
}

/** SQLite leaves these beside the file; a fresh file must not meet them. */
const COMPANIONS = ['-wal', '-shm'];

/** While another program holds the file, lines do not try it again before this, then twice as long, up to the most. */
const FIRST_PAUSE_MS = 100;
const MOST_PAUSE_MS = 3_200;

export function createTranscripts<Opened extends Tables>(
  needs: TranscriptsNeeds<Opened>,
): Transcripts<Opened> {
  let tables: Opened | null = null;
  let waiting: readonly TranscriptChange[] = [];
  let reported: Problem | null = null;
  /** Sessions begun in this run: a file that was replaced meanwhile gets their heads again. */
  const heads = new Map<string, SessionHead>();
  /** Everything of each source's running session: a file that was deleted or replaced under it gets it again. */
  const captions = new Map<string, TranscriptChange>();
  const recording = new Map<string, TranscriptChange>();
  let pauseMs = FIRST_PAUSE_MS;
  let pausedUntilMs = 0;
  let isIndexed = false;

  const report = (problem: Problem | null) => {
    if (problem?.kind === reported?.kind) return;
    const before = reported;
    reported = problem;
    needs.onProblem(problem, before);
  };
  const close = () => {
    tables?.close();
    tables = null;
    isIndexed = false;
  };
  const opened = (): Opened => {
    const fresh = needs.open(needs.file);
    try {
      fresh.transact(() => fresh.adopt((sessionId) => !heads.has(sessionId), false));
    } catch {
      // On a full or read-only disk it stays where it is: another opening makes entries of it.
    }
    return fresh;
  };
  /** Earlier sessions do not come back: who deleted the file meant them. */
  const writeRunningAgain = () => {
    const again = new Map([...captions, ...recording]);
    waiting = [...waiting.filter((change) => !again.has(changeKey(change))), ...again.values()];
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
      tables ??= opened();
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
      writeRunningAgain();
      tables = opened();
      const value = act(tables);
      needs.onProblem({ kind: 'transcriptsReplaced', keptAs }, reported);
      return success(value);
    } catch (error) {
      return failure(problemOfDatabase(error));
    }
  };
  const write = (): Result<undefined> => {
    if (tables?.isInPlace() === false) {
      close();
      writeRunningAgain();
    }
    return onTables((open) => {
      open.transact(() => {
        for (const change of waiting) perform(open, change, heads);
      });
      return undefined;
    });
  };
  const isWritten = (result: Result<undefined>) => result.ok && tables?.isInPlace() === true;
  const flush = (): Result<undefined> => {
    let result = write();
    // The file went away while it was written to.
    if (result.ok && !isWritten(result)) result = write();
    if (result.ok && !isWritten(result)) result = failure({ kind: 'transcriptsFailed' });
    if (result.ok) {
      waiting = [];
      for (const running of [captions, recording])
        if ([...running.values()].at(-1)?.kind === 'end') running.clear();
    }
    pauseMs = result.ok ? FIRST_PAUSE_MS : Math.min(MOST_PAUSE_MS, 2 * pauseMs);
    pausedUntilMs = performance.now() + (result.ok ? 0 : pauseMs);
    report(result.ok ? null : result.problem);
    return result;
  };
  const isDue = () => waiting.length > 0 || tables?.isInPlace() === false;
  return {
    record: (change, source = 'captions') => {
      const running = source === 'file' ? recording : captions;
      if (change.kind === 'begin') {
        heads.set(change.head.id, change.head);
        if (!running.has(changeKey(change))) running.clear();
      }
      // It comes every two seconds, also while nothing is said.
      if (change.kind === 'standing' && isSameStanding(running.get(changeKey(change)), change))
        return success(undefined);
      running.delete(changeKey(change));
      running.set(changeKey(change), change);
      waiting = [...waiting.filter((other) => changeKey(other) !== changeKey(change)), change];
      if (reported?.kind === 'transcriptsLocked' && performance.now() < pausedUntilMs)
        return failure(reported);
      return flush();
    },
    retry: () => {
      if (isDue()) flush();
      else if (!isIndexed && tables !== null) {
        const more = onTables((open) => open.indexSome());
        isIndexed = more.ok && !more.value;
      }
    },
    read: (sessionId) => readMerged(onTables, sessionId, { waiting, heads }),
    query: onTables,
    dispose: () => {
      if (isDue()) flush();
      close();
    },
  };
}
