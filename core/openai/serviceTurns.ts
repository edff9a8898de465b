/** The turns of one connection to the service: commits out, each under an id of its own, server events in. Knows no transport. */
import type { EngineListener, SpokenTurn } from '../engine/engine.ts';
import { createBill } from './bill.ts';
import { noItems } from './chain.ts';
import type { ServerEvent } from './events.ts';
import { commitTurn, foldItems, type ItemsStep } from './items.ts';

export interface ServiceTurns {
  /**
   * The lane ends its turn. `commit` sends what asks the service to settle it. `sentMs`: the sound that has gone out since
   * the commit before; nothing is charged where it is not told.
   */
  readonly end: (turn: SpokenTurn, commit: (eventId: string) => void, sentMs?: number) => void;
  /** `atMs`: the capture clock of what was being sent when the event came. */
  readonly take: (event: ServerEvent, atMs: number) => void;
}

/** @param connection its number; ids of turns and commits are made from it. */
export function createServiceTurns(connection: number, listener: EngineListener): ServiceTurns {
  let items = noItems(connection);
  let commits = 0;
  const bill = createBill(listener);
  const tell = (step: ItemsStep) => {
    items = step.items;
    for (const event of step.events) {
      bill.follow(event);
      listener(event);
    }
    return step.events;
  };
  return {
    end: (turn, commit, sentMs) => {
      commits += 1;
      const eventId = `commit_${connection}_${commits}`;
      commit(eventId);
      if (sentMs !== undefined) bill.add(eventId, turn, sentMs);
      tell(commitTurn(items, eventId, turn));
    },
    take: (event, atMs) => {
      const told = tell(foldItems(items, event, atMs));
      if (event.type === 'error') bill.refuse(event.eventId);
      if (event.type !== 'completed') return;
      for (const { type, turnId } of told) if (type === 'final') bill.settle(turnId, event.seconds ?? null);
    },
  };
}
