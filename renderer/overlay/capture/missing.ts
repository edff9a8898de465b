/** Notices time that no sound was captured in, has silence put in its place, and says where speech may have been missed. */
import type { Island } from '../../../core/audio/islands.ts';
import { foldClocks, noClocks } from '../../../core/audio/missing.ts';
import type { Span } from '../../../core/base/span.ts';

/** Time without a microphone is told so often, so that a sudden end forgets little of it. */
const TELL_EVERY_MS = 1_000;

/** Sound is missed some time before it is found out: speech so close to it may have gone on in it. */
const NEAR_MS = 3_000;

export interface MissingWatch {
  readonly onIsland: (island: Island) => void;
  /** `isHearing`: a microphone is connected. */
  readonly onClock: (clock: {
    readonly capturedMs: number;
    readonly islandFromMs: number | null;
    readonly isHearing: boolean;
  }) => void;
}

export function createMissingWatch({
  tell,
  onMissing,
}: {
  /** Has silence of this length captured now. */
  readonly tell: (lengthMs: number) => void;
  /** A stretch in which speech may have been missed. */
  readonly onMissing: (span: Span) => void;
}): MissingWatch {
  let clocks = noClocks;
  let spokenToMs = Number.NEGATIVE_INFINITY;
  let deafFromMs: number | null = null;

  const followHearing = (capturedMs: number, isHearing: boolean) => {
    if (deafFromMs !== null && (isHearing || capturedMs - deafFromMs >= TELL_EVERY_MS)) {
      onMissing({ startMs: deafFromMs, endMs: capturedMs });
      deafFromMs = capturedMs;
    }
    deafFromMs = isHearing ? null : (deafFromMs ?? capturedMs);
  };

  return {
    onIsland: ({ endMs }) => {
      spokenToMs = endMs;
    },
    onClock: ({ capturedMs, islandFromMs, isHearing }) => {
      followHearing(capturedMs, isHearing);
      if (islandFromMs !== null) spokenToMs = capturedMs;
      const step = foldClocks(clocks, { nowMs: performance.now(), capturedMs });
      clocks = step.clocks;
      if (step.missed === null) return;
      tell(step.missingMs);
      if (capturedMs - spokenToMs < NEAR_MS) onMissing(step.missed);
    },
  };
}
