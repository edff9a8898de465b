/** Tells what of a recording's transcript is certain: what a second run keeps, and does not hear again. Stores nothing. */
import { entryKey } from '../../core/transcript/entries.ts';
import { type LaneStanding, resumeFrom } from '../../core/transcript/resume.ts';
import type { TranscriptChange, TranscriptEntry } from '../../core/transcript/transcript.ts';

export interface Certain {
  /** Every change, in order. */
  readonly note: (change: TranscriptChange) => void;
  /** Nothing more comes: all that was settled is certain. */
  readonly end: () => readonly TranscriptEntry[];
}

/** @param tell is given the session's head, and each entry once, or again when it has changed. */
export function createCertain(tell: (change: TranscriptChange) => void): Certain {
  const settled = new Map<string, TranscriptEntry>();
  const standings = new Map<string, LaneStanding>();
  const told = new Map<string, TranscriptEntry>();
  let sessionId = '';
  const tellNew = (entries: readonly TranscriptEntry[]) => {
    for (const entry of entries) {
      const key = entryKey(entry);
      if (told.get(key) === entry) continue;
      told.set(key, entry);
      tell({ kind: 'append', sessionId, entry });
    }
  };
  return {
    note: (change) => {
      if (change.kind === 'begin') {
        sessionId = change.head.id;
        tell(change);
      }
      if (change.kind === 'append') settled.set(entryKey(change.entry), change.entry);
      if (change.kind !== 'standing') return;
      standings.set(change.lane, change);
      tellNew(resumeFrom([...settled.values()], [...standings.values()]).entries);
    },
    end: () => {
      const entries = [...settled.values()];
      tellNew(entries);
      return entries;
    },
  };
}
