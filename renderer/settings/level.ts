/**
 * The level of a microphone while somebody looks at it. Records nothing, sends nothing, is silent on the
 * speakers.
 */
import { useEffect, useState } from 'react';
import { type MicrophoneConstraints, microphoneProblem } from '../../core/audio/microphone.ts';
import type { Problem } from '../../core/base/problem.ts';

/** 43 ms at 48 kHz: long enough to be calm, short enough to follow syllables. */
const WINDOW_SAMPLES = 2048;
/** Below the noise of any microphone; what digital silence is shown as. */
export const FLOOR_DB = -90;

export interface Level {
  /** The level now, in dB relative to full scale. */
  readonly readDb: () => number;
  /** Lets the microphone go. */
  readonly close: () => void;
}

/** @throws {DOMException} as getUserMedia does. `onEnd` is called if the device goes away by itself. */
export async function openLevel(constraints: MicrophoneConstraints, onEnd: () => void): Promise<Level> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: constraints });
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: WINDOW_SAMPLES });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(WINDOW_SAMPLES);
  for (const track of stream.getTracks()) track.addEventListener('ended', onEnd);
  // A page that nobody clicked in yet may start suspended.
  void context.resume();
  return {
    readDb: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.max(FLOOR_DB, 10 * Math.log10(power));
    },
    close: () => {
      for (const track of stream.getTracks()) {
        track.removeEventListener('ended', onEnd);
        track.stop();
      }
      void context.close();
    },
  };
}

export type Watch =
  | { readonly status: 'closed' }
  | { readonly status: 'open'; readonly level: Level }
  | { readonly status: 'failed'; readonly problem: Problem };

/**
 * Holds the microphone open only while the window is in front; null opens none. Pass the same object to keep
 * it open.
 */
export function useLevel(constraints: MicrophoneConstraints | null): Watch {
  const watched = useWindowInFront();
  const [watch, setWatch] = useState<Watch>({ status: 'closed' });

  useEffect(() => {
    if (!watched || constraints === null) return;
    let wanted = true;
    let close: (() => void) | null = null;
    const open = async () => {
      try {
        const level = await openLevel(constraints, () => {
          setWatch({ status: 'failed', problem: { kind: 'microphoneLost' } });
        });
        close = level.close;
        if (wanted) setWatch({ status: 'open', level });
        else level.close();
      } catch (error) {
        const name = error instanceof DOMException ? error.name : 'unknown';
        if (wanted) setWatch({ status: 'failed', problem: microphoneProblem(name) });
      }
    };
    void open();
    return () => {
      wanted = false;
      close?.();
      setWatch({ status: 'closed' });
    };
  }, [watched, constraints]);

  return watch;
}

function useWindowInFront(): boolean {
  const [inFront, setInFront] = useState(isWindowInFront);
  useEffect(() => {
    const update = () => setInFront(isWindowInFront());
    update();
    addEventListener('focus', update);
    addEventListener('blur', update);
    document.addEventListener('visibilitychange', update);
    return () => {
      removeEventListener('focus', update);
      removeEventListener('blur', update);
      document.removeEventListener('visibilitychange', update);
    };
  }, []);
  return inFront;
}

function isWindowInFront(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
