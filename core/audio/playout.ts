/**
 * The captured audio between microphone and connection: fills from the first sample, holds while nothing is
 * live, then catches up by leaving out silence. Knows no Web Audio.
 */

import type { Span } from '../base/span.ts';
import { HOP_MS } from './islands.ts';

/** A speech verdict covers one hop of the energy detector. */
export const FRAME_MS = HOP_MS;

/**
 * How much speech may wait for its first sending; of more, the oldest goes, as a gap. A recognizer that hangs is noticed
 * after 8 s, and the next has loaded some seconds later, on a busy machine too.
 */
export const BACKLOG_MS = 20_000;

/**
 * How far back what a lost connection did not settle can be sent again: the longest turn (25 s), and 10 s to
 * notice the loss.
 */
export const REPLAY_MS = 35_000;

/** What the ring remembers. */
export const CAPACITY_MS = REPLAY_MS + BACKLOG_MS;

/** Kept before speech when silence is left out: what fades in before the detector is sure. */
export const KEPT_BEFORE_MS = 80;
/**
 * Kept after speech: a little more than the silence that ends a turn, so that the commit is sent while
 * silence is being sent too, and the turn's last packets are there before it.
 */
export const KEPT_AFTER_MS = 650;

const KEPT_BEFORE = KEPT_BEFORE_MS / FRAME_MS;
const KEPT_AFTER = KEPT_AFTER_MS / FRAME_MS;

/** A ring of captured audio with one reader. Positions are counts of samples since the first captured one. */
export interface Playout {
  /** Adds captured samples; gives back the speech that had to be given up to make room. */
  readonly write: (samples: Float32Array) => readonly Span[];
  /** The detector's verdict on the next frame of FRAME_MS. */
  readonly mark: (isSpeech: boolean) => void;
  /** Fills `out` with the next samples, or zeros while paused or when there are none. */
  readonly read: (out: Float32Array) => void;
  /** Whether the frame that is read, or the newest one with a verdict, is speech. */
  readonly isAtSpeech: () => boolean;
  readonly pause: () => void;
  readonly play: () => void;
  /**
   * Goes back to send again what was not settled, but for what is to be skipped; as far back as is remembered. Never
   * forward. What an earlier call skipped is skipped no more.
   */
  readonly rewind: (toMs: number, skip: readonly Span[]) => void;
  /** How much speech waits for its first sending; at BACKLOG_MS the oldest of it is given up. */
  readonly waitingMs: () => number;
  /** Where the reader and the writer are. */
  readonly playedMs: () => number;
  readonly capturedMs: () => number;
}

