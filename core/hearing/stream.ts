/**
 * One stream's frames in order: each waits for those before it, then the listener hears it. Sound may come as fast as
 * it likes; it waits here while a model works.
 */
import { createListener, type Ears, type Heard } from './listener.ts';
import { FRAME_MS } from './sound.ts';

/** Below this probability of speech, in the listener's eyes as well, a frame brings nothing to read. */
const SILENT_BELOW = 0.35;

/** After so much silence the listener has closed every turn, and read it. */
const CLOSED_AFTER_MS = 600;

export interface Stream {
  /**
   * Takes SILERO_FRAME_SAMPLES at SAMPLE_RATE that follow on those before.
   * @param speech the probability that they are speech, 0 to 1; asked for when their turn has come.
   */
  hear(frame: Float32Array, speech: () => number | Promise<number>): void;
  /** Ends the turn at the end of what was heard. Resolves when all is told; rejects when the model failed. */
  end(): Promise<void>;
  /** Forgets what waits. Tells nothing more. */
  close(): void;
}

export interface StreamNeeds extends Ears {
  readonly tell: (heard: Heard) => void;
  /** Told after each frame: sound up to here has been read, or there was nothing in it to read. */
  readonly onRead?: (untilMs: number) => void;
  /** The model failed; the stream is closed. Without it, only `end` says so. */
  readonly onError?: (error: unknown) => void;
}

export function openStream({ decode, vocabulary, everyMs, tell, onRead, onError }: StreamNeeds): Stream {
  const progress = createProgress();
  const listener = createListener({
    vocabulary,
    ...(everyMs && { everyMs }),
    decode: (request) => {
      progress.isReading();
      return decode(request);
    },
  });
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
        const probability = await speech();
        waiting -= 1;
        tellAll(await listener.hear(frame, probability, waiting > 0));
        const untilMs = progress.after(probability);
        if (!isClosed) onRead?.(untilMs);
      });
    },
    async end() {
      queue(async () => {
        tellAll(await listener.end());
        const untilMs = progress.atEnd();
        if (!isClosed) onRead?.(untilMs);
      });
      await last;
    },
    close() {
      isClosed = true;
    },
  };
}

/** How far a stream has been read: silence counts as read, but not before the speech that came before it. */
function createProgress() {
  let heardMs = 0;
  let readMs = 0;
  let silentMs = 0;
  let isReading = false;
  let isOwed = false;
  const atEnd = (): number => {
    isReading = false;
    isOwed = false;
    readMs = heardMs;
    return readMs;
  };
  return {
    isReading: () => {
      isReading = true;
    },
    after(speech: number): number {
      heardMs += FRAME_MS;
      silentMs = speech > SILENT_BELOW ? 0 : silentMs + FRAME_MS;
      if (isReading || silentMs >= CLOSED_AFTER_MS) return atEnd();
      isOwed ||= silentMs === 0;
      return isOwed ? readMs : atEnd();
    },
    atEnd,
  };
}
