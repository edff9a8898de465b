/** The service's own turn detection, by loudness: where speech begins in the received sound, and where a turn is over. */
import type { SessionConfig } from './config.ts';

const FRAME_MS = 20;

/** Speech over a telephone is 15 to 30 dB above this, and what lies under it is its noise. */
const LOUD_DB = -42;

/** Less is a click. */
const ONSET_MS = 60;

/** The service's own defaults, where a client leaves them out. */
const PREFIX_MS = 300;
const SILENCE_MS = 500;

export interface TurnDetector {
  /** Takes samples (-1..1) that follow on those before. */
  push(samples: Float32Array): void;
  /** Time passed without sound. */
  skip(durationMs: number): void;
}

export interface TurnListener {
  /** With the padding before the speech, and with the silence after it, in milliseconds of received sound. */
  readonly onStart: (startMs: number) => void;
  readonly onStop: (endMs: number) => void;
}

/** `detection` is asked again each time: a client may change it. While it is null nothing is told. */
export function createTurnDetector(
  sampleRate: number,
  detection: () => SessionConfig['turnDetection'],
  { onStart, onStop }: TurnListener,
): TurnDetector {
  const frameLength = Math.round((sampleRate * FRAME_MS) / 1_000);
  let frame: number[] = [];
  let atMs = 0;
  let loudMs = 0;
  let quietMs = 0;
  let isSpeaking = false;

  const take = (isLoud: boolean): void => {
    atMs += FRAME_MS;
    loudMs = isLoud ? loudMs + FRAME_MS : 0;
    quietMs = isLoud ? 0 : quietMs + FRAME_MS;
    const settings = detection();
    if (settings === null) {
      isSpeaking = false;
      return;
    }
    if (!isSpeaking && loudMs >= ONSET_MS) {
      isSpeaking = true;
      onStart(Math.max(0, atMs - loudMs - numberOf(settings['prefix_padding_ms'], PREFIX_MS)));
    } else if (isSpeaking && quietMs >= numberOf(settings['silence_duration_ms'], SILENCE_MS)) {
      isSpeaking = false;
      onStop(atMs);
    }
  };

  return {
    push(samples) {
      for (const sample of samples) {
        frame.push(sample);
        if (frame.length < frameLength) continue;
        const power = frame.reduce((sum, value) => sum + value * value, 0) / frame.length;
        frame = [];
        take(10 * Math.log10(power + 1e-10) > LOUD_DB);
      }
    },
    skip(durationMs) {
      for (let passedMs = 0; passedMs < durationMs; passedMs += FRAME_MS) take(false);
    },
  };
}

const numberOf = (value: unknown, usual: number): number => (typeof value === 'number' ? value : usual);
