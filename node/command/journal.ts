/** What has been transcribed of a recording so far, on disk while it is transcribed: a second run goes on from there. */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DAY_MS } from '../../core/library/retention.ts';
import { entryKey } from '../../core/transcript/entries.ts';
import type { KeepDays } from '../../core/transcript/keepDays.ts';
import { type LaneStanding, resumeFrom } from '../../core/transcript/resume.ts';
import {
  type SessionHead,
  type TranscriptChange,
  type TranscriptEntry,
  transcriptChangeSchema,
} from '../../core/transcript/transcript.ts';
import { takeLock } from './lock.ts';

/** Nobody goes on with a recording that was left for so long. */
const KEPT_DAYS = 30;

const folderOf = (folder: string): string => join(folder, 'transcribing');

export interface Journal {
  /** How many runs have been at it. */
  readonly parts: number;
  /** As the first run began it. */
  readonly head: SessionHead | null;
  readonly entries: readonly TranscriptEntry[];
  readonly standings: readonly LaneStanding[];
  /** @throws {NodeJS.ErrnoException} */
  readonly note: (change: TranscriptChange) => void;
  /** The recording has been transcribed as a whole, or is to be begun anew. */
  readonly remove: () => void;
}

/**
 * The journal of a recording that is transcribed in one way: another file under the same name, or other choices, have
 * another one.
 * @param choices all that the text depends on.
 * @throws {NodeJS.ErrnoException}
 */
export function openJournal(folder: string, recording: string, choices: unknown): Journal {
  const file = `${placeOf(folder, recording, choices)}.jsonl`;
  const text = textOf(file);
  const changes = [...changesIn(text)];
  const entries = new Map<string, TranscriptEntry>();
  const standings = new Map<string, LaneStanding>();
  let isTorn = text !== '' && !text.endsWith('\n');
  let parts = 0;
  for (const change of changes) {
    if (change.kind === 'begin') {
      parts += 1;
      // What a run did not keep of those before, it has heard again.
      const kept = new Set(resumeFrom([...entries.values()], [...standings.values()]).entries);
      for (const [key, entry] of entries) if (!kept.has(entry)) entries.delete(key);
    }
    if (change.kind === 'append') entries.set(entryKey(change.entry), change.entry);
    if (change.kind === 'standing') standings.set(change.lane, change);
  }
  return {
    parts,
    head: headIn(changes),
    entries: [...entries.values()],
    standings: [...standings.values()],
    note: (change) => {
      mkdirSync(folderOf(folder), { recursive: true });
      appendFileSync(file, `${isTorn ? '\n' : ''}${JSON.stringify(change)}\n`);
      isTorn = false;
    },
    remove: () => {
      rmSync(file, { force: true });
      isTorn = false;
    },
  };
}

/**
 * Keeps a journal for this process: two runs in one would mix. Gives what lets go of it, null where another process
 * has it.
 * @throws {Error} where nothing can be kept.
 */
export function lockJournal(folder: string, recording: string, choices: unknown): (() => void) | null {
  mkdirSync(folderOf(folder), { recursive: true });
  return takeLock(`${placeOf(folder, recording, choices)}.lock`);
}

/** Which journals are of no use any more. */
export interface OldJournals {
  readonly nowMs: number;
  /** How long sessions are kept: where that is less than thirty days, so are these. */
  readonly keepDays?: KeepDays;
  /** The words of a deleted session are to go, and what is sent of it later would not be kept. */
  readonly isDeleted?: (sessionId: string) => boolean;
}

/**
 * Takes away what nobody has gone on with for thirty days, or whose session has been deleted.
 * @throws {NodeJS.ErrnoException} where one cannot be removed.
 */
export function removeJournals(folder: string, { nowMs, keepDays = null, isDeleted }: OldJournals): void {
  for (const { path, changedMs } of filesIn(folder)) {
    const isOld = nowMs - changedMs > Math.min(keepDays ?? KEPT_DAYS, KEPT_DAYS) * DAY_MS;
    const head = isOld || isDeleted === undefined ? null : headIn(changesIn(textOf(path)));
    if (!isOld && (head === null || isDeleted?.(head.id) !== true)) continue;
    // Whoever is at it would go on in a file without a beginning.
    const letGo = takeLock(path.replace(/\.jsonl$/, '.lock'));
    if (letGo === null) continue;
    if (path.endsWith('.jsonl')) rmSync(path, { force: true });
    letGo();
  }
}

/** As the first run began it whose beginning was written whole. */
function headIn(changes: Iterable<TranscriptChange>): SessionHead | null {
  for (const change of changes) if (change.kind === 'begin') return change.head;
  return null;
}

/** How many recordings were begun and not finished, and what is kept of them in all. */
export function countJournals(folder: string): { readonly count: number; readonly bytes: number } {
  const journals = filesIn(folder).filter(({ path }) => path.endsWith('.jsonl'));
  return { count: journals.length, bytes: journals.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function filesIn(folder: string) {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folderOf(folder));
  } catch {
    // None was begun, or none can be seen.
  }
  return names.flatMap((name) => {
    const path = join(folderOf(folder), name);
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? [] : { path, changedMs: found.mtimeMs, bytes: found.size };
  });
}

/** Without its ending. */
function placeOf(folder: string, recording: string, choices: unknown): string {
  const { size, mtimeMs } = statSync(recording);
  const key = JSON.stringify([resolve(recording), size, mtimeMs, choices]);
  return join(folderOf(folder), createHash('sha256').update(key).digest('hex').slice(0, 32));
}

/** The last line of a run may be half written: the next one went on without it. */
function* changesIn(text: string): Generator<TranscriptChange> {
  for (const line of text.split('\n')) {
    const parsed = transcriptChangeSchema.safeParse(jsonOf(line));
    if (parsed.success) yield parsed.data;
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
