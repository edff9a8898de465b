/** What a reader sees of a recognizer's text: when each word stood there for good, and how many changed. It hears nothing. */
import { lettersOf } from '../../../core/hearing/words.ts';
import type { SpokenWord } from '../../../e2e/speech/talk.ts';
import { plainWords, spelled, wordErrors } from '../../../e2e/speech/wordErrors.ts';

/** Words as they are painted. */
export interface Painting {
  /** These follow on those before for good. */
  readonly settled: readonly string[];
  /** These stand behind them until the next painting. */
  readonly open: readonly string[];
}

/** Single figures are spelled, so that "1" and "one" are the same word. */
export const comparable = (text: string): readonly string[] => plainWords(text).map(spelled);

/** A painted word, and since when it has stood there as it ended. */
export interface Standing {
  readonly word: string;
  readonly sinceMs: number;
}

export interface Screen {
  paint(painting: Painting, atMs: number): void;
  readonly words: readonly Standing[];
  /** How many words were ever painted, and how many of them became another or went away. */
  readonly painted: number;
  readonly changed: number;
}

export function createScreen(): Screen {
  const slots: { word: string; sinceMs: number; isChanged: boolean }[] = [];
  let settledCount = 0;
  let [vanished, changed] = [0, 0];
  const put = (at: number, word: string, atMs: number): void => {
    const slot = slots[at];
    if (slot === undefined) slots.push({ word, sinceMs: atMs, isChanged: false });
    else if (lettersOf(slot.word) !== lettersOf(word)) {
      if (!slot.isChanged) changed += 1;
      Object.assign(slot, { word, sinceMs: atMs, isChanged: true });
    }
  };
  return {
    paint({ settled, open }, atMs) {
      const words = [...settled, ...open];
      for (const [index, word] of words.entries()) put(settledCount + index, word, atMs);
      for (const gone of slots.splice(settledCount + words.length)) {
        vanished += 1;
        if (!gone.isChanged) changed += 1;
      }
      settledCount += settled.length;
    },
    get words() {
      return slots;
    },
    get painted() {
      return slots.length + vanished;
    },
    get changed() {
      return changed;
    },
  };
}

/** From the end of each word that was painted right until it stood there for good. Times are on one clock. */
export function delaysMs(painted: readonly Standing[], spoken: readonly SpokenWord[]): readonly number[] {
  const shown = painted.flatMap(({ word, sinceMs }) =>
    comparable(word).map((one) => ({ word: one, sinceMs })),
  );
  const said = spoken.map(({ word, endMs }) => ({ word: comparable(word).join(''), endMs }));
  const delays: number[] = [];
  let from = 0;
  for (const { word, endMs } of said) {
    const at = shown.findIndex((one, place) => place >= from && place <= from + REACH && one.word === word);
    const sinceMs = shown[at]?.sinceMs;
    if (sinceMs === undefined) continue;
    delays.push(sinceMs - endMs);
    from = at + 1;
  }
  return delays;
}

/** A word further on than this is another of the same letters. */
const REACH = 3;

export const errorsIn = (spoken: string, written: string): number =>
  wordErrors(comparable(spoken), comparable(written));
