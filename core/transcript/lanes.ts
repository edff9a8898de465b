/** The two sides of a conversation and which of them are heard. Opens no source. */
import type { LaneId } from './transcript.ts';

/** The lane of the microphone, and that of what the computer plays. */
export const YOU: LaneId = 'you';
export const OTHERS: LaneId = 'others';

export const SOURCE_CHOICES = ['both', 'microphone', 'computer'] as const;
export type SourceChoice = (typeof SOURCE_CHOICES)[number];

/**
 * In the order in which they are shown. Where this system cannot give what it plays the microphone is heard, whatever was
 * chosen.
 */
export function chosenLanes(choice: SourceChoice, canHearComputer: boolean): readonly LaneId[] {
  if (!canHearComputer || choice === 'microphone') return [YOU];
  return choice === 'computer' ? [OTHERS] : [YOU, OTHERS];
}
