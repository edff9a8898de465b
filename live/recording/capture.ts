/** A recording as a lane's capture: read as fast as its engine takes it in, and played again after a loss. Opens no file. */

import { levelDbOf } from '../../core/audio/islands.ts';
import { createPlayout } from '../../core/audio/playout.ts';
import { createSoundFrames } from '../../core/audio/soundFrames.ts';
import type { Span } from '../../core/base/span.ts';
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import { type Follow, FRAME_MS, FRAME_SAMPLES, type JudgedFrame } from '../../core/hearing/frame.ts';
import type { Capture, CaptureListener } from '../capture.ts';
import { type Clock, wait } from '../clock.ts';

/** So much is read before it is played: less than what a lane counts as being behind. */
const AHEAD_MS = 400;

/** The most that is taken from a part at once. */
const SLICE_SAMPLES = SAMPLE_RATE / 10;

/** Silence after the end: the last turn ends in it as any other. */
const TRAILING_MS = 1_500;

/** The quietest level that a detector of turns is told. */
const LEAST_DB = -100;

/** What comes next of a recording. */
export type RecordedPart =
  /** Mono samples at SAMPLE_RATE, -1..1, that follow on those before. */
  | { readonly type: 'sound'; readonly samples: Float32Array }
  /** A stretch that could not be read; its silence comes as sound. */
  | ({ readonly type: 'missing' } & Span);

export interface RecordedCaptureNeeds {
  readonly parts: AsyncIterator<RecordedPart>;
  /** How likely a frame is speech, 0 to 1. Asked in order. */
  readonly detect: (frame: Float32Array) => number;
  readonly clock: Clock;
  readonly listener: Pick<CaptureListener, 'onSpeech' | 'onIsland' | 'onMissing' | 'onGivenUp'>;
  /** So much is read before it is played; less, where the parts come as they are spoken. Default: AHEAD_MS. */
  readonly aheadMs?: number;
}

export interface RecordedCapture extends Capture {
  /** Each frame before it is told of as speech or not. */
  readonly follow: Follow;
  /** Whether all of it has been played, and nothing is to be played again. */
  readonly isOver: () => boolean;
  /** Resolves when it is closed; rejects when it cannot be read on. */
  readonly closed: Promise<void>;
}

export function createRecordedCapture(needs: RecordedCaptureNeeds): RecordedCapture {
  const { clock, detect, listener, aheadMs = AHEAD_MS } = needs;
  const playout = createPlayout(SAMPLE_RATE);
  const followers = new Set<(frame: JudgedFrame) => void>();
  const sound = createReader(needs.parts, listener.onMissing);
  let islandFromMs: number | null = null;
  let isPaused = true;
  let isClosed = false;
  let hasEnded = false;
  let msPerFrame = FRAME_MS;
  let wake = () => {};

  const measure = createSoundFrames(SAMPLE_RATE, ({ finished, openedAtMs }) => {
    // A recording need not hurry: none of its silence is left out.
    playout.mark(true);
    islandFromMs = openedAtMs;
    if (finished !== null) listener.onIsland(finished);
  });
  const take = (samples: Float32Array) => {
    for (const span of playout.write(samples)) listener.onGivenUp(span);
    measure(samples);
  };
  const readAhead = async () => {
    while (!hasEnded && playout.capturedMs() - playout.playedMs() < aheadMs) {
      const samples = await sound.next();
      if (samples === null) hasEnded = true;
      take(samples ?? new Float32Array((TRAILING_MS / 1_000) * SAMPLE_RATE));
    }
  };
  const playFrame = (): boolean => {
    const fromMs = playout.playedMs();
    const samples = new Float32Array(FRAME_SAMPLES);
    playout.read(samples);
    const atMs = playout.playedMs();
    if (atMs === fromMs) return false;
    const probability = detect(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0);
    const levelDb = Math.max(LEAST_DB, levelDbOf(power, FRAME_SAMPLES));
    for (const follow of followers) follow({ samples, atMs, levelDb, probability });
    listener.onSpeech({ atMs, frameMs: FRAME_MS, levelDb, probability });
    return true;
  };
  const sleep = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  const run = async () => {
    let dueMs = clock.nowMs();
    while (!isClosed) {
      if (!isPaused) await readAhead();
      if (isPaused || !playFrame()) {
        if (!isClosed) await sleep();
        dueMs = clock.nowMs();
        continue;
      }
      const nowMs = clock.nowMs();
      dueMs = Math.max(dueMs + msPerFrame, nowMs);
      // However late it is, all else has its turn too.
      await wait(clock, dueMs - nowMs);
    }
  };
  const closed = run();

  return {
    closed,
    follow: (follow) => {
      followers.add(follow);
      return () => followers.delete(follow);
    },
    isOver: () => hasEnded && playout.playedMs() === playout.capturedMs(),
    pause: () => {
      isPaused = true;
      playout.pause();
    },
    play: (speed = 1) => {
      isPaused = false;
      msPerFrame = FRAME_MS / speed;
      playout.play();
      wake();
    },
    rewind: (toMs, skip) => {
      playout.rewind(toMs, skip);
      wake();
    },
    waitingMs: playout.waitingMs,
    playedMs: playout.playedMs,
    capturedMs: playout.capturedMs,
    openIsland: () => (islandFromMs === null ? null : { startMs: islandFromMs, endMs: playout.capturedMs() }),
    stop: () => {
      hasEnded = true;
    },
    close: () => {
      isClosed = true;
      void needs.parts.return?.();
      wake();
    },
  };
}

/** The sound of parts of any length in slices of a tenth of a second at most. */
function createReader(parts: AsyncIterator<RecordedPart>, onMissing: (span: Span) => void) {
  let rest = new Float32Array();
  return {
    /** null at the end. */
    next: async (): Promise<Float32Array | null> => {
      while (rest.length === 0) {
        const { done, value } = await parts.next();
        if (done === true) return null;
        if (value.type === 'missing') onMissing({ startMs: value.startMs, endMs: value.endMs });
        else rest = value.samples as Float32Array<ArrayBuffer>;
      }
      const slice = rest.subarray(0, SLICE_SAMPLES);
      rest = rest.subarray(SLICE_SAMPLES);
      return slice;
    },
  };
}
