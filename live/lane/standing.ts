/** Tells what would be kept of a lane if all ended now, again and again, so that a sudden end costs little. Keeps nothing. */
import { STANDING_EVERY_MS, type TranscriptEntry } from '../../core/transcript/transcript.ts';
import type { Clock } from '../clock.ts';
import type { Books, Rest } from './books.ts';

/** What would be kept if captions ended now, and whether somebody is speaking: then there is more to come. */
export interface Standing {
  readonly isSpeaking: boolean;
  readonly entries: readonly TranscriptEntry[];
}

export interface StandingNeeds {
  readonly clock: Clock;
  readonly books: Pick<Books, 'standing'>;
  /** Speech that nothing was answered to so far. */
  readonly rest: () => Rest;
  /** Called with what stands now instead of what stood before. */
  readonly keepStanding: (standing: Standing) => void;
}

export interface StandingWatch {
  /** An entry was kept: what stood before it stands no more. Tells once what happens now has been entered as a whole. */
  readonly soon: () => void;
  /** Nothing stands any more. */
  readonly stop: () => void;
}

export function watchStanding({ clock, books, rest, keepStanding }: StandingNeeds): StandingWatch {
  let isOver = false;
  let isDue = false;
  let stopWaiting = () => {};
  const tell = () => {
    stopWaiting();
    isDue = false;
    if (isOver) return;
    stopWaiting = clock.after(STANDING_EVERY_MS, tell);
    const left = rest();
    const isSpeaking = left.open !== null || left.unplayed.length > 0;
    keepStanding({ isSpeaking, entries: books.standing(left) });
  };
  tell();
  return {
    soon: () => {
      // Several entries may be kept at once; what stands after them is one thing.
      if (!isDue) void Promise.resolve().then(tell);
      isDue = true;
    },
    stop: () => {
      isOver = true;
      stopWaiting();
      keepStanding({ isSpeaking: false, entries: [] });
    },
  };
}
