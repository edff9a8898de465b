/**
 * The level of a microphone while somebody looks at it. Records nothing, sends nothing, is silent on the
 * speakers.
 */
import { useEffect, useState, useSyncExternalStore } from 'react';
import {
  type EchoReach,
  echoReach,
  type MicrophoneConstraints,
  microphoneProblem,
} from '../../../core/audio/microphone.ts';
import type { Problem } from '../../../core/base/problem.ts';

/** 43 ms at 48 kHz: long enough to be calm, short enough to follow syllables. */
const WINDOW_SAMPLES = 2048;
/** Below the noise of any microphone; what digital silence is shown as. */
export const FLOOR_DB = -90;

export interface Level {
  /** The level now, in dB relative to full scale. */
  readonly readDb: () => number;
  /** What is taken out of it, as the browser says. */
  readonly echoReach: EchoReach;
  /** Lets the microphone go. */
  readonly close: () => void;
}

/** @throws {DOMException} as getUserMedia does. `onEnd` is called if the device goes away by itself. */
async function openLevel(constraints: MicrophoneConstraints, onEnd: () => void): Promise<Level> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: constraints });
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: WINDOW_SAMPLES });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(WINDOW_SAMPLES);
  for (const track of stream.getTracks()) track.addEventListener('ended', onEnd);
  // A page that nobody clicked in yet may start suspended.
  void context.resume();
  return {
    echoReach: echoReach(stream.getAudioTracks()[0]?.getSettings().echoCancellation),
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

export type LevelStatus =
  | { readonly status: 'closed' }
  | { readonly status: 'open'; readonly level: Level }
  | { readonly status: 'failed'; readonly problem: Problem };

/** Holds the microphone open only while the window is in front. Pass the same object to keep it open. */
export function useLevel(constraints: MicrophoneConstraints): LevelStatus {
  const inFront = useSyncExternalStore(followWindow, isWindowInFront);
  const [status, setStatus] = useState<LevelStatus>({ status: 'closed' });

  useEffect(() => {
    if (!inFront) return;
    let wanted = true;
    let close: (() => void) | null = null;
    const open = async () => {
      try {
        const level = await openLevel(constraints, () => {
          setStatus({ status: 'failed', problem: { kind: 'microphoneLost' } });
        });
        close = level.close;
        if (wanted) setStatus({ status: 'open', level });
        else level.close();
      } catch (error) {
        const name = error instanceof DOMException ? error.name : 'unknown';
        if (wanted) setStatus({ status: 'failed', problem: microphoneProblem(name) });
      }
    };
    void open();
    return () => {
      wanted = false;
      close?.();
      setStatus({ status: 'closed' });
    };
  }, [inFront, constraints]);

  return status;
}

function followWindow(onChange: () => void): () => void {
  addEventListener('focus', onChange);
  addEventListener('blur', onChange);
  document.addEventListener('visibilitychange', onChange);
  return () => {
    removeEventListener('focus', onChange);
    removeEventListener('blur', onChange);
    document.removeEventListener('visibilitychange', onChange);
  };
}

function isWindowInFront(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
