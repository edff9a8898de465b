/** Which lanes still have a server that captions them: each says so of its own; who is silent too long is told idle. Sends nothing. */
import { keyOf, type LaneStatus } from '../wire/events.ts';
import type { BusMessage } from '../wire/schema.ts';

/** Of a server that is gone, its lanes are told idle after so long. */
export const GONE_AFTER_MS = 30_000;
/** Two signs of life may be lost. */
export const ALIVE_EVERY_MS = 10_000;

export interface Presence {
  /** Before it is published here. */
  readonly own: (message: BusMessage) => void;
  /** What came over the bus, this server's own as well. */
  readonly take: (message: BusMessage) => void;
  /** To be called every ALIVE_EVERY_MS. */
  readonly beat: () => void;
}

export interface PresenceNeeds {
  readonly publish: (message: BusMessage) => void;
  /** While it is not, nobody can be heard of. */
  readonly isBusUp: () => boolean;
  readonly nowMs: () => number;
}

interface Seen {
  readonly status: LaneStatus;
  readonly atMs: number;
}

const keyIn = ({ session, lane }: { readonly session: string; readonly lane: string }): string =>
  keyOf({ session, lane, id: '' });

export function createPresence({ publish, isBusUp, nowMs }: PresenceNeeds): Presence {
  /** By lane: what this server captions. */
  const own = new Map<string, LaneStatus>();
  const seen = new Map<string, Seen>();
  const see = (key: string) => {
    const known = seen.get(key);
    if (known !== undefined) seen.set(key, { ...known, atMs: nowMs() });
  };
  const takeStatus = (status: LaneStatus) => {
    const key = keyIn(status);
    if (status.status !== 'idle') return void seen.set(key, { status, atMs: nowMs() });
    seen.delete(key);
    // Another server took this one for gone, or ended what a run before this one had left in the lane.
    const mine = own.get(status.lane);
    if (mine !== undefined) publish({ kind: 'told', told: mine });
  };
  const isOwn = ({ session, lane }: LaneStatus): boolean => own.get(lane)?.session === session;
  const endGone = () => {
    for (const [key, { status, atMs }] of seen) {
      if (!isBusUp()) see(key);
      else if (!isOwn(status) && nowMs() - atMs > GONE_AFTER_MS) {
        seen.delete(key);
        publish({ kind: 'told', told: { ...status, status: 'idle' } });
      }
    }
  };
  return {
    own: (message) => {
      if (message.kind !== 'told' || message.told.type !== 'status') return;
      const { told } = message;
      if (told.status !== 'idle') own.set(told.lane, told);
      else if (own.get(told.lane)?.session === told.session) own.delete(told.lane);
    },
    take: (message) => {
      if (message.kind === 'alive') for (const lane of message.lanes) see(keyIn(lane));
      else if (message.kind === 'kept') see(keyIn({ session: message.head.id, lane: message.entry.lane }));
      else if (message.told.type === 'status') takeStatus(message.told);
      else see(keyIn(message.told));
    },
    beat: () => {
      const lanes = [...own.values()].map(({ session, lane }) => ({ session, lane }));
      if (lanes.length > 0) publish({ kind: 'alive', lanes });
      endGone();
    },
  };
}
