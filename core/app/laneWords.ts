/** How a lane is, in words for people. Draws nothing. */
import type { LaneCondition } from '../live/laneCondition.ts';

/** Behind the lane's name. */
const WORDS = {
  hearing: 'is heard',
  listening: 'listening',
  nothingYet: 'nothing heard yet',
  muted: 'muted',
  noText: 'no text coming',
  deaf: 'not heard',
  waiting: 'waiting',
} as const satisfies Record<LaneCondition, string>;

/** `isSaid`: it is worth reading; otherwise the mark alone says it, and the words are for who cannot see that. */
export function laneWords(condition: LaneCondition): { readonly words: string; readonly isSaid: boolean } {
  return { words: WORDS[condition], isSaid: condition !== 'hearing' && condition !== 'listening' };
}
