/** What a live connection can be told to do, whatever carries it. */

export interface Connection {
  readonly id: number;
  /** A proper end, as after a hang-up or an expired session. */
  close(): void;
  /** An end without a goodbye. */
  drop(): void;
  /** Stays, but neither answers nor sends any more. */
  vanish(): void;
  expire(): void;
  /** Sends messages from outside the protocol; returns how many were sent. */
  replay(messages: readonly string[]): number;
}
