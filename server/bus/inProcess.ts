/** The bus of one server: what is published is told at once. Keeps nothing; a room keeps its own lines. */
import type { Bus, BusListener } from './bus.ts';

/**
 * @param firstSeq of the first message. Numbers begin at the time, so that those of a server that was started again are
 * higher than any that its viewers have seen: no room tells more than a thousand things a second for long.
 */
export function createInProcessBus(firstSeq: number = Date.now()): Bus {
  const listeners = new Map<string, Set<BusListener>>();
  let seq = firstSeq;
  return {
    publish: (room, message) => {
      const own = seq;
      seq += 1;
      for (const listener of listeners.get(room) ?? []) listener(message, own);
    },
    follow: async (room, listener) => {
      const following = listeners.get(room) ?? new Set();
      listeners.set(room, following.add(listener));
      return () => void following.delete(listener);
    },
    isUp: () => true,
    close: async () => listeners.clear(),
  };
}
