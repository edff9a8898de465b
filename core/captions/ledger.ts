/**
 * The books of one lane: which detected speech is owed and since when, and what became of it: said, replayed, or
 * marked as a gap. Pure; plays and writes nothing.
 */

import { CAPACITY_MS } from '../audio/playout.ts';
import { after, type Span, within, without } from '../base/span.ts';
import type { SpokenTurn, TurnId } from '../engine/engine.ts';
import { type Comeback, comeBack } from './comeback.ts';
import { type Debt, type Replay, replaysAfter, replaysBefore, restOf, saidOf, unsaid } from './debt.ts';
import { TEXT_DELAY_MS, textReachedMs } from './recovery.ts';

export interface Ledger {
  /** Owed, in the order in which it was heard. */
  readonly debts: readonly Debt[];
  /** Answered without the words, or with fewer than were said: to be heard once more at the next pause. */
  readonly repeats: readonly Debt[];
  /** Owed once more: speech that is being heard again. */
  readonly replaying: readonly Replay[];
  /** Answered with words, and recent enough to be played again: what must not be. */
  readonly settled: readonly Debt[];
  /** Sound that was played and did not reach an engine. */
  readonly lostSound: readonly Span[];
  /** Text came again after speech without any; whether it makes up for that is judged by how much comes now. */
  readonly comeback: Comeback | null;
  /** When text last came, of any turn. */
  readonly textAtMs: number;
  /** Speech that an engine has heard since then. */
  readonly silentMs: number;
  /** A final lacked what had been silence for long. Not twice until text comes: music would be sent for ever. */
  readonly hasResent: boolean;
}

export const noDebts: Ledger = {
  debts: [],
  repeats: [],
  replaying: [],
  settled: [],
  lostSound: [],
  comeback: null,
  textAtMs: 0,
  silentMs: 0,
  hasResent: false,
};

/** Text of a voice that was not detected is settled once it has stopped for this long: three times the usual delay. */
const UNDETECTED_MS = 3 * TEXT_DELAY_MS;

/** What is older than the playout ring remembers cannot be played again; a report may come some seconds late. */
const REMEMBERED_MS = CAPACITY_MS + 15_000;

/** An engine has heard this much more speech. */
export function hearSpeech(ledger: Ledger, speechMs: number): Ledger {
  return { ...ledger, silentMs: ledger.silentMs + speechMs };
}

/** The engine takes in what it hears: speech without text is no fault. */
export function noteAlive(ledger: Ledger): Ledger {
  return { ...ledger, silentMs: 0 };
}

/**
 * A turn was ended, so that it is owed. What it covers of a replay has been heard again; what came before it and was
 * not detected this time stays owed, and is a gap at the end.
 */
export function owe(ledger: Ledger, connection: number, turnId: TurnId, turn: SpokenTurn): Ledger {
  const again = replaysBefore(replaysAfter(ledger.replaying, turn.startMs), turn.endMs);
  const ended = withDebt(ledger, connection, turnId, (debt) => ({
    ...debt,
    turn,
    silentMs: ledger.silentMs,
    isRepeat: again.some(({ isRepeat }) => isRepeat),
    saidBefore: saidOf(again),
  }));
  const { replaying, settled, lostSound } = ledger;
  const isRecent = ({ endMs }: Span) => endMs > turn.endMs - REMEMBERED_MS;
  return {
    ...ended,
    replaying: replaying.flatMap((replay) => restOf(replay, turn)),
    settled: settled.filter(({ turn: spoken }) => spoken !== null && isRecent(spoken)),
    lostSound: lostSound.filter(isRecent),
  };
}

