/**
 * When cues appear and leave so that they can be read: starts stay with the speech, ends give reading time.
 * It changes no text.
 */
import type { CueStyle } from './cueStyle.ts';

/** A cue before pacing: from its first word to the end of its last. */
export interface Unpaced {
  readonly startMs: number;
  readonly speechEndMs: number;
  /** Characters a reader must take in; none for a notice that may leave with what it tells of. */
  readonly chars: number;
}

export interface Paced {
  readonly startMs: number;
  readonly endMs: number;
}

/** One frame at 25 frames a second: what is shown for less may not be shown at all. */
export const LEAST_CUE_MS = 40;

/**
 * Times in whole milliseconds for cues in their order: no overlap, every cue at least one frame long, so that
 * every start is at least that much later than the one before.
 * Each lasts for its reading time where the next one leaves room, never past the style's longest cue or
 * longest stay after speech.
 */
export function paceCues<Cue extends Unpaced>(
  cues: readonly Cue[],
  style: CueStyle,
): readonly (Cue & Paced)[] {
  const starts = startsOf(cues);
  return cues.map((cue, index) => {
    const startMs = starts[index] ?? 0;
    const nextMs = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const speechEndMs = Math.max(startMs + 1, Math.round(cue.speechEndMs));
    return { ...cue, startMs, speechEndMs, endMs: endOf({ ...cue, startMs, speechEndMs }, nextMs, style) };
  });
}

/** Clocks that stand still or run backwards push a start a frame past the one before it. */
function startsOf(cues: readonly Unpaced[]): readonly number[] {
  let leastMs = 0;
  return cues.map((cue) => {
    const startMs = Math.max(Math.round(cue.startMs), leastMs);
    leastMs = startMs + LEAST_CUE_MS;
    return startMs;
  });
}

function endOf(cue: Unpaced, nextMs: number, style: CueStyle): number {
  const { startMs, speechEndMs } = cue;
  const readMs = Math.ceil(Math.max(style.minDurationMs, (cue.chars / style.maxCharsPerSecond) * 1_000));
  const latestMs = Math.min(speechEndMs + style.maxLingerMs, startMs + style.maxDurationMs);
  const wishMs = Math.min(latestMs, Math.max(speechEndMs + style.lingerMs, startMs + readMs));
  const roomMs = nextMs - style.minGapMs;
  const closedMs = nextMs - wishMs < style.closeGapsUnderMs ? Math.min(latestMs, roomMs) : wishMs;
  const endMs = Math.min(closedMs, roomMs);
  return endMs >= startMs + LEAST_CUE_MS ? endMs : nextMs;
}
