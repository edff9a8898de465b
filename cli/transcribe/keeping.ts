/** What a run finds of those before it, and keeps for those after it: its journal, which no other run has meanwhile. */
import { join } from 'node:path';
import { type Journal, lockJournal, openJournal, removeJournals } from '../../node/command/journal.ts';
import { fileSentence } from '../words.ts';
import type { Progress } from './progress.ts';

export interface KeepingNeeds {
  /** Nothing of an earlier run is used. */
  readonly isFresh: boolean;
  /** The app's data folder, where journals lie. */
  readonly folder: string;
  /** All that the text depends on. */
  readonly choices: unknown;
  readonly progress: Pick<Progress, 'warn'>;
}

export interface Keeping {
  readonly journal: Journal;
  /** Where it cannot be written the recording is transcribed all the same; a second run has what it got. */
  readonly keep: Journal['note'];
  /** It is of no use any more, and another run may begin. */
  readonly forget: () => void;
  /** Another run may have it. */
  readonly letGo: () => void;
}

/** Null while another process transcribes the same file in the same way. */
export function openKeeping(path: string, needs: KeepingNeeds): Keeping | null {
  const { folder, choices, isFresh } = needs;
  const letGo = locked(path, needs);
  if (letGo === null) return null;
  const journal = openJournal(folder, path, choices);
  const forget = () => {
    remove(journal, needs);
    letGo();
  };
  const keeping = { journal, keep: keepingIn(journal, needs), forget, letGo };
  if (!isFresh) return keeping;
  const isRemoved = remove(journal, needs);
  const anew = { ...journal, parts: 0, head: null, entries: [], standings: [] };
  // What is written behind an earlier run would be mixed with it.
  return { ...keeping, journal: anew, keep: isRemoved ? keeping.keep : () => undefined };
}

/** Where it cannot be taken away the transcript is there all the same. */
function remove(journal: Journal, { folder, progress }: KeepingNeeds): boolean {
  try {
    journal.remove();
    return true;
  } catch (error) {
    const reason = fileSentence(error, join(folder, 'transcribing'), 'write');
    progress.warn(`what was kept for a second run stays: ${reason}`);
    return false;
  }
}

function locked(path: string, { folder, choices, progress }: KeepingNeeds): (() => void) | null {
  try {
    removeJournals(folder, { nowMs: Date.now() });
  } catch {
    // One that stays is found by `doctor`; this run does not need its place.
  }
  try {
    return lockJournal(folder, path, choices);
  } catch (error) {
    const reason = fileSentence(error, join(folder, 'transcribing'), 'write');
    progress.warn(`another run beside this one is not noticed: ${reason}`);
    return () => undefined;
  }
}

function keepingIn(journal: Journal, { folder, progress }: KeepingNeeds): Journal['note'] {
  let isOver = false;
  return (change) => {
    if (isOver) return;
    try {
      journal.note(change);
    } catch (error) {
      isOver = true;
      const reason = fileSentence(error, join(folder, 'transcribing'), 'write');
      progress.warn(`from here on nothing is kept for a second run: ${reason}`);
    }
  };
}
