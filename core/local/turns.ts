/** What a recognizer tells of its stream as the turns of a lane: those end where the lane says, not where its sound pauses. */

import type { Span } from '../base/span.ts';
import { TEXT_DELAY_MS } from '../captions/recovery.ts';
import type { SpokenTurn, SpokenWord, TurnEvent, TurnId } from '../engine/engine.ts';
import type { FromRecognizer } from '../hearing/serving/port.ts';

export interface LocalTurnsNeeds {
  /** The number of the connection; turn ids are made from it. */
  readonly connection: number;
  /** A time of the stream on the capture clock. */
  readonly at: (streamMs: number) => number;
}

export type HeardText = Extract<FromRecognizer, { type: 'word' | 'turn' | 'ended' }>;

export interface LocalTurns {
  /** The lane ends its turn: the number to end it under, and what is told of it. */
  readonly end: (turn: SpokenTurn) => { readonly number: number; readonly event: TurnEvent };
  /** Takes in what the recognizer tells, in order. */
  readonly take: (heard: HeardText) => readonly TurnEvent[];
  /** Whether the recognizer has not told all yet of a turn that was ended. */
  readonly areOwed: () => boolean;
}

export function createLocalTurns({ connection, at }: LocalTurnsNeeds): LocalTurns {
  /** Turns that were ended, and those that the recognizer has told all of. */
  let ended = 0;
  let told = 0;
  let words: readonly SpokenWord[] = [];
  let notUnderstood: readonly Span[] = [];
  const idOf = (number: number): TurnId => `${connection}.${number}`;
  const spanOf = ({ startMs, endMs }: Span): Span => ({ startMs: at(startMs), endMs: at(endMs) });

  return {
    end: (turn) => {
      ended += 1;
      return { number: ended, event: { type: 'heard', turnId: idOf(ended), turn } };
    },
    take: (heard) => {
      const turnId = idOf(told + 1);
      switch (heard.type) {
        case 'word':
          // Sound that waited comes faster than it was said, so when its text comes says nothing; where it lies does.
          return [
            {
              ...{ type: 'text', turnId, text: heard.text, isWhole: true },
              atMs: at(heard.endMs) + TEXT_DELAY_MS,
            },
          ];
        case 'turn':
          words = [...words, ...heard.words.map((word) => ({ text: word.text, ...spanOf(word) }))];
          if (!heard.isUnderstood) notUnderstood = [...notUnderstood, spanOf(heard)];
          return [];
        case 'ended': {
          const text = words.map((word) => word.text).join(' ');
          const final: TurnEvent = { type: 'final', turnId, text, words, notUnderstood };
          told = heard.turn;
          words = [];
          notUnderstood = [];
          return [final];
        }
        default:
          return heard satisfies never;
      }
    },
    areOwed: () => told < ended,
  };
}
