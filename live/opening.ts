/** Opens a connection of an engine under its number. One that is lost before it is up has not opened. Tries once. */
import type { Problem } from '../core/base/problem.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import type { Engine, EngineListener, OpenRequest } from '../core/engine/engine.ts';
import type { Numbered } from './committer.ts';

export async function openNumbered(
  engine: Engine,
  request: OpenRequest,
  listener: EngineListener,
): Promise<Result<Numbered>> {
  let lost: Problem | null = null;
  const opened = await engine.open(request, (event) => {
    if (event.type === 'lost') lost = event.problem;
    listener(event);
  });
  if (!opened.ok) return opened;
  if (lost === null) return success({ ...opened.value, number: request.connection });
  opened.value.close();
  return failure(lost);
}
