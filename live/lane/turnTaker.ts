/** Follows the speech that is played to an engine and says when a turn is over. Ends nothing itself. */

import type { Island } from '../../core/audio/islands.ts';
import { foldTurn, lastCommit, noTurn, type SpeechFrame, type Turn } from '../../core/audio/turns.ts';
import type { Span } from '../../core/base/span.ts';
import type { SpokenTurn } from '../../core/engine/engine.ts';

/** The two detectors hear the same onset a few frames apart; an island this close to the turn belongs to it. */
const EDGE_MS = 250;

/** Islands older than what can be played again cannot belong to a turn any more. */
const KEPT_MS = 60_000;

export interface TurnTaker {
  /** Takes a frame; gives back the turn that it ends, if it ends one. */
  readonly hear: (frame: SpeechFrame) => SpokenTurn | null;
  readonly addIsland: (island: Island) => void;
  /** Ends the turn now; null when it holds too little speech to be one. */
  readonly endTurn: () => SpokenTurn | null;
  /** The turn as far as it has come, however short; null in silence. */
  readonly open: () => SpokenTurn | null;
  /** Forgets the turn, because its sound will be played again. */
  readonly reset: () => void;
  readonly turn: () => Turn;
  /** The islands that begin in a span, in order. */
  readonly islandsIn: (span: Span) => readonly Island[];
}

export function createTurnTaker(): TurnTaker {
  let turn: Turn = noTurn;
  let islands: readonly Island[] = [];
  let takenUntilMs = 0;

  const islandsIn = ({ startMs, endMs }: Span) =>
    islands.filter((island) => island.startMs >= startMs && island.startMs < endMs);

  const spoken = ({ startMs, endMs }: Span): SpokenTurn => {
    const fromMs = Math.max(takenUntilMs, startMs - EDGE_MS);
    takenUntilMs = endMs;
    return { startMs, endMs, islands: islandsIn({ startMs: fromMs, endMs }) };
  };

  return {
    hear: (frame) => {
      const step = foldTurn(turn, frame);
      turn = step.turn;
      return step.commit === null ? null : spoken(step.commit);
    },
    addIsland: (island) => {
      islands = [...islands.filter((other) => other.endMs > island.endMs - KEPT_MS), island];
    },
    endTurn: () => {
      const last = lastCommit(turn);
      turn = noTurn;
      return last === null ? null : spoken(last);
    },
    open: () => {
      const { startMs, endMs } = turn;
      return startMs === null
        ? null
        : { startMs, endMs, islands: islandsIn({ startMs: startMs - EDGE_MS, endMs }) };
    },
    reset: () => {
      takenUntilMs = 0;
      turn = noTurn;
    },
    turn: () => turn,
    islandsIn,
  };
}
