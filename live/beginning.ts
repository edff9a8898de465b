/** When a part of a session begins, and where on its clock each lane's own clock did: one clock for all. Opens nothing. */
import type { LanePart, SessionPart, SessionStart } from '../core/transcript/part.ts';
import type { LaneId } from '../core/transcript/transcript.ts';
import type { OpenedSource } from './capture.ts';
import type { Clock } from './clock.ts';

export interface BeginningNeeds {
  readonly clock: Clock;
  /** Milliseconds since 1970 UTC, read once a part. */
  readonly epochMs: () => number;
  /** Which session this is a part of: a new one, or one that was broken off. */
  readonly begin: (start: SessionStart) => Promise<SessionPart>;
}

export interface Beginning {
  /** Places what was opened for a lane. Rejects when the part could not be begun. */
  readonly place: (lane: LaneId, source: OpenedSource, languages: readonly string[]) => Promise<LanePart>;
  /** The part, or null while there is none. */
  readonly part: () => Promise<SessionPart | null>;
}

/**
 * The part begins with the first sample of the first source that opens. Sources are compared by how much they have
 * captured at a moment, less the way that their sound has come.
 */
export function createBeginning({ begin, clock, epochMs }: BeginningNeeds): Beginning {
  let part: Promise<SessionPart> | null = null;
  let partBeganMs = 0;
  const openings = new Map<LaneId, number>();
  return {
    place: async (lane, { capture, latencyMs }, languages) => {
      const capturedMs = capture.capturedMs() + (latencyMs?.() ?? 0);
      const beganMs = clock.nowMs() - capturedMs;
      if (part === null) {
        partBeganMs = beganMs;
        part = begin({ startedAtEpochMs: epochMs() - capturedMs, languages });
      }
      const begun = await part;
      const opening = (openings.get(lane) ?? 0) + 1;
      openings.set(lane, opening);
      return { ...begun, offsetMs: begun.offsetMs + beganMs - partBeganMs, opening };
    },
    part: async () => part,
  };
}
