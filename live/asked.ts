/** The sources that a session has asked for: which answer is awaited, whether any came, why others were refused. Opens none. */
import type { Problem } from '../core/base/problem.ts';
import type { Result } from '../core/base/result.ts';
import type { LaneId } from '../core/transcript/transcript.ts';

export interface Asked {
  readonly begin: (lane: LaneId, opening: Promise<Result<unknown>>) => void;
  readonly end: (lane: LaneId, result: Result<unknown>) => void;
  readonly isPending: (lane: LaneId) => boolean;
  readonly pending: () => readonly Promise<unknown>[];
  /** Also one that has been closed since. */
  readonly hasOpened: () => boolean;
  /** Why the first of these lanes that was refused last was; null where none was. */
  readonly refusal: (lanes: readonly LaneId[]) => Problem | null;
}

export function createAsked(): Asked {
  const openings = new Map<LaneId, Promise<Result<unknown>>>();
  const refusals = new Map<LaneId, Problem>();
  let hasOpened = false;
  return {
    begin: (lane, opening) => void openings.set(lane, opening),
    end: (lane, result) => {
      openings.delete(lane);
      refusals.delete(lane);
      if (result.ok) hasOpened = true;
      else refusals.set(lane, result.problem);
    },
    isPending: (lane) => openings.has(lane),
    pending: () => [...openings.values()],
    hasOpened: () => hasOpened,
    refusal: (lanes) =>
      lanes.map((lane) => refusals.get(lane)).find((problem) => problem !== undefined) ?? null,
  };
}