/** A turn is other speech than was told; without any, and without text, it is no turn. */
export function moveDebt(ledger: Ledger, turnId: TurnId, turn: SpokenTurn | null): Ledger {
  const moved = (debts: readonly Debt[]) =>
    debts.map((debt) => (debt.turnId === turnId ? { ...debt, turn } : debt));
  return {
    ...ledger,
    debts: moved(ledger.debts).filter((debt) => debt.turn !== null || debt.firstTextAtMs !== null),
    repeats: moved(ledger.repeats),
    settled: moved(ledger.settled),
  };
}

/** Text came, of so many letters' length. */
export function noteText(
  ledger: Ledger,
  text: {
    readonly connection: number;
    readonly turnId: TurnId;
    readonly atMs: number;
    readonly letters: number;
  },
): Ledger {
  const { connection, turnId, atMs } = text;
  const noted = withDebt(ledger, connection, turnId, (debt) => ({
    ...debt,
    firstTextAtMs: debt.firstTextAtMs ?? atMs,
    lastTextAtMs: atMs,
    silentMs: 0,
  }));
  const comeback = comeBack(ledger, text);
  return { ...noted, comeback, textAtMs: atMs, silentMs: 0, hasResent: false };
}

function withDebt(ledger: Ledger, connection: number, turnId: TurnId, to: (debt: Debt) => Debt): Ledger {
  const index = ledger.debts.findIndex((debt) => debt.turnId === turnId);
  const changed = to(ledger.debts[index] ?? freshDebt(connection, turnId, null));
  return {
    ...ledger,
    debts: index === -1 ? [...ledger.debts, changed] : ledger.debts.with(index, changed),
  };
}

export const freshDebt = (connection: number, turnId: TurnId, turn: SpokenTurn | null): Debt => ({
  turnId,
  connection,
  turn,
  firstTextAtMs: null,
  lastTextAtMs: null,
  silentMs: 0,
  isRepeat: false,
  saidBefore: [],
});

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

/** A connection that others took over from is closed: what it did not settle is said as far as its text goes. */
export function retire(
  ledger: Ledger,
  connection: number,
): { readonly ledger: Ledger; readonly gaps: readonly Span[] } {
  const left = debtsOf(ledger, connection);
  const debts = ledger.debts.filter((debt) => !left.includes(debt));
  const settled = [...ledger.settled, ...left];
  return {
    ledger: { ...ledger, debts, settled },
    gaps: left.flatMap((debt) => unsaid(debt, ledger.lostSound)),
  };
}

/** What of a span that will not be played no text says; what was to be replayed of it is not owed twice. */
export function giveUp(
  ledger: Ledger,
  { startMs, endMs }: Span,
): { readonly ledger: Ledger; readonly gaps: readonly Span[] } {
  const { replaying } = ledger;
  const left = [...replaysBefore(replaying, startMs), ...replaysAfter(replaying, Math.max(startMs, endMs))];
  // What text had written down of a replay stands on screen; all else of the span was never heard.
  return { ledger: { ...ledger, replaying: left }, gaps: without({ startMs, endMs }, saidOf(replaying)) };
}

/** Captions end: every span that is still owed, as a gap. `open`: speech not ended; `unplayed`: captured, not heard. */
export function closeBooks(
  ledger: Ledger,
  rest: { readonly open: Span | null; readonly unplayed: readonly Span[] },
): readonly Span[] {
  const { debts, repeats, replaying, lostSound } = ledger;
  const reachedMs = textReachedMs(debts.find(({ turn }) => turn === null)?.lastTextAtMs ?? null);
  const { open } = rest;
  const untold = open === null ? [] : after([open], reachedMs);
  const saidAgain = open === null ? [] : [{ startMs: open.startMs, endMs: reachedMs }];
  return [
    ...[...debts, ...repeats].flatMap((debt) => unsaid(debt, lostSound)),
    ...untold.flatMap((span) => without(span, saidOf(replaying))),
    ...(open === null ? [] : within(lostSound, open)),
    ...replaying.flatMap((replay) => replay.unsaid).flatMap((span) => without(span, saidAgain)),
    ...rest.unplayed,
  ];
}
