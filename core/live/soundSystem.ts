/** What a system says of its own sound: its default devices, and how loud programs are given what it plays. Asks no system. */
import type { Problem } from '../base/problem.ts';

/** Of Linux, where PulseAudio or what stands in for it tells. Names are for people. */
export interface SoundSystem {
  readonly inputName: string;
  readonly outputName: string;
  /** The source that gives programs what the default output plays, as the system names it. */
  readonly monitor: string;
  /** How loud it gives that, 0 when it is muted. Not how loud a person hears it. */
  readonly monitorPercent: number;
}

/**
 * PulseAudio's scale is cubic: 40 % are −24 dB, so that an ordinary call at −25 dBFS comes out as loud as the noise of a
 * room. 5 % are −78 dB, which no recognizer hears.
 */
export const FAINT_BELOW_PERCENT = 40;

/** What is wrong with how the computer's sound is given, or null. */
export function soundSystemProblem(system: SoundSystem | null): Problem | null {
  if (system === null || system.monitorPercent >= FAINT_BELOW_PERCENT) return null;
  return { kind: 'computerSoundFaint', output: system.outputName, percent: system.monitorPercent };
}
