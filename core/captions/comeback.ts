/** Text that comes again after speech without any: late, or with words missing. Keeps no books. */
import type { Span } from '../base/span.ts';
import { textReachedMs } from './recovery.ts';

/** So much speech without text is suspicious: ordinary text is about one second behind. */
export const SUSPICIOUS_MS = 2_500;

/** Late text comes at once: what has come so long after the first of it is all there is. */
const JUDGED_AFTER_MS = 1_000;

/** Ordinary speech of 160 words a minute. */
const LETTERS_PER_MS = 0.015;

/** Slow speakers pause; with less than this share of what ordinary speech would bring, words are missing. */
const LEAST_SHARE = 0.3;

export interface Comeback extends Span {
  /** When the first text came, and how much has come since. */
  readonly atMs: number;
  readonly letters: number;
}

/** The comeback after more text: a new one after a suspicious silence, the same grown, or none. */
export function comeBack(
  before: { readonly comeback: Comeback | null; readonly textAtMs: number; readonly silentMs: number },
  { atMs, letters }: { readonly atMs: number; readonly letters: number },
): Comeback | null {
  if (before.silentMs >= SUSPICIOUS_MS)
    return { startMs: textReachedMs(before.textAtMs), endMs: textReachedMs(atMs), atMs, letters };
  return before.comeback === null ? null : { ...before.comeback, letters: before.comeback.letters + letters };
}

/** Whether it can be judged, and lacks the words of the silence; null while it cannot. */
export function isWanting({ startMs, endMs, atMs, letters }: Comeback, nowMs: number): boolean | null {
  if (nowMs - atMs < JUDGED_AFTER_MS) return null;
  return letters < LETTERS_PER_MS * (nowMs - atMs + LEAST_SHARE * (endMs - startMs));
}
