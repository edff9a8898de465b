/**
 * Watches whether text keeps up with speech: when it last came, when it is missing, what a turn seems to
 * lack. Acts on nothing.
 */
import type { SpokenTurn } from '../../../core/captions/caption.ts';
import { textReachedMs } from '../../../core/captions/recovery.ts';
import type { ServerEvent } from '../../../core/openai/realtime.ts';

/** First deltas take 0.5–1.2 s; five seconds of speech without one is a fault, not a delay. */
const STALLED_MS = 5_000;

/**
 * So much speech without text at the end of a turn is suspicious: ordinary finals are about one second
 * behind.
 */
const SUSPICIOUS_MS = 2_500;

export type TextEvent = ServerEvent & { readonly type: 'delta' | 'completed' };

/** none: all is well. stalled: the first time, a fresh item may help. dead: it did not. */
export type Verdict = 'none' | 'stalled' | 'dead';

/**
 * What an event means: plain text, text that had been missing, or a final that lacks words said from `fromMs`
 * on.
 */
export type Reading =
  | { readonly kind: 'plain' }
  | { readonly kind: 'back' }
  | { readonly kind: 'lacking'; readonly fromMs: number };

export interface TextWatch {
  /** What the capture clock stood at when text last came. */
  readonly textAtMs: () => number;
  /** Speech of this length was sent; a verdict is given once, at the moment it is reached. */
  readonly hear: (speechMs: number) => Verdict;
  readonly read: (event: TextEvent, atMs: number) => Reading;
  /** A turn was committed; `openText` is what it has so far. */
  readonly commit: (turn: SpokenTurn, openText: string) => void;
  /** A new connection owes nothing yet. */
  readonly reset: () => void;
}

export function createTextWatch(): TextWatch {
  let textAtMs = 0;
  let waitedMs = 0;
  let suspect: { readonly text: string; readonly fromMs: number } | null = null;
  /** Once only until text comes: music that is taken for speech must not be sent for ever. */
  let hasResent = false;

  return {
    textAtMs: () => textAtMs,
    hear: (speechMs) => {
      const beforeMs = waitedMs;
      waitedMs += speechMs;
      const reached = (limitMs: number) => beforeMs < limitMs && waitedMs >= limitMs;
      if (reached(2 * STALLED_MS)) return 'dead';
      return reached(STALLED_MS) ? 'stalled' : 'none';
    },
    read: (event, atMs) => {
      const doubted = suspect;
      suspect = null;
      if (doubted !== null && event.type === 'completed' && event.text.trim() === doubted.text) {
        hasResent = true;
        return { kind: 'lacking', fromMs: doubted.fromMs };
      }
      const wasMissing = waitedMs >= STALLED_MS;
      hasResent = false;
      textAtMs = atMs;
      waitedMs = 0;
      return { kind: wasMissing ? 'back' : 'plain' };
    },
    commit: (turn, openText) => {
      if (waitedMs < SUSPICIOUS_MS || hasResent) return;
      suspect = { text: openText.trim(), fromMs: Math.max(turn.startMs, textReachedMs(textAtMs)) };
    },
    reset: () => {
      waitedMs = 0;
      suspect = null;
    },
  };
}
