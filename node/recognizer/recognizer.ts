/**
 * Sound in, words out, one stream at a time: cuts sound into frames, asks the detector and the listener about each in
 * order, and tells what they heard. Sound may come as fast as it likes; it waits here while a model works.
 */
import type { Vocabulary } from '../../core/hearing/decoder.ts';
import { createListener, type Heard } from '../../core/hearing/listener.ts';
import { FRAME_SAMPLES } from '../../core/hearing/sound.ts';
import { type Detect, loadDetector } from './detector.ts';
import { findModel, type ModelName } from './models.ts';
import { loadMoonshine, type Model } from './moonshine.ts';
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
      open: (tell) => openStream({ model, detect: createDetector(), tell }),
      vocabulary,
      release: model.release,
    },
  };
}

interface StreamNeeds {
  readonly model: Model;
  readonly detect: Detect;
  readonly tell: (heard: Heard) => void;
}

function openStream({ model, detect, tell }: StreamNeeds): Stream {
  const listener = createListener({ decode: model.decode, vocabulary });
  let frame = new Float32Array(FRAME_SAMPLES);
  let filled = 0;
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();

  const hear = async (whole: Float32Array): Promise<void> => {
    const speech = await detect(whole);
    waiting -= 1;
    for (const heard of await listener.hear(whole, speech, waiting > 0)) tell(heard);
  };
  const hand = (): void => {
    const whole = frame;
    frame = new Float32Array(FRAME_SAMPLES);
    filled = 0;
    waiting += 1;
    last = last.then(() => hear(whole));
  };

  return {
    push(samples) {
      for (let at = 0; at < samples.length; ) {
        const part = samples.subarray(at, at + FRAME_SAMPLES - filled);
        frame.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === FRAME_SAMPLES) hand();
      }
    },
    async end() {
      last = last.then(async () => {
        for (const heard of await listener.end()) tell(heard);
      });
      await last;
    },
  };
}
