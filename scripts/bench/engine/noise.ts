/** Puts white noise under speech, the same every time. */

import { noisy } from '../../../e2e/service/sounds.ts';
import type { Utterance } from '../../../e2e/speech/human.ts';

/** @param levelDb how far the noise lies under the speech, pauses left out of neither. */
export const withNoise = (utterance: Utterance, levelDb: number): Utterance => ({
  ...utterance,
  sound: noisy(utterance.sound, levelDb),
});
