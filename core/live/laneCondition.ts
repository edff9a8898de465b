/** How one lane is, for the person who looks at it: one word out of what is known of its source and its engine. Watches nothing. */
import type { Problem, ProblemKind } from '../base/problem.ts';
import { problemOf, type SessionStatus } from './status.ts';

/**
 * hearing: somebody speaks. listening: nobody does. nothingYet: no sound has come, which may be as it should. muted: as the
 * person wished. noText: speech is heard, and nothing comes back. deaf: nothing can be heard. waiting: no engine listens yet,
 * or none for a moment; what is said is kept for it.
 */
export const LANE_CONDITIONS = [
  'hearing',
  'listening',
  'nothingYet',
  'muted',
  'noText',
  'deaf',
  'waiting',
] as const;
export type LaneCondition = (typeof LANE_CONDITIONS)[number];

/** Those that a person should look into. */
export const isAlarm = (condition: LaneCondition): boolean => condition === 'deaf' || condition === 'noText';

/**
 * A microphone that is muted at itself, or dead, gives zeros for so long; a quiet room gives more. With the quarter of a
 * second between two levels it is said within five seconds.
 */
export const SILENT_AFTER_MS = 4_500;

export interface LaneFacts {
  readonly isMuted: boolean;
  /** What came up with its source: it ended, was refused, is another's; null while there is none. */
  readonly problem: Problem | null;
  readonly status: SessionStatus;
  /** How long every sample has been zero, or as good as zero. */
  readonly silentMs: number;
  /** Whether anything else ever came. */
  readonly wasHeard: boolean;
  /** Zeros are no fault by themselves: a computer that plays nothing gives them, and so does one that may not be heard. */
  readonly mayRest: boolean;
  readonly isSpeech: boolean;
}

/** Problems that leave a lane without any sound. */
const DEAFENING: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'noMicrophone',
  'microphoneDenied',
  'microphoneBusy',
  'microphoneLost',
  'computerSoundDenied',
  'computerSoundLost',
]);

/** A source that is gone counts even while it is muted: unmuting would not bring it back. */
export function conditionOf({ isMuted, problem, status, ...heard }: LaneFacts): LaneCondition {
  const trouble = problem ?? problemOf(status);
  if (trouble !== null && DEAFENING.has(trouble.kind)) return 'deaf';
  if (isMuted) return 'muted';
  if (status.status !== 'live') return 'waiting';
  if (heard.mayRest && !heard.wasHeard) return 'nothingYet';
  if (isSilenceAFault({ isMuted, ...heard })) return 'deaf';
  if (status.warning?.kind === 'noTextComing') return 'noText';
  return heard.isSpeech ? 'hearing' : 'listening';
}

/** Whether zeros have lasted so long that the source cannot be right. */
export function isSilenceAFault({
  isMuted,
  silentMs,
  mayRest,
}: Pick<LaneFacts, 'isMuted' | 'silentMs' | 'mayRest'>): boolean {
  return !isMuted && !mayRest && silentMs >= SILENT_AFTER_MS;
}
