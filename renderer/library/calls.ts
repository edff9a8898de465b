/** Calls to main that always answer: one that cannot be answered becomes a Problem. Shows nothing. */
import { failure, type Result } from '../../core/base/result.ts';

/** A rejected call becomes an `internal` problem that names `act` in plain words, not the error's own. */
export async function answered<Value>(call: Promise<Result<Value>>, act: string): Promise<Result<Value>> {
  try {
    return await call;
  } catch {
    return failure({ kind: 'internal', detail: `${act} did not work` });
  }
}
