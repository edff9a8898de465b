/** Watches what a lane's source brings: says how the lane is, joins what is wrong with its status. Opens nothing. */
import { SPEECH_BEGINS_AT, type SpeechFrame } from '../core/audio/turns.ts';
import type { Problem } from '../core/base/problem.ts';
import { conditionOf, isSilenceAFault, type LaneCondition } from '../core/live/laneCondition.ts';
import { idle, type SessionStatus } from '../core/live/status.ts';
import type { Clock } from './clock.ts';

/** A microphone that is muted at itself, or dead, gives zeros, or nothing above this; a quiet room gives more. */
const SILENT_BELOW_DB = -80;

/** The mark moves at most this often, and by at least this much: it should look alive, not ask for attention. */
const SHOW_EVERY_MS = 250;
const SHOW_STEP_DB = 3;

/** Advice is read in less, and does not stay in the way. */
const HINT_MS = 20_000;

/** What a source brings right now. `levelDb` is dBFS, -100 and more. */
export interface Hearing {
  readonly isSpeech: boolean;
  readonly levelDb: number;
}

export const silence: Hearing = { isSpeech: false, levelDb: -100 };

export interface HearingNeeds {
  readonly clock: Clock;
  /** What it means that the source gives nothing; null where that is no problem. */
  readonly silence: Problem | null;
  readonly show: (hearing: Hearing) => void;
  /** Told a condition only when it differs from the last. */
  readonly tell: (condition: LaneCondition) => void;
  /** Told a status only when it differs from the last. */
  readonly report: (status: SessionStatus) => void;
}

export interface HearingWatch {
  readonly onSpeech: (frame: SpeechFrame) => void;
  readonly onLevel: (levelDb: number) => void;
  readonly onProblem: (problem: Problem | null) => void;
  /** Advice: a warning for a while, where there is no other. */
  readonly onHint: (hint: Problem) => void;
  readonly onStatus: (status: SessionStatus) => void;
  /** The source gives silence, or sound again, as the person wants it. */
  readonly onMute: (isMuted: boolean) => void;
}

export function createHearing({
  clock,
  silence: meaning,
  show,
  report,
  ...needs
}: HearingNeeds): HearingWatch {
  let status: SessionStatus = idle;
  let reported = '';
  let sourceProblem: Problem | null = null;
  let hint: Problem | null = null;
  let isMuted = false;
  let isSilent = false;
  let wasHeard = false;
  let lastSoundMs = clock.nowMs();
  let condition: LaneCondition | null = null;
  let shownMs = Number.NEGATIVE_INFINITY;
  let shown = silence;

  const mayRest = meaning === null;
  const silentMs = () => clock.nowMs() - lastSoundMs;
  const tellCondition = () => {
    const { isSpeech } = shown;
    const facts = { isMuted, problem: sourceProblem, silentMs: silentMs(), wasHeard, mayRest, isSpeech };
    const next = conditionOf({ ...facts, status });
    if (next !== condition) needs.tell(next);
    condition = next;
  };
  const tell = () => {
    tellCondition();
    const warning = sourceProblem ?? (isSilent ? meaning : null);
    const joined =
      status.status === 'live' ? { ...status, warning: warning ?? status.warning ?? hint } : status;
    const key = JSON.stringify(joined);
    if (key === reported) return;
    reported = key;
    report(joined);
  };

  const change = (next: Hearing) => {
    shown = next;
    show(next);
    tellCondition();
  };

  return {
    onSpeech: ({ probability }) => {
      const isSpeech = probability >= SPEECH_BEGINS_AT;
      if (shown.isSpeech !== isSpeech) change({ ...shown, isSpeech });
    },
    onLevel: (rawDb) => {
      const nowMs = clock.nowMs();
      const isSound = rawDb > SILENT_BELOW_DB;
      if (isSound) lastSoundMs = nowMs;
      const isFirst = isSound && !wasHeard;
      wasHeard ||= isSound;
      const wasSilent = isSilent;
      isSilent = isSilenceAFault({ isMuted, silentMs: silentMs(), mayRest });
      if (wasSilent !== isSilent || isFirst) tell();
      const levelDb = Math.max(rawDb, silence.levelDb);
      if (nowMs - shownMs < SHOW_EVERY_MS || Math.abs(shown.levelDb - levelDb) < SHOW_STEP_DB) return;
      shownMs = nowMs;
      change({ ...shown, levelDb });
    },
    onProblem: (problem) => {
      sourceProblem = problem;
      tell();
    },
    onHint: (advice) => {
      hint = advice;
      tell();
      clock.after(HINT_MS, () => {
        hint = null;
        tell();
      });
    },
    onStatus: (next) => {
      status = next;
      tell();
    },
    onMute: (next) => {
      isMuted = next;
      // What was not to be heard is no silence of the source.
      isSilent = false;
      lastSoundMs = clock.nowMs();
      tell();
    },
  };
}