/** Allocates everything at once: the audio thread must not. `sampleRate` in Hz, a multiple of 100. */
export function createPlayout(sampleRate: number): Playout {
  const frameSize = (sampleRate * FRAME_MS) / 1_000;
  const frameCount = CAPACITY_MS / FRAME_MS;
  const ring = new Float32Array(frameSize * frameCount);
  /** Per frame: 1 when it must be sent, because speech is near and it has not been given up. */
  const needed = new Uint8Array(frameCount);
  /** Per frame: 1 when the detector called it speech. */
  const spoken = new Uint8Array(frameCount);
  /** Per frame: 1 when it was settled, so that it must not be sent again. */
  const skipped = new Uint8Array(frameCount);
  let written = 0;
  let reader = 0;
  let marked = 0;
  let neededUntil = -1;
  /** Frames before this one were sent once, or given up; `waiting` counts the needed ones from it on. */
  let unsent = 0;
  let waiting = 0;
  let isPaused = true;

  const toMs = (samples: number) => (samples * 1_000) / sampleRate;
  const readerFrame = () => Math.floor(reader / frameSize);
  const isSkipped = (frame: number) => skipped[frame % frameCount] === 1;
  const isNeeded = (frame: number) =>
    !isSkipped(frame) && (frame >= marked - KEPT_BEFORE || needed[frame % frameCount] === 1);

  const need = (frame: number) => {
    if (needed[frame % frameCount] === 1) return;
    needed[frame % frameCount] = 1;
    if (frame >= unsent) waiting += 1;
  };

  /** Counts the next unsent frame as sent or given up; true when it was needed. */
  const passUnsent = (): boolean => {
    const wasNeeded = unsent < marked && needed[unsent % frameCount] === 1;
    if (wasNeeded) waiting -= 1;
    unsent += 1;
    return wasNeeded;
  };

  /** Moves the reader to the next frame's start. */
  const leaveFrame = () => {
    const frame = readerFrame();
    if (frame >= unsent) passUnsent();
    reader = Math.min((frame + 1) * frameSize, written);
  };

  const giveUp = (): readonly Span[] => {
    const lost: Span[] = [];
    const lose = (frame: number) => {
      const startMs = frame * FRAME_MS;
      const last = lost.at(-1);
      if (last?.endMs === startMs) lost[lost.length - 1] = { ...last, endMs: startMs + FRAME_MS };
      else lost.push({ startMs, endMs: startMs + FRAME_MS });
    };
    while (waiting * FRAME_MS > BACKLOG_MS) {
      const frame = unsent;
      if (!passUnsent()) continue;
      needed[frame % frameCount] = 0;
      lose(frame);
    }
    while (written - reader > ring.length - frameSize * 2) {
      const frame = readerFrame();
      if (frame < marked && needed[frame % frameCount] === 1 && !isSkipped(frame)) lose(frame);
      leaveFrame();
    }
    return lost;
  };

  return {
    write: (samples) => {
      const at = written % ring.length;
      const fits = Math.min(samples.length, ring.length - at);
      ring.set(samples.subarray(0, fits), at);
      if (fits < samples.length) ring.set(samples.subarray(fits), 0);
      written += samples.length;
      return giveUp();
    },
    mark: (isSpeech) => {
      const frame = marked;
      needed[frame % frameCount] = 0;
      skipped[frame % frameCount] = 0;
      spoken[frame % frameCount] = isSpeech ? 1 : 0;
      marked += 1;
      if (isSpeech) {
        neededUntil = frame + KEPT_AFTER;
        for (let near = Math.max(0, frame - KEPT_BEFORE); near <= frame; near += 1) need(near);
      } else if (frame <= neededUntil) {
        need(frame);
      }
    },
    read: (out) => {
      out.fill(0);
      let filled = 0;
      while (!isPaused && filled < out.length && reader < written) {
        if (reader % frameSize === 0 && !isNeeded(readerFrame())) {
          leaveFrame();
          continue;
        }
        const frameEnd = (readerFrame() + 1) * frameSize;
        const count = Math.min(out.length - filled, frameEnd - reader, written - reader);
        // A frame never wraps around the ring's end: the ring is a whole number of frames.
        const at = reader % ring.length;
        out.set(ring.subarray(at, at + count), filled);
        filled += count;
        if (reader + count === frameEnd) leaveFrame();
        else reader += count;
      }
    },
    isAtSpeech: () => marked > 0 && spoken[Math.min(readerFrame(), marked - 1) % frameCount] === 1,
    pause: () => {
      isPaused = true;
    },
    play: () => {
      isPaused = false;
    },
    rewind: (toMsPosition, skip) => {
      const wanted = Math.floor(toMsPosition / FRAME_MS);
      const oldest = Math.max(0, Math.ceil((written - ring.length) / frameSize) + 2);
      const target = Math.max(wanted, oldest);
      if (target < readerFrame()) reader = target * frameSize;
      skipped.fill(0);
      const first = readerFrame();
      for (const { startMs, endMs } of skip) {
        const end = Math.min(Math.ceil(endMs / FRAME_MS), unsent);
        for (let frame = Math.max(first, Math.floor(startMs / FRAME_MS)); frame < end; frame += 1)
          skipped[frame % frameCount] = 1;
      }
    },
    waitingMs: () => waiting * FRAME_MS,
    playedMs: () => toMs(reader),
    capturedMs: () => toMs(written),
  };
}
