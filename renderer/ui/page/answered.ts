/** Calls to main that always answer: one that cannot be answered becomes a Problem. Shows nothing. */
import { failure, type Result } from '../../../core/base/result.ts';
import type { Words } from '../../../core/words/words.ts';

/** A rejected call becomes an `internal` problem that names `act` in the window's language, not the error's own words. */
export async function answered<Value>(
  call: Promise<Result<Value>>,
  act: string,
  words: Words,
): Promise<Result<Value>> {
  try {
    return await call;
  } catch {
    return failure({ kind: 'internal', detail: words.acts('didNotWork', { act }) });
  }
}
