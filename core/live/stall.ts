/** When speech that brings no text is a fault. Acts on nothing. */

/** First text takes 0.5–1.2 s; five seconds of speech without any is a fault, not a delay. */
const STALLED_MS = 5_000;

/** stalled: a fresh turn may help. dead: it did not. */
export type Stall = 'none' | 'stalled' | 'dead';

/** The verdict when speech without text grows from one length to another; each is given once, when it is reached. */
export function stallOf(beforeMs: number, afterMs: number): Stall {
  const isReached = (limitMs: number) => beforeMs < limitMs && afterMs >= limitMs;
  if (isReached(2 * STALLED_MS)) return 'dead';
  return isReached(STALLED_MS) ? 'stalled' : 'none';
}

/** What was said since an engine last answered, in whatever words or none: its speech, and how long ago that began. */
export interface Unanswered {
  readonly speechMs: number;
  readonly sinceMs: number;
}

export const allAnswered: Unanswered = { speechMs: 0, sinceMs: 0 };

/**
 * Counted from the first sound of speech, because that is when a person begins to wait. It is twice the slowest usual first
 * text (1–2 s on this computer), and leaves a second to show it within five: a busy computer took 0.7 s.
 */
const MISSED_AFTER_MS = 4_000;

/** A cough, a laugh or a door has no words; a sentence of three words is longer. */
const LEAST_SPEECH_MS = 1_000;

/** So much more time has passed in which an engine took sound in, `speechMs` of it speech. */
export function foldUnanswered(
  unanswered: Unanswered,
  { passedMs, speechMs }: { readonly passedMs: number; readonly speechMs: number },
): Unanswered {
  if (unanswered.speechMs === 0) return speechMs === 0 ? allAnswered : { speechMs, sinceMs: speechMs };
  return { speechMs: unanswered.speechMs + speechMs, sinceMs: unanswered.sinceMs + passedMs };
}

/** Whether so much was said that there are words in it. */
export const isSentence = ({ speechMs }: Unanswered): boolean => speechMs >= LEAST_SPEECH_MS;

/** Whether a person should be told that text is missing. */
export const isTextMissing = (unanswered: Unanswered): boolean =>
  isSentence(unanswered) && unanswered.sinceMs >= MISSED_AFTER_MS;
