/** The fan-out: what is told in a room reaches every server that shows it, in one order. Two makers: inProcess.ts, nats.ts. */
import type { BusMessage } from '../wire/schema.ts';

/** `seq` grows from message to message of a room, and is the same at every server. */
export type BusListener = (message: BusMessage, seq: number) => void;

export interface Bus {
  /** In the order of calls. Never fails: what cannot go out yet waits. */
  readonly publish: (room: string, message: BusMessage) => void;
  /** Resolves when what the bus keeps of the room has been told; gives back what ends it. */
  readonly follow: (room: string, listener: BusListener) => Promise<() => void>;
  /** Whether what is published goes out now. */
  readonly isUp: () => boolean;
  /** Resolves when all that waited is out, or cannot go out for a few seconds. */
  readonly close: () => Promise<void>;
}
