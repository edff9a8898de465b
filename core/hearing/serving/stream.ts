/**
 * One stream's frames in order: each waits for those before it, then the listener hears it. Sound may come as fast as
 * it likes; it waits here while a model works.
 */

import { FRAME_MS } from '../frame.ts';
import { createListener, type Heard, type ListenerNeeds } from '../listener.ts';

export interface Stream {
  /**
   * Takes SILERO_FRAME_SAMPLES at SAMPLE_RATE that follow on those before.
   * @param speech the probability that they are speech, 0 to 1; asked for when their turn has come.
   */
  hear(frame: Float32Array, speech: () => number): void;
  /** Ends the turn at the end of what was heard. Resolves when all is told; rejects when the model failed. */
  end(): Promise<void>;
  /** Forgets what waits. Tells nothing more. */
  close(): void;
}

export interface StreamNeeds extends ListenerNeeds {
  readonly tell: (heard: Heard) => void;
  /** Told after each frame: sound up to here has been taken in. */
  readonly onProgress?: (untilMs: number) => void;
  /** The model failed; the stream is closed. Without it, only `end` says so. */
  readonly onError?: (error: unknown) => void;
}

export function openStream({ tell, onProgress, onError, ...needs }: StreamNeeds): Stream {
  const listener = createListener(needs);
  let heardMs = 0;
  let waiting = 0;
  let isClosed = false;
  let last: Promise<void> = Promise.resolve();

  const queue = (step: () => Promise<void>): void => {
    last = last.then(() => (isClosed ? undefined : step()));
    if (onError === undefined) return;
    last = last.catch((error: unknown) => {
      isClosed = true;
      onError(error);
    });
  };
  const tellAll = (heard: readonly Heard[]): void => {
    for (const one of heard) if (!isClosed) tell(one);
  };
  return {
    hear(frame, speech) {
      waiting += 1;
      queue(async () => {
        const probability = speech();
        waiting -= 1;
        tellAll(await listener.hear(frame, probability, waiting > 0));
        heardMs += FRAME_MS;
        if (!isClosed) onProgress?.(heardMs);
      });
    },
    async end() {
      queue(async () => tellAll(await listener.end()));
      await last;
    },
    close() {
      isClosed = true;
    },
  };
}
