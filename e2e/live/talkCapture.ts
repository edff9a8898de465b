/** A capture that hears a talk on a wound clock: the app's own ring, with one sample where there would be hundreds. */

import type { Island } from '../../core/audio/islands.ts';
import { createPlayout, FRAME_MS } from '../../core/audio/playout.ts';
import type { Capture, CaptureListener } from '../../live/capture.ts';
import type { Clock } from '../../live/clock.ts';

export interface Word {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** One sample a frame. */
const SAMPLE_RATE_HZ = 1_000 / FRAME_MS;

export interface TalkCapture extends Capture {
  /** Told of each frame that is played to an engine, by its place on the capture clock. */
  readonly onPlayed: (listener: (atMs: number) => void) => void;
  readonly isClosed: () => boolean;
  readonly isMuted: () => boolean;
  /** What is captured from now on is silence. */
  readonly mute: (isMuted: boolean) => void;
}

export function createTalkCapture(
  clock: Clock,
  words: readonly Word[],
  listener: CaptureListener,
): TalkCapture {
  const playout = createPlayout(SAMPLE_RATE_HZ);
  const out = new Float32Array(1);
  const tellPlayed: ((atMs: number) => void)[] = [];
  let isStopped = false;
  let speed = 1;
  let isClosed = false;
  let island: Island | null = null;

  let isMuted = false;
  const mutedFrames = new Set<number>();
  const isSpoken = (atMs: number) =>
    !mutedFrames.has(atMs) && words.some(({ startMs, endMs }) => startMs <= atMs && atMs < endMs);

  const capture = (atMs: number) => {
    if (isMuted) mutedFrames.add(atMs);
    const isSpeech = isSpoken(atMs);
    const givenUp = playout.write(Float32Array.of(isSpeech ? 1 : 0));
    for (const span of givenUp) listener.onGivenUp(span);
    playout.mark(isSpeech);
    if (isSpeech) island = { startMs: island?.startMs ?? atMs, endMs: atMs + FRAME_MS };
    else if (island !== null) {
      listener.onIsland(island);
      island = null;
    }
  };

  const playFrame = (): boolean => {
    const beforeMs = playout.playedMs();
    playout.read(out);
    const atMs = playout.playedMs();
    if (atMs === beforeMs) return false;
    if (!mutedFrames.has(atMs - FRAME_MS)) for (const tell of tellPlayed) tell(atMs - FRAME_MS);
    const isSpeech = isSpoken(atMs - FRAME_MS);
    listener.onSpeech({
      atMs,
      frameMs: FRAME_MS,
      probability: isSpeech ? 0.95 : 0.02,
      levelDb: isSpeech ? -25 : -70,
    });
    return true;
  };

  const tick = () => {
    if (isClosed) return;
    if (!isStopped) capture(playout.capturedMs());
    for (let frame = 0; frame < speed && playFrame(); ) frame += 1;
    if (isMuted) listener.onLevel(Number.NEGATIVE_INFINITY);
    else listener.onLevel(isSpoken(playout.capturedMs()) ? -25 : -70);
    clock.after(FRAME_MS, tick);
  };
  clock.after(FRAME_MS, tick);

  return {
    pause: playout.pause,
    play: (times = 1) => {
      speed = times;
      playout.play();
    },
    rewind: playout.rewind,
    waitingMs: playout.waitingMs,
    playedMs: playout.playedMs,
    capturedMs: playout.capturedMs,
    openIsland: () => island,
    stop: () => {
      isStopped = true;
    },
    close: () => {
      isClosed = true;
    },
    onPlayed: (listen) => void tellPlayed.push(listen),
    isClosed: () => isClosed,
    isMuted: () => isMuted,
    mute: (muted) => {
      isMuted = muted;
    },
  };
}
