/** What an engine's answer settles in the ledger, and what of a turn it leaves unsaid. Replays nothing itself. */
import type { Span } from '../base/span.ts';
import type { TurnId } from '../engine/engine.ts';
import { type Ledger, unsaid } from './ledger.ts';
import { textReachedMs } from './recovery.ts';

/** So much speech without text at the end of a turn is suspicious: ordinary finals are about one second behind. */
const SUSPICIOUS_MS = 2_500;

/** A turn that had gone on for long without text was settled with nothing more: said from `resendFromMs` on, not written. */
export interface Settlement {
  readonly ledger: Ledger;
  readonly resendFromMs: number | null;
  /** What of a failed turn no text says. */
  readonly gaps: readonly Span[];
}

/** A turn is settled: its final came, with more text than before or not, or the engine failed it. */
export function settleDebt(
  ledger: Ledger,
  turnId: TurnId,
  answer: {
    readonly type: 'final' | 'failed';
    readonly isMore: boolean;
    readonly canResend: boolean;
    readonly atMs: number;
  },
): Settlement {
  const debt = ledger.debts.find((other) => other.turnId === turnId);
  const debts = ledger.debts.filter((other) => other !== debt);
  if (answer.type === 'failed') {
    return { ledger: { ...ledger, debts }, resendFromMs: null, gaps: debt === undefined ? [] : unsaid(debt) };
  }
  const turn = debt?.turn ?? null;
  const isLacking = turn !== null && (debt?.silentMs ?? 0) >= SUSPICIOUS_MS && !answer.isMore;
  if (isLacking) {
    // Text of its own, if any came: text of another turn says nothing about this one's speech.
    const reachedMs = textReachedMs(debt?.lastTextAtMs ?? null);
    const resendFromMs = Math.min(turn.endMs, Math.max(turn.startMs, reachedMs));
    const lacking = { startMs: resendFromMs, endMs: turn.endMs };
    if (!answer.canResend || ledger.hasResent)
      return { ledger: { ...ledger, debts }, resendFromMs: null, gaps: [lacking] };
    const replaying = [...ledger.replaying, { ...lacking, saidToMs: 0 }];
    return { ledger: { ...ledger, debts, replaying, hasResent: true }, resendFromMs, gaps: [] };
  }
  return {
    ledger: { ...ledger, debts, textAtMs: answer.atMs, silentMs: 0, hasResent: false },
    resendFromMs: null,
    gaps: [],
  };
}
