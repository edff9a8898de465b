/** What an engine owes for one turn, and how much of its speech text has written down. Keeps no books. */

import { after, type Span, within, without } from '../base/span.ts';
import type { SpokenTurn, TurnId } from '../engine/engine.ts';
import { textReachedMs } from './recovery.ts';

/** A turn that is heard again begins and ends on other frames of the detector (32 ms): so much of a rest is no speech. */
const EDGE_MS = 64;

/** A turn that an engine has not settled. */
export interface Debt {
  readonly turnId: TurnId;
  readonly connection: number;
  /** null while it has not been ended: text comes while it is spoken, also of a voice that the detector does not know. */
  readonly turn: SpokenTurn | null;
  /** When its text came first and last; null while none did. */
  readonly firstTextAtMs: number | null;
  readonly lastTextAtMs: number | null;
  /** How much speech had passed without text when it was ended. */
  readonly silentMs: number;
  /** Its speech was answered before, and the answer lacked words: a third hearing would not help. */
  readonly isRepeat: boolean;
  /** What of its speech text had written down when it was heard for the first time; that text is held. */
  readonly saidBefore: readonly Span[];
}

/** Speech that will be heard again, and what of it no text has written down. */
export interface Replay extends Span {
  readonly unsaid: readonly Span[];
  readonly isRepeat: boolean;
}

/** What of a debt's speech no text says: its end, and what of its sound did not arrive. */
export function unsaid(
  { turn, lastTextAtMs, saidBefore }: Pick<Debt, 'turn' | 'lastTextAtMs' | 'saidBefore'>,
  lostSound: readonly Span[],
): readonly Span[] {
  if (turn === null) return [];
  const unreached = after([turn], textReachedMs(lastTextAtMs)).flatMap((span) => without(span, saidBefore));
  // What did not arrive this time is certain no more, also where earlier text had it: new text takes its place.
  return [...unreached, ...within(lostSound, turn)];
}

/** What of replays text had written down. */
export const saidOf = (replays: readonly Replay[]): readonly Span[] =>
  replays.flatMap((replay) => without(replay, replay.unsaid));

/** The debt's speech as it will be heard again; none when it has no speech. */
export function replayOf(debt: Debt, lostSound: readonly Span[], isRepeat: boolean): readonly Replay[] {
  if (debt.turn === null) return [];
  const { startMs, endMs } = debt.turn;
  return [{ startMs, endMs, unsaid: unsaid(debt, lostSound), isRepeat }];
}

/** What of a replay a turn does not cover. */
export function restOf(replay: Replay, turn: Span): readonly Replay[] {
  const rest = [...replaysBefore([replay], turn.startMs), ...replaysAfter([replay], turn.endMs)];
  const isCut = rest.length !== 1 || rest[0]?.startMs !== replay.startMs || rest[0].endMs !== replay.endMs;
  return isCut ? rest.filter(({ startMs, endMs }) => endMs - startMs > EDGE_MS) : rest;
}

/** What of the replays comes after a moment, or before it. */
export const replaysAfter = (replays: readonly Replay[], fromMs: number): readonly Replay[] =>
  clipped(replays, { startMs: fromMs, endMs: Number.POSITIVE_INFINITY });

export const replaysBefore = (replays: readonly Replay[], toMs: number): readonly Replay[] =>
  clipped(replays, { startMs: Number.NEGATIVE_INFINITY, endMs: toMs });

const clipped = (replays: readonly Replay[], part: Span): readonly Replay[] =>
  replays.flatMap((replay) =>
    within([replay], part).map((span) => ({ ...replay, ...span, unsaid: within(replay.unsaid, part) })),
  );
