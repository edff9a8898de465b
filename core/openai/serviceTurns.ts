/** The turns of one connection to the service: commits out, each under an id of its own, server events in. Knows no transport. */
import type { EngineListener, SpokenTurn } from '../engine/engine.ts';
import { noItems } from './chain.ts';
import type { ServerEvent } from './events.ts';
import { commitTurn, foldItems, type ItemsStep } from './items.ts';

export interface ServiceTurns {
  /** The lane ends its turn. `commit` sends what asks the service to settle it. */
  readonly end: (turn: SpokenTurn, commit: (eventId: string) => void) => void;
  /** `atMs`: the capture clock of what was being sent when the event came. */
  readonly take: (event: ServerEvent, atMs: number) => void;
}

/** @param connection its number; ids of turns and commits are made from it. */
export function createServiceTurns(connection: number, listener: EngineListener): ServiceTurns {
  let items = noItems(connection);
  let commits = 0;
  const tell = (step: ItemsStep) => {
    items = step.items;
    for (const event of step.events) listener(event);
  };
  return {
    end: (turn, commit) => {
      commits += 1;
      const eventId = `commit_${connection}_${commits}`;
      commit(eventId);
      tell(commitTurn(items, eventId, turn));
    },
    take: (event, atMs) => tell(foldItems(items, event, atMs)),
  };
}
