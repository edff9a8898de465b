/**
 * What the bench has the server say: words of a talk over and over, as deltas and finals in the service's
 * order. Sends nothing.
 */
import type { ReplayStep } from '../../../e2e/service/command.ts';
import {
  completedEvent,
  deltaEvent,
  itemEvent,
  type ServerEvent,
} from '../../../e2e/service/session/events.ts';
import { createChance } from '../random.ts';

/** Speech of people who read aloud; three words a second, one delta each. */
export const WORDS_PER_MINUTE = 180;
export const REAL_TIME_MS = 60_000 / WORDS_PER_MINUTE;
export const WORDS_PER_HOUR = WORDS_PER_MINUTE * 60;

/** A turn of about four seconds, unless a sentence ends before. */
const LONGEST_TURN_WORDS = 12;

/** Measured on the service: `committed` follows the commit by about 150 ms, the final by about 500 ms. */
const COMMITTED_AFTER_MS = 150;
const FINAL_AFTER_MS = 500;

export interface Chapter {
  readonly steps: readonly ReplayStep[];
  readonly deltas: number;
}

export interface Pace {
  /** Between two deltas. They wander by a fifth of it, so that they fall on every part of a frame. */
  readonly everyMs: number;
  readonly startMs?: number;
}

export interface Reciter {
  /** Whole turns with at least so many words, going on where the last chapter ended. */
  recite(words: number, pace: Pace): Chapter;
}

/** `words` as written, with their punctuation. `name` keeps the items of two reciters apart. */
export function createReciter(name: string, words: readonly string[]): Reciter {
  const turns = turnsOf(words);
  const chance = createChance(1);
  let told = 0;
  return {
    recite(least, { everyMs, startMs = 0 }) {
      const steps: ReplayStep[] = [];
      const scale = everyMs / REAL_TIME_MS;
      let deltas = 0;
      let atMs = startMs;
      while (deltas < least) {
        const turn = turns[told % turns.length] ?? [];
        const itemId = `item_${name}_${told}`;
        for (const [index, word] of turn.entries()) {
          const delayMs = chance.between(-0.2, 0.2) * everyMs;
          steps.push({
            atMs: Math.max(0, atMs + delayMs),
            event: deltaEvent(itemId, index === 0 ? word : ` ${word}`),
          });
          atMs += everyMs;
        }
        deltas += turn.length;
        const previous = told === 0 ? null : `item_${name}_${told - 1}`;
        for (const event of endOf(itemId, previous)) {
          steps.push({ atMs: atMs + scale * COMMITTED_AFTER_MS, event });
        }
        const final = completedEvent(itemId, turn.join(' '), Math.ceil((turn.length * REAL_TIME_MS) / 1_000));
        steps.push({ atMs: atMs + scale * FINAL_AFTER_MS, event: final });
        told += 1;
      }
      return { steps: steps.toSorted((a, b) => a.atMs - b.atMs), deltas };
    },
  };
}

function endOf(itemId: string, previous: string | null): readonly ServerEvent[] {
  return [
    { type: 'input_audio_buffer.committed', item_id: itemId, previous_item_id: previous },
    itemEvent('added', itemId, previous),
    itemEvent('done', itemId, previous),
  ];
}

function turnsOf(words: readonly string[]): readonly (readonly string[])[] {
  const turns: string[][] = [[]];
  for (const word of words) {
    const turn = turns.at(-1);
    const last = turn?.at(-1);
    const isOver = last !== undefined && (/[.!?]$/u.test(last) || turn?.length === LONGEST_TURN_WORDS);
    if (turn === undefined || isOver) turns.push([word]);
    else turn.push(word);
  }
  return turns;
}
