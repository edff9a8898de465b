/** How this window asks main, and changes settings. Shows nothing. */
import type { SettingsPatch } from '../../core/app/settings.ts';
import type { Result } from '../../core/base/result.ts';
import { settingsBridge } from '../bridge.ts';
import { answered as answeredIn } from '../ui/page/answered.ts';
import { sentencesHere, wordsNow } from './words.ts';

/** Always answers; `act` is what did not work where nobody answered. */
export const answered = <Value>(call: Promise<Result<Value>>, act: string): Promise<Result<Value>> =>
  answeredIn(call, act, wordsNow());

/** Resolves to null once the change is in force, or to why it was refused, in words. */
export async function changeSettings(patch: SettingsPatch): Promise<string | null> {
  const result = await answered(
    settingsBridge.call('changeSettings', patch),
    wordsNow().settings('changingSetting'),
  );
  return result.ok ? null : sentencesHere(result.problem);
}
