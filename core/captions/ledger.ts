/**
 * The books of one lane: which detected speech is owed and since when, and what became of it: said, replayed, or
 * marked as a gap. Pure; plays and writes nothing.
 */

import { after, before, type Span, without } from '../base/span.ts';
import type { SpokenTurn, TurnId } from '../engine/engine.ts';
import { type Recovery, recoverFrom, TEXT_DELAY_MS, textReachedMs } from './recovery.ts';

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
}

/** Speech that will be heard again, and how far text that came before had written it down. */
export interface Replay extends Span {
  readonly saidToMs: number;
}

export interface Ledger {
  /** Owed, in the order in which it was heard. */
  readonly debts: readonly Debt[];
  /** Owed once more: speech that a lost connection did not settle and that will be heard again. */
  readonly replaying: readonly Replay[];
  /** When text last came, of any turn. */
  readonly textAtMs: number;
  /** Speech that an engine has heard since then. */
  readonly silentMs: number;
  /** Speech was sent again because its final lacked words. Not twice until text comes: music would be sent for ever. */
  readonly hasResent: boolean;
}

export const noDebts: Ledger = { debts: [], replaying: [], textAtMs: 0, silentMs: 0, hasResent: false };

/** Text of a voice that was not detected is settled once it has stopped for this long: three times the usual delay. */
const UNDETECTED_MS = 3 * TEXT_DELAY_MS;

/** An engine has heard this much more speech. */
export function hearSpeech(ledger: Ledger, speechMs: number): Ledger {
  return { ...ledger, silentMs: ledger.silentMs + speechMs };
}

/** A turn was ended, so that it is owed; what was replayed before its end has been heard again. */
export function owe(ledger: Ledger, connection: number, turnId: TurnId, turn: SpokenTurn): Ledger {
  const ended = withDebt(ledger, connection, turnId, (debt) => ({
    ...debt,
    turn,
    silentMs: ledger.silentMs,
  }));
  return { ...ended, replaying: replaysAfter(ledger.replaying, turn.endMs) };
}

/** A turn is other speech than was told; without any, and without text, it is no turn. */
export function moveDebt(ledger: Ledger, turnId: TurnId, turn: SpokenTurn | null): Ledger {
  const debts = ledger.debts.map((debt) => (debt.turnId === turnId ? { ...debt, turn } : debt));
  return { ...ledger, debts: debts.filter((debt) => debt.turn !== null || debt.firstTextAtMs !== null) };
}

/** Text came. */
export function noteText(ledger: Ledger, connection: number, turnId: TurnId, atMs: number): Ledger {
  const noted = withDebt(ledger, connection, turnId, (debt) => ({
    ...debt,
    firstTextAtMs: debt.firstTextAtMs ?? atMs,
    lastTextAtMs: atMs,
    silentMs: 0,
  }));
  return { ...noted, textAtMs: atMs, silentMs: 0, hasResent: false };
}

function withDebt(ledger: Ledger, connection: number, turnId: TurnId, to: (debt: Debt) => Debt): Ledger {
  const index = ledger.debts.findIndex((debt) => debt.turnId === turnId);
  const none = { turnId, connection, turn: null, firstTextAtMs: null, lastTextAtMs: null, silentMs: 0 };
  const changed = to(ledger.debts[index] ?? none);
  return {
    ...ledger,
    debts: index === -1 ? [...ledger.debts, changed] : ledger.debts.with(index, changed),
  };
}

/** The turns of a connection that are not settled. */
export function debtsOf(ledger: Ledger, connection: number): readonly Debt[] {
  return ledger.debts.filter((debt) => debt.connection === connection);
}

/** Text that no detected speech stands behind and that has stopped: the span to end a turn with, guessed from it. */
export function undetectedSpan(ledger: Ledger, connection: number, atMs: number): Span | null {
  const debt = debtsOf(ledger, connection).find(
    ({ turn, firstTextAtMs }) => turn === null && firstTextAtMs !== null,
  );
  if (debt === undefined || atMs - ledger.textAtMs < UNDETECTED_MS) return null;
  return { startMs: Math.max(0, (debt.firstTextAtMs ?? 0) - TEXT_DELAY_MS), endMs: debt.lastTextAtMs ?? 0 };
}

