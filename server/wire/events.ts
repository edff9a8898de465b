/** What a room tells whoever follows it, version 1: docs/server.md describes each field for programs. Types only, no parser. */
import type { SessionStatus } from '../../core/live/status.ts';

export const WIRE_VERSION = 1;

/**
 * Which caption it is of: ids are unique in their lane of a session. Times are milliseconds on the session's clock; until
 * its speech is known they are about when it was said. Captions stand in the order of their starts.
 */
export interface CaptionPlace {
  readonly session: string;
  readonly lane: string;
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** An open caption from the UTF-16 unit `from` on; what stood behind that is replaced. With no text at all it is taken back. */
export interface Delta extends CaptionPlace {
  readonly type: 'delta';
  readonly from: number;
  readonly text: string;
}

/** A caption as it is kept. The same id again replaces it. */
export interface Final extends CaptionPlace {
  readonly type: 'final';
  readonly text: string;
  /** What stays painted, where the text says it otherwise. */
  readonly shown?: string;
  readonly state: 'final' | 'interrupted' | 'failed';
}

/** Speech that nobody wrote down, with the words that stand for it. */
export interface Gap extends CaptionPlace {
  readonly type: 'gap';
  readonly text: string;
}

/** How a lane is heard. */
export interface LaneStatus {
  readonly type: 'status';
  readonly session: string;
  readonly lane: string;
  /** What the lane is called where more than one is shown. */
  readonly label: string;
  readonly status: SessionStatus['status'];
  /** When the session's clock began, milliseconds since 1970 UTC. */
  readonly startedAtEpochMs: number;
}

export type Told = Delta | Final | Gap | LaneStatus;

/** With its version and number: numbers grow, and are the same at every server of one bus. */
export type Numbered<Event extends Told = Told> = Event & {
  readonly v: typeof WIRE_VERSION;
  readonly seq: number;
};

/** Settled lines and gaps change no more, and are what a late viewer is given. */
export type Line = Final | Gap;

export const isLine = (event: Told): event is Line => event.type === 'final' || event.type === 'gap';

/** Unique in a room. */
export const keyOf = ({ session, lane, id }: Pick<CaptionPlace, 'session' | 'lane' | 'id'>): string =>
  `${session}/${lane}/${id}`;
