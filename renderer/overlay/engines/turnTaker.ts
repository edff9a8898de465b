/** Follows the speech that is played out, says when a turn is over. Sends nothing: the link commits. */

import {
  type Commit,
  foldTurn,
  lastCommit,
  noTurn,
  type SpeechFrame,
  type Turn,
} from '../../../core/audio/turns.ts';
import type { SpokenTurn } from '../../../core/captions/caption.ts';
import type { Island } from '../../../core/transcript/transcript.ts';

/**
 * The two detectors hear the same onset a few frames apart; an island this close to the turn belongs to it.
 */
const EDGE_MS = 250;

/** Islands older than the ring remembers cannot belong to a turn any more. */
const KEPT_MS = 60_000;

export interface TurnTaker {
  /** Takes a frame of played-out audio; gives back the turn that it ends, if it ends one. */
  readonly hear: (frame: SpeechFrame) => SpokenTurn | null;
  readonly addIsland: (island: Island) => void;
  /** Ends the turn now, whatever it holds; null when it holds no speech. */
  readonly cut: () => SpokenTurn | null;
  /** Forgets the turn, because its audio will be played again. */
  readonly reset: () => void;
  readonly turn: () => Turn;
  /** The speech islands that begin in a span, in order. */
  readonly islandsIn: (startMs: number, endMs: number) => readonly Island[];
}

export function createTurnTaker(): TurnTaker {
  let turn: Turn = noTurn;
  let islands: readonly Island[] = [];
  let takenUntilMs = 0;

  const islandsIn = (startMs: number, endMs: number) =>
    islands.filter((island) => island.startMs >= startMs && island.startMs < endMs);

  const spoken = (commit: Commit): SpokenTurn => {
    const from = Math.max(takenUntilMs, commit.startMs - EDGE_MS);
    takenUntilMs = commit.endMs;
    return { ...commit, islands: islandsIn(from, commit.endMs) };
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
    cut: () => {
      const commit = lastCommit(turn);
      turn = noTurn;
      return commit === null ? null : spoken(commit);
    },
    reset: () => {
      takenUntilMs = 0;
      turn = noTurn;
    },
    turn: () => turn,
    islandsIn,
  };
}
