/** Which speech is to be heard again after a loss or a poor answer, and what must not be played with it. Plays nothing. */

import { KEPT_AFTER_MS } from '../audio/playout.ts';
import { before, type Span, without } from '../base/span.ts';
import type { SpokenTurn, TurnId } from '../engine/engine.ts';
import { type Debt, replayOf, replaysAfter, unsaid } from './debt.ts';
import { debtsOf, freshDebt, type Ledger } from './ledger.ts';
import { LEAD_MS, type Recovery, recoverFrom, replayableFromMs } from './recovery.ts';

export interface ReplayPlan {
  readonly ledger: Ledger;
  /** The turns whose captions are held, or end where their text does. */
  readonly turnIds: ReadonlySet<TurnId>;
  readonly recovery: Recovery;
  /** What was answered or is being answered elsewhere: played again, it would be said twice. */
  readonly skip: readonly Span[];
  /** What neither text nor memory reaches. */
  readonly gaps: readonly Span[];
}

/** What was being played, and from where on sound is remembered. */
export interface Place {
  readonly nowMs: number;
  readonly oldestMs: number;
}

/** The connection that heard the lane is gone. `open` is the speech that was not ended yet. */
export function lose(
  ledger: Ledger,
  connection: number,
  at: Place & { readonly open: SpokenTurn | null },
): ReplayPlan {
  const lost = debtsOf(ledger, connection);
  // The speech of a turn that was not ended yet may have brought text already.
  const isOpenTold = lost.some(({ turn }) => turn === null);
  const owed = lost.map((debt) => ({ ...debt, turn: debt.turn ?? at.open }));
  const untold = isOpenTold ? [] : [freshDebt(connection, '', at.open)];
  const left = { ...ledger, debts: ledger.debts.filter((debt) => !lost.includes(debt)), silentMs: 0 };
  const heardAgain = hearAgain(left, [...owed, ...untold], at);
  const turnIds = new Set([...lost, ...repeatable(ledger, at)].map(({ turnId }) => turnId));
  return { ...heardAgain, turnIds, skip: [...settledSpans(left)] };
}

/** The turns that wait to be heard once more, at a pause; null when none do. */
export function takeRepeats(ledger: Ledger, at: Place): ReplayPlan | null {
  if (ledger.repeats.length === 0) return null;
  const repeats = repeatable(ledger, at);
  const heardAgain = hearAgain(ledger, [], at);
  const { rewindToMs } = heardAgain.recovery;
  const known = settledSpans(ledger);
  // A word that a turn's end cuts in two is in no text where its other half did not arrive.
  const said = known.flatMap((span) => without(span, ledger.lostSound));
  const meant = repeats.flatMap(({ turn }) => (turn === null ? [] : padded(turn, said)));
  return {
    ...heardAgain,
    turnIds: new Set(repeats.map(({ turnId }) => turnId)),
    skip: [
      ...without({ startMs: rewindToMs, endMs: at.nowMs }, meant),
      ...known.flatMap((span) => without(span, meant)),
    ],
  };
}

function hearAgain(ledger: Ledger, owed: readonly Debt[], at: Place): Omit<ReplayPlan, 'turnIds' | 'skip'> {
  const { lostSound, textAtMs } = ledger;
  const repeats = repeatable(ledger, at);
  const forgotten = ledger.repeats.filter((debt) => !repeats.includes(debt));
  const replays = [
    ...owed.flatMap((debt) => replayOf(debt, lostSound, debt.isRepeat)),
    ...repeats.flatMap((debt) => replayOf(debt, lostSound, true)),
  ];
  const unsettledFromMs = replays.length === 0 ? null : Math.min(...replays.map(({ startMs }) => startMs));
  const recovery = recoverFrom({ ...at, unsettledFromMs, textAtMs });
  return {
    ledger: {
      ...ledger,
      repeats: [],
      replaying: [...ledger.replaying, ...replaysAfter(replays, recovery.rewindToMs)],
      lostSound: lostSound.flatMap((span) => without(span, replays)),
    },
    recovery,
    gaps: [
      ...forgotten.flatMap((debt) => unsaid(debt, lostSound)),
      ...before(
        replays.flatMap((replay) => replay.unsaid),
        recovery.rewindToMs,
      ),
    ],
  };
}

/** A repetition is of the whole turn or not at all: what is too old for that keeps the text that it has. */
const repeatable = ({ repeats }: Ledger, at: Place): readonly Debt[] =>
  repeats.filter(({ turn }) => turn !== null && turn.startMs >= replayableFromMs(at));

/** The speech of turns that were answered, or that another connection is answering. */
const settledSpans = ({ settled, debts }: Ledger): readonly Span[] =>
  [...settled, ...debts].flatMap(({ turn }) => turn ?? []);

/** A turn with the sound around it that a detector needs to find its edges again, but nothing of its neighbours. */
function padded({ startMs, endMs }: Span, others: readonly Span[]): readonly Span[] {
  const around = { startMs: startMs - LEAD_MS, endMs: endMs + KEPT_AFTER_MS };
  return without(around, others).filter((part) => part.startMs < endMs && part.endMs > startMs);
}
