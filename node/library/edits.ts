/**
 * Edits of stored sessions: each one is done, undone or done again as a whole, also after a restart, and no entry that
 * is sent late undoes one. Throws SQLite's errors; whoever calls it opens the transaction.
 */
import type { DatabaseSync } from 'node:sqlite';
import { failure, type Result, success } from '../../core/base/result.ts';
import { lineTimesIn } from '../../core/subtitles/timing/lineTimes.ts';
import { type Edit, type EditEffect, type Edited, resent } from '../../core/transcript/edit.ts';
import { effectOf } from '../../core/transcript/editing.ts';
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import { entryReader, readEntriesAround, readTranscript } from '../transcriptRows.ts';
import { createEditLog, inverted, type StoredEffect, storedEffect } from './editLog.ts';
import { MARK_LATE } from './lateEntries.ts';
import { createOriginals } from './originals.ts';

export interface EntryTables {
  /** Writes the row and, unless the text is as it was, its terms. */
  readonly write: (sessionId: string, entry: TranscriptEntry, isSameText: boolean) => void;
}

export interface Edits {
  /** Fails with `editRefused`. */
  readonly edit: (sessionId: string, edit: Edit) => Result<Edited>;
  /** The last edit that stands; nothing happens where there is none. */
  readonly undo: (sessionId: string) => Edited;
  /** The first edit that was undone. */
  readonly redo: (sessionId: string) => Edited;
  /** What an entry that is sent is to be kept as, null where its line was taken out. Remembers it as the engine's. */
  readonly received: (sessionId: string, entry: TranscriptEntry) => TranscriptEntry | null;
  /** As `received`, and remembers nothing. */
  readonly asKept: (sessionId: string, entry: TranscriptEntry) => TranscriptEntry | null;
}

export function createEdits(database: DatabaseSync, { write }: EntryTables): Edits {
  const log = createEditLog(database);
  const originals = createOriginals(database);
  const readEntry = entryReader(database);
  const removeEntry = database.prepare('DELETE FROM entries WHERE session_id = ? AND lane = ? AND id = ?');
  const markLate = database.prepare(MARK_LATE);
  const nameLanes = database.prepare('UPDATE sessions SET names = ? WHERE id = ?');

  const put = (sessionId: string, entry: TranscriptEntry, current: TranscriptEntry | null) => {
    const isSameText = current?.kind === 'line' && entry.kind === 'line' && current.text === entry.text;
    write(sessionId, entry, isSameText);
    // A line that comes in between has a number of now, as its row is new.
    if (current === null) markLate.run(sessionId, entry.lane, entry.id);
  };
  /** `by`: +1 when an edit is done, -1 when it is undone; then the engine's own words come back where no edit is left. */
  const apply = (sessionId: string, { changes, names }: StoredEffect, by: 1 | -1): Edited => {
    const entries: TranscriptEntry[] = [];
    const removed: Edited['removed'][number][] = [];
    for (const change of changes) {
      const { lane, id } = change;
      const current = readEntry({ sessionId, lane, id });
      const own = originals.count({ sessionId, lane, id }, change.isOwn ? current : null, by);
      const after = own ?? change.after(current);
      if (after === null) {
        removeEntry.run(sessionId, lane, id);
        removed.push({ lane, id });
      } else {
        put(sessionId, after, current);
        entries.push(after);
      }
    }
    if (names !== null) nameLanes.run(JSON.stringify(names.after), sessionId);
    return { entries, removed, names: names?.after ?? null, ...log.depth(sessionId) };
  };
  const asKept = (sessionId: string, entry: TranscriptEntry): TranscriptEntry | null => {
    const key = { sessionId, lane: entry.lane, id: entry.id };
    const own = originals.of(key);
    return own === null ? entry : resent(own, readEntry(key), entry);
  };
  return {
    edit: (sessionId, edit) => {
      const effect = effectIn(database, sessionId, edit);
      if (!effect.ok) return effect;
      const stored = storedEffect(effect.value);
      if (stored.changes.length === 0 && stored.names === null)
        return success({ entries: [], removed: [], names: null, ...log.depth(sessionId) });
      log.add(sessionId, edit, effect.value);
      return success(apply(sessionId, stored, 1));
    },
    undo: (sessionId) => {
      const effect = log.takeBack(sessionId);
      return apply(sessionId, effect === null ? NOTHING : inverted(effect), -1);
    },
    redo: (sessionId) => apply(sessionId, log.takeAgain(sessionId) ?? NOTHING, 1),
    received: (sessionId, entry) => {
      const kept = asKept(sessionId, entry);
      originals.renew(sessionId, entry);
      return kept;
    },
    asKept,
  };
}

const NOTHING: StoredEffect = { changes: [], names: null };

/** Speech of so long around a line is read to edit it; a whole day would keep captions waiting. */
const AROUND_MS = 1_800_000;

function effectIn(database: DatabaseSync, sessionId: string, edit: Edit): Result<EditEffect> {
  const isOfAll =
    edit.kind === 'replaceAll' || (edit.kind === 'renameSpeaker' && edit.where === 'everywhere');
  const line = isOfAll ? null : entryReader(database)({ sessionId, lane: edit.lane, id: edit.id });
  if (!isOfAll && line === null) return failure({ kind: 'editRefused', reason: 'gone' });
  if (line !== null) {
    const span = { startMs: line.startMs - AROUND_MS, endMs: line.endMs + AROUND_MS };
    const entries = readEntriesAround(database, sessionId, span);
    return effectOf({ entries, names: {} }, edit, lineTimesIn(entries));
  }
  const transcript = readTranscript(database, sessionId);
  if (transcript === null) return failure({ kind: 'editRefused', reason: 'gone' });
  const { entries, session } = transcript;
  return effectOf({ entries, names: session.names ?? {} }, edit, lineTimesIn(entries));
}
