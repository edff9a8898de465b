/** What a lane needs of its sound: where it comes from, on the lane’s clock, paused, played and played again. Keeps nothing. */

import type { Settings } from '../core/app/settings.ts';
import type { Island } from '../core/audio/islands.ts';
import type { SpeechFrame } from '../core/audio/turns.ts';
import type { Problem } from '../core/base/problem.ts';
import { failure, type Result } from '../core/base/result.ts';
import type { Span } from '../core/base/span.ts';
import type { Engine } from '../core/engine/engine.ts';
import type { LaneId } from '../core/transcript/transcript.ts';

/** Times are milliseconds on the capture clock. */
export interface CaptureListener {
  /** A frame of sound that is being played to an engine. */
  readonly onSpeech: (frame: SpeechFrame) => void;
  /** An unbroken run of speech in what was captured. */
  readonly onIsland: (island: Island) => void;
  /** About 30 times a second. -Infinity when every sample was zero. */
  readonly onLevel: (levelDb: number) => void;
  /** Speech that waited too long to be played. */
  readonly onGivenUp: (span: Span) => void;
  /** A stretch in which no sound was captured, though somebody may have spoken. */
  readonly onMissing: (span: Span) => void;
  /** A problem that came up later, or null when the source is back. */
  readonly onProblem: (problem: Problem | null) => void;
}

/** What is to be played again, and what of it not. */
export interface Replaying {
  readonly fromMs: number;
  readonly skip: readonly Span[];
}

export interface Capture {
  /** Keeps what is captured instead of playing it. It begins so. */
  readonly pause: () => void;
  /** Plays what waited so many times faster than it was captured; 1 when not told. */
  readonly play: (speed?: number) => void;
  /** Plays again from there, as far back as is remembered, but for what is to be skipped. */
  readonly rewind: (toMs: number, skip: readonly Span[]) => void;
  /** What is being played now, and what was captured last. */
  readonly playedMs: () => number;
  readonly capturedMs: () => number;
  /** How much speech waits for its first sending. */
  readonly waitingMs: () => number;
  /** The run of speech that is being captured, as far as it has come; null in silence. */
  readonly openIsland: () => Span | null;
  /** Lets go of the source; what was captured is still played. */
  readonly stop: () => void;
  readonly close: () => void;
}

/** Where a lane's sound comes from. */
export interface Source {
  readonly lane: LaneId;
  /** Whether the settings want it heard; always, when not told. */
  readonly isWanted?: (settings: Settings) => boolean;
  /** What it means that every sample is zero for long; null or not told: nothing, for it may rest. */
  readonly silence?: Problem | null;
  /** From now on it gives silence instead of what it hears, also what is opened later, until told otherwise; not told: it cannot. */
  readonly mute?: (isMuted: boolean) => void;
  /** A refusal is a Problem. Each source counts its own samples from its first one on. */
  readonly open: (settings: Settings, listener: CaptureListener) => Promise<Result<OpenedSource>>;
}

export interface OpenedSource {
  readonly capture: Capture;
  /** How long before its capture sound was said: the way through the device and the echo canceller. None when not told. */
  readonly latencyMs?: () => number;
  /** What recognises this lane: the preferred engine, then the one that stands in for it. */
  readonly engines: () => readonly Engine[];
  /** Takes another device, or the same with other processing; the clock goes on. */
  readonly change: (settings: Settings) => void;
}

/** A source that throws must not leave the session connecting for ever. */
export async function openSafely(
  open: Source['open'],
  settings: Settings,
  listener: CaptureListener,
): Promise<Result<OpenedSource>> {
  try {
    return await open(settings, listener);
  } catch {
    return failure({ kind: 'internal', detail: 'a source of sound could not be opened' });
  }
}
