/**
 * Where to go on after a connection was lost, so that nothing is lost and nothing comes twice. Pure
 * arithmetic on the capture clock.
 */
import { REPLAY_MS } from '../audio/playout.ts';

/** Text is about this far behind the sound that it writes down (0.5–1.2 s measured for the live model). */
export const TEXT_DELAY_MS = 1_000;

/** A word begins up to so much before the detector is sure of it, and another engine hears it from there. */
export const LEAD_MS = 300;

/** What is known at the moment of a loss. */
export interface LossFacts {
  /** What was being sent when the connection went. */
  readonly nowMs: number;
  /**
   * Start of the oldest speech that has no final: committed, or still being spoken. Null when all is settled.
   */
  readonly unsettledFromMs: number | null;
  /** When text last came. */
  readonly textAtMs: number;
  /** From where on sound is remembered. */
  readonly oldestMs: number;
}

export interface Recovery {
  /**
   * Whether the open captions will be said again from their start. If not, they end where their text
   * does.
   */
  readonly isReplayed: boolean;
  readonly rewindToMs: number;
}

/**
 * Sends an unsettled turn again as a whole while the ring still has it; a longer one keeps the text that it
 * has, and goes on from where that text ends, as far back as the ring goes. Without such a turn nothing is
 * sent again, so text that came for a voice the detector did not know stays as it is: held, the next caption
 * would take its place.
 */
export function recoverFrom({ nowMs, unsettledFromMs, textAtMs, oldestMs }: LossFacts): Recovery {
  if (unsettledFromMs === null) return { isReplayed: false, rewindToMs: nowMs };
  const backMs = replayableFromMs({ nowMs, oldestMs });
  if (unsettledFromMs >= backMs)
    return { isReplayed: true, rewindToMs: Math.max(backMs, unsettledFromMs - LEAD_MS) };
  return { isReplayed: false, rewindToMs: Math.max(backMs, unsettledFromMs, textReachedMs(textAtMs)) };
}

/** From where on sound can be played again. */
export function replayableFromMs({ nowMs, oldestMs }: Pick<LossFacts, 'nowMs' | 'oldestMs'>): number {
  return Math.max(nowMs - REPLAY_MS, oldestMs);
}

/** How far the speech is written down, given when text last came; 0 when none did. */
export function textReachedMs(textAtMs: number | null): number {
  return Math.max(0, (textAtMs ?? 0) - TEXT_DELAY_MS);
}
