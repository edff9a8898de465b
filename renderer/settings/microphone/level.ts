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
import { createMeter } from '../../ui/meter.ts';

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
  const track = stream.getAudioTracks()[0] ?? null;
  const meter = createMeter();
  meter.follow(track);
  for (const open of stream.getTracks()) open.addEventListener('ended', onEnd);
  return {
    echoReach: echoReach(track?.getSettings().echoCancellation),
    readDb: () => Math.max(FLOOR_DB, meter.readDb()),
    close: () => {
      for (const open of stream.getTracks()) {
        open.removeEventListener('ended', onEnd);
        open.stop();
      }
      meter.close();
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
