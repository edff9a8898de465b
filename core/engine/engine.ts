/** The one socket a recognizer plugs into: a lane's sound and turns in, text out. Knows no captions and no other engine. */

import type { Island } from '../audio/islands.ts';
import type { Problem } from '../base/problem.ts';
import type { Result } from '../base/result.ts';
import type { Span } from '../base/span.ts';
import type { CommitCharge } from './usage.ts';

/** Ours, made by the engine from the number of its connection: unique within a lane, never used again. */
export type TurnId = string;

/** The speech of one turn in milliseconds of the capture clock, with the islands in it. */
export interface SpokenTurn {
  readonly startMs: number;
  readonly endMs: number;
  readonly islands: readonly Island[];
}

/** A word of a final, in its order and as it is written there, with when it was said on the capture clock. */
export interface SpokenWord extends Span {
  readonly text: string;
}

/** What an engine says of one turn. After `final` it says nothing more of that turn. */
export type TurnEvent =
  /**
   * More text of a turn, which may still be spoken. Brings its own blanks. `atMs` is when it came; an engine that knows
   * where its sound lies says that, and the usual delay of text after it. `isWhole`: its last word gets no more letters.
   */
  | {
      readonly type: 'text';
      readonly turnId: TurnId;
      readonly text: string;
      readonly atMs: number;
      readonly isWhole?: true;
    }
  /** The turn's whole text, instead of all that came before. Empty: nothing was said in it. */
  | {
      readonly type: 'final';
      readonly turnId: TurnId;
      readonly text: string;
      /** Every word of the text, from an engine that knows when each was said. */
      readonly words?: readonly SpokenWord[];
      /**
       * Speech of the turn in no language that the engine knows: in no text, and no repetition would help. From engines
       * that can tell, empty where there is none: then what is in no text was no speech.
       */
      readonly notUnderstood?: readonly Span[];
    }
  /** The engine could not recognise the turn. A final may still follow. */
  | { readonly type: 'failed'; readonly turnId: TurnId }
  /** The turn has been ended: this is its speech. */
  | { readonly type: 'heard'; readonly turnId: TurnId; readonly turn: SpokenTurn }
  /** A turn turns out to be other speech than was told, or none of its own. Changes only what is known of it. */
  | { readonly type: 'moved'; readonly turnId: TurnId; readonly turn: SpokenTurn | null };

export type EngineEvent =
  | TurnEvent
  /** What a commit costs: once it has been sent, and again when the service has told or refused it. */
  | ({ readonly type: 'charged' } & CommitCharge)
  /** It takes in what it hears, whether words come of it or not. From engines that can tell. */
  | { readonly type: 'alive' }
  /** Something that does not end the connection; null when it is over. */
  | { readonly type: 'warning'; readonly problem: Problem | null }
  /** False when the sound may not arrive, which can heal; true when it has. `silentMs`: nothing has come back for so long. */
  | { readonly type: 'steady'; readonly isSteady: boolean; readonly silentMs?: number }
  /** Sound that was played in this span did not arrive: what was said in it may be in no text. */
  | { readonly type: 'soundLost'; readonly startMs: number; readonly endMs: number }
  /** The connection will be ended soon: another should be opened and take over at a pause. */
  | { readonly type: 'ending' }
  /** The connection is over. Told once, and not after `close`. */
  | { readonly type: 'lost'; readonly problem: Problem };

export type EngineListener = (event: EngineEvent) => void;

export interface OpenRequest {
  /** Counts from 1 within a lane; what turn ids are made from. */
  readonly connection: number;
  /** The capture clock of what is being sent now. */
  readonly atMs: () => number;
  readonly signal: AbortSignal;
}

/** One opening of an engine. */
export interface EngineConnection {
  /** Takes the lane's sound from now on, or no more. One connection of a lane hears at a time. */
  readonly hear: () => void;
  readonly stopHearing: () => void;
  /** The turn being spoken is over: settle it. The listener is told `heard` before this returns. */
  readonly end: (turn: SpokenTurn) => void;
  readonly close: () => void;
}

/** openai: the service, over the network. local: a model on this computer. */
export const ENGINE_NAMES = ['openai', 'local'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export interface Engine {
  readonly name: EngineName;
  /** How many times faster than it was spoken it takes in sound that waited. */
  readonly speed: number;
  /** It may be opened soon: it makes ready what takes long. */
  readonly prepare?: () => void;
  /** Never rejects: what goes wrong is a Problem. */
  readonly open: (request: OpenRequest, listener: EngineListener) => Promise<Result<EngineConnection>>;
}
