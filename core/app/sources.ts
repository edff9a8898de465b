/** Which sides of a conversation are heard. Opens no source. */
import type { LaneId } from '../transcript/transcript.ts';
import type { Settings } from './settings.ts';

/** The lane of the microphone, and that of what the computer plays. */
export const YOU: LaneId = 'you';
export const OTHERS: LaneId = 'others';

export interface Choosing {
  readonly settings: Pick<Settings, 'sources'>;
  /** Whether this system can give what it plays. */
  readonly canHearComputer: boolean;
}

/** In the order in which they are shown. Where the computer cannot be heard the microphone is, whatever was chosen. */
export function chosenLanes({ settings: { sources }, canHearComputer }: Choosing): readonly LaneId[] {
  if (!canHearComputer || sources === 'microphone') return [YOU];
  return sources === 'computer' ? [OTHERS] : [YOU, OTHERS];
}
