/** How this window asks main, and words what went wrong. Shows nothing. */
import type { Result } from '../../core/base/result.ts';
import { type Words, wordsIn } from '../../core/words/words.ts';
import { appState } from '../bridge.ts';
import { answered as answeredIn } from '../ui/page/answered.ts';

export type Act = Exclude<Parameters<Words['acts']>[0], 'didNotWork'>;

/** Always answers; `act` is what did not work where nobody answered. */
export function answered<Value>(call: Promise<Result<Value>>, act: Act): Promise<Result<Value>> {
  const words = wordsIn(appState.getState().locale);
  return answeredIn(call, words.acts(act), words);
}
