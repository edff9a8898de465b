/**
 * Watches what the microphone brings, names its silence, and joins it with the link's status into one report.
 * Opens nothing.
 */

import { SPEECH_BEGINS_AT, type SpeechFrame } from '../../../core/audio/turns.ts';
import type { Problem } from '../../../core/base/problem.ts';
import { idle, type SessionStatus } from '../../../core/live/status.ts';
import { overlayState } from '../captions.ts';

/**
 * A muted or dead microphone gives zeros, or nothing above this, for as long as that; a quiet room gives
 * more.
 */
const SILENT_BELOW_DB = -80;
const SILENT_AFTER_MS = 8_000;

/**
 * The mark moves at most this often, and by at least this much: it should look alive, not ask for attention,
 * and cost nothing.
 */
const SHOW_EVERY_MS = 250;
const SHOW_STEP_DB = 3;

export interface HearingWatch {
  readonly onSpeech: (frame: SpeechFrame) => void;
  readonly onLevel: (levelDb: number) => void;
  readonly onProblem: (problem: Problem | null) => void;
  readonly onStatus: (status: SessionStatus) => void;
}

/** `report` gets a status only when it differs from the last. */
export function createHearing(report: (status: SessionStatus) => void): HearingWatch {
  let status: SessionStatus = idle;
  let reported = '';
  let microphone: Problem | null = null;
  let isSilent = false;
  let lastSoundAt = performance.now();
  let shownAt = 0;

  const tell = () => {
    const silent: Problem | null = isSilent ? { kind: 'microphoneSilent' } : null;
    const warning = microphone ?? silent;
    const joined = status.status === 'live' && warning !== null ? { ...status, warning } : status;
    const key = JSON.stringify(joined);
    if (key === reported) return;
    reported = key;
    report(joined);
  };

  const show = (levelDb: number) => {
    const now = performance.now();
    const { hearing } = overlayState.getState();
    if (now - shownAt < SHOW_EVERY_MS || Math.abs(hearing.levelDb - levelDb) < SHOW_STEP_DB) return;
    shownAt = now;
    overlayState.setState({ hearing: { ...hearing, levelDb } });
  };

  return {
    onSpeech: ({ probability }) => {
      const isSpeech = probability >= SPEECH_BEGINS_AT;
      const { hearing } = overlayState.getState();
      if (hearing.isSpeech !== isSpeech) overlayState.setState({ hearing: { ...hearing, isSpeech } });
    },
    onLevel: (levelDb) => {
      const now = performance.now();
      if (levelDb > SILENT_BELOW_DB) lastSoundAt = now;
      const wasSilent = isSilent;
      isSilent = now - lastSoundAt >= SILENT_AFTER_MS;
      if (wasSilent !== isSilent) tell();
      show(Math.max(levelDb, -100));
    },
    onProblem: (problem) => {
      microphone = problem;
      tell();
    },
    onStatus: (next) => {
      status = next;
      tell();
    },
  };
}
