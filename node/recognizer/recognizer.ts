/**
 * Sound in, words out, for who has no detector of its own: cuts sound into frames and asks the detector about each.
 * What is made of them is core/hearing's.
 */
import type { Vocabulary } from '../../core/hearing/decoder.ts';
import { FRAME_SAMPLES } from '../../core/hearing/frame.ts';
import type { Heard } from '../../core/hearing/listener.ts';
import type { ModelName } from '../../core/hearing/models.ts';
import { type Stream as FrameStream, openStream } from '../../core/hearing/serving/stream.ts';
import type { Detect } from '../../core/hearing/silero.ts';
import { loadDetector } from './detector.ts';
import { findModel } from './models.ts';
import { loadMoonshine } from './moonshine.ts';
import { vocabulary } from './vocabulary.ts';

export interface Recognizer {
  /** A stream of its own; streams share the models and take turns at them. */
  open(tell: (heard: Heard) => void): Stream;
  readonly vocabulary: Vocabulary;
  /** Gives the models' memory back. No stream may be used after. */
  release(): Promise<void>;
}

export interface Stream {
  /** Mono samples, -1..1, at SAMPLE_RATE, that follow on those before. */
  push(samples: Float32Array): void;
  /**
   * Ends the turn at the end of what was pushed, but for less than a frame that waits for the rest of it; resolves when
   * all is told.
   */
  end(): Promise<void>;
}

export type LoadedRecognizer =
  | { readonly ok: true; readonly value: Recognizer }
  | { readonly ok: false; readonly reason: string };

/** Loads the model and the detector; takes a second or two. */
export async function loadRecognizer(assets: string, name: ModelName): Promise<LoadedRecognizer> {
  const found = await findModel(assets, name);
  if (!found.ok) return found;
  const model = await loadMoonshine(found.value);
  const createDetector = await loadDetector();
  return {
    ok: true,
    value: {
      open: (tell) => openDetected(openStream({ decode: model.decode, vocabulary, tell }), createDetector()),
      vocabulary,
      release: model.release,
    },
  };
}

/** Puts the detector before a stream: cuts sound into its frames, and asks it about each in order. */
function openDetected(stream: FrameStream, detect: Detect): Stream {
  let frame = new Float32Array(FRAME_SAMPLES);
  let filled = 0;
  return {
    push(samples) {
      for (let at = 0; at < samples.length; ) {
        const part = samples.subarray(at, at + FRAME_SAMPLES - filled);
        frame.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < FRAME_SAMPLES) continue;
        const whole = frame;
        frame = new Float32Array(FRAME_SAMPLES);
        filled = 0;
        stream.hear(whole, () => detect(whole));
      }
    },
    end: stream.end,
  };
}