export interface Loss {
  readonly ledger: Ledger;
  /** The turns that the connection leaves unsettled. */
  readonly turnIds: ReadonlySet<TurnId>;
  readonly recovery: Recovery;
  /** What neither text nor memory reaches. */
  readonly gaps: readonly Span[];
}

/** The connection that heard the lane is gone. `open` is the speech that was not ended yet. */
export function lose(
  ledger: Ledger,
  connection: number,
  at: { readonly nowMs: number; readonly oldestMs: number; readonly open: SpokenTurn | null },
): Loss {
  const lost = debtsOf(ledger, connection);
  // The speech of a turn that was not ended yet may have brought text already.
  const isOpenTold = lost.some(({ turn }) => turn === null);
  const owed = [
    ...lost.flatMap((debt) => replayOf(debt.turn ?? at.open, debt.lastTextAtMs)),
    ...(isOpenTold ? [] : replayOf(at.open, null)),
  ];
  const unsettledFromMs = owed.length === 0 ? null : Math.min(...owed.map(({ startMs }) => startMs));
  const recovery = recoverFrom({ ...at, unsettledFromMs, textAtMs: ledger.textAtMs });
  const debts = ledger.debts.filter((debt) => !lost.includes(debt));
  const replaying = [...ledger.replaying, ...replaysAfter(owed, recovery.rewindToMs)];
  return {
    ledger: { ...ledger, debts, replaying, silentMs: 0 },
    turnIds: new Set(lost.map(({ turnId }) => turnId)),
    recovery,
    gaps: before(owed.flatMap(unheard), recovery.rewindToMs),
  };
}

function replayOf(span: Span | null, lastTextAtMs: number | null): readonly Replay[] {
  if (span === null) return [];
  return [{ startMs: span.startMs, endMs: span.endMs, saidToMs: textReachedMs(lastTextAtMs) }];
}

const replaysAfter = (replays: readonly Replay[], fromMs: number): readonly Replay[] =>
  replays.flatMap((replay) => after([replay], fromMs).map((span) => ({ ...replay, ...span })));

const unheard = (replay: Replay): readonly Span[] => after([replay], replay.saidToMs);

/** A connection that others took over from is closed: what it did not settle is said as far as its text goes. */
export function retire(
  ledger: Ledger,
  connection: number,
): { readonly ledger: Ledger; readonly gaps: readonly Span[] } {
  const left = debtsOf(ledger, connection);
  const debts = ledger.debts.filter((debt) => !left.includes(debt));
  return { ledger: { ...ledger, debts }, gaps: left.flatMap(unsaid) };
}

/** What of a span that will not be played no text says; what was to be replayed of it is not owed twice. */
export function giveUp(
  ledger: Ledger,
  { startMs, endMs }: Span,
): { readonly ledger: Ledger; readonly gaps: readonly Span[] } {
  const replaying = ledger.replaying.flatMap((replay) => [
    ...before([replay], startMs).map((span) => ({ ...replay, ...span })),
    ...replaysAfter([replay], Math.max(startMs, endMs)),
  ]);
  // What text had written down of a replay stands on screen; all else of the span was never heard.
  const said = ledger.replaying.map(({ startMs: fromMs, saidToMs }) => ({
    startMs: fromMs,
    endMs: saidToMs,
  }));
  return { ledger: { ...ledger, replaying }, gaps: without({ startMs, endMs }, said) };
}

/** Captions end: every span that is still owed, as a gap. `open`: speech not ended; `unplayed`: captured, not heard. */
export function closeBooks(
  ledger: Ledger,
  rest: { readonly playedMs: number; readonly open: Span | null; readonly unplayed: readonly Span[] },
): readonly Span[] {
  const text = ledger.debts.find(({ turn }) => turn === null)?.lastTextAtMs ?? null;
  const open = rest.open === null ? [] : after([rest.open], textReachedMs(text));
  return [
    ...ledger.debts.flatMap(unsaid),
    ...open,
    ...after(ledger.replaying.flatMap(unheard), rest.playedMs),
    ...rest.unplayed,
  ];
}

/** The end of a turn that its text does not reach. */
export const unsaid = ({ turn, lastTextAtMs }: Debt): readonly Span[] =>
  turn === null ? [] : after([turn], textReachedMs(lastTextAtMs));
