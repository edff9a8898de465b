/** Calls to main that always answer: one that cannot be answered becomes a Problem. Shows nothing. */
import type { SettingsPatch } from '../../core/app/settings.ts';
import { failure, type Result } from '../../core/base/result.ts';
import { settingsBridge } from '../bridge.ts';
import { sentencesOf, wordsNow } from './words.ts';

/** A rejected call becomes an `internal` problem that names `act` in plain words, not the error's own. */
export async function answered<Value>(call: Promise<Result<Value>>, act: string): Promise<Result<Value>> {
  try {
    return await call;
  } catch {
    return failure({ kind: 'internal', detail: wordsNow().settings('didNotWork', { act }) });
  }
}

/** Resolves to null once the change is in force, or to why it was refused, in words. */
export async function changeSettings(patch: SettingsPatch): Promise<string | null> {
  const result = await answered(
    settingsBridge.call('changeSettings', patch),
    wordsNow().settings('changingSetting'),
  );
  return result.ok ? null : sentencesOf(result.problem);
}
