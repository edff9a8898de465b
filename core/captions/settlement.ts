/** What an engine's answer settles in the ledger, and what of a turn it leaves to be heard again or unsaid. Replays nothing. */
import { type Span, within } from '../base/span.ts';
import type { TurnId } from '../engine/engine.ts';
import { isWanting } from './comeback.ts';
import { type Debt, unsaid } from './debt.ts';
import type { Ledger } from './ledger.ts';

/** A cough or a laugh is taken for speech and is shorter; answered twice without a word, it was none. */
const LEAST_WORDLESS_MS = 1_000;

/** Lost sound shorter than this costs no word: the codec conceals it. */
const LEAST_LOST_MS = 100;

export interface Settlement {
  readonly ledger: Ledger;
  /** What no text says, and no repetition will. */
  readonly gaps: readonly Span[];
}

export interface Answer {
  readonly type: 'final' | 'failed';
  /** Whether a final says anything that was not on screen. */
  readonly isMore: boolean;
  /**
   * Speech of the turn that the engine heard and did not understand, from one that tells: then it leaves out no other
   * word, and no repetition would help.
   */
  readonly notUnderstood?: readonly Span[];
  readonly atMs: number;
}

/**
 * A turn is answered: its final came, with more text than before or not, or the engine failed it. An answer that lacks
 * words has the turn heard once more.
 */
export function settleDebt(ledger: Ledger, turnId: TurnId, answer: Answer): Settlement {
  // After a failure the turn's own final is still welcome, and makes its repetition unnecessary.
  const late = ledger.repeats.find((other) => other.turnId === turnId && isAnswer(answer));
  const debt = ledger.debts.find((other) => other.turnId === turnId) ?? late;
  const debts = ledger.debts.filter((other) => other !== debt);
  const repeats = ledger.repeats.filter((other) => other !== debt);
  const isFailed = answer.type === 'failed';
  const isSilent = debt !== undefined && debt.turn !== null && !isAnswer(answer) && isLacking(debt);
  const next: Ledger = isFailed
    ? { ...ledger, debts, repeats }
    : isSilent
      ? { ...ledger, debts, repeats, hasResent: true }
      : { ...ledger, debts, repeats, comeback: null, textAtMs: answer.atMs, silentMs: 0, hasResent: false };
  if (debt === undefined || debt.turn === null) return { ledger: next, gaps: [] };
  if (isFailed) return repeatOnce(next, debt);
  if (isSilent) {
    const isShort = debt.firstTextAtMs === null && debt.turn.endMs - debt.turn.startMs < LEAST_WORDLESS_MS;
    if (isShort && debt.isRepeat && !lacksSound(debt, ledger.lostSound))
      return { ledger: answered(next, debt), gaps: [] };
    // Music has no words however often it is heard.
    return repeatOnce(next, { ...debt, isRepeat: debt.isRepeat || (ledger.hasResent && !isShort) });
  }
  // The final stands for all that was said before; only what did not arrive can be missing from it.
  const said = { ...debt, lastTextAtMs: Number.POSITIVE_INFINITY, saidBefore: [] };
  if (!lacksSound(said, ledger.lostSound)) return { ledger: answered(next, said), gaps: [] };
  // What was not understood may be for lack of sound: no text says it yet.
  return repeatOnce(next, answer.notUnderstood?.length ? debt : said);
}

/** Text has come again for a while: what it lacks of the silence before it is heard once more, as if it had not arrived. */
export function judgeComeback(ledger: Ledger, nowMs: number): Settlement {
  const { comeback } = ledger;
  const wanting = comeback === null ? null : isWanting(comeback, nowMs);
  if (comeback === null || wanting === null) return { ledger, gaps: [] };
  const judged = { ...ledger, comeback: null };
  return wanting ? loseSound(judged, comeback) : { ledger: judged, gaps: [] };
}

/** Sound that was played did not arrive: what was answered without it is heard once more. */
export function loseSound(ledger: Ledger, span: Span): Settlement {
  const lostSound = [...ledger.lostSound, span];
  const lacking = ledger.settled.filter((debt) => lacksSound(debt, [span]));
  const settled = ledger.settled.filter((debt) => !lacking.includes(debt));
  const start: Settlement = { ledger: { ...ledger, lostSound, settled }, gaps: [] };
  return lacking.reduce<Settlement>((before, debt) => {
    const { ledger: after, gaps } = repeatOnce(before.ledger, debt);
    return { ledger: after, gaps: [...before.gaps, ...gaps] };
  }, start);
}

/** Whether it says more than was on screen, or comes from an engine that leaves nothing out without saying so. */
const isAnswer = ({ isMore, notUnderstood }: Answer): boolean => isMore || notUnderstood !== undefined;

/**
 * Without a word at all, or without any for the end of it: a final has all its words, and of those the last come when
 * their speech is over.
 */
const isLacking = ({ silentMs, firstTextAtMs }: Debt): boolean =>
  firstTextAtMs === null || silentMs >= LEAST_WORDLESS_MS;

const lacksSound = ({ turn }: Debt, lostSound: readonly Span[]): boolean =>
  turn !== null && within(lostSound, turn).some(({ startMs, endMs }) => endMs - startMs >= LEAST_LOST_MS);

const answered = (ledger: Ledger, debt: Debt): Ledger => ({ ...ledger, settled: [...ledger.settled, debt] });

function repeatOnce(ledger: Ledger, debt: Debt): Settlement {
  if (debt.isRepeat) return { ledger: answered(ledger, debt), gaps: unsaid(debt, ledger.lostSound) };
  return { ledger: { ...ledger, repeats: [...ledger.repeats, debt] }, gaps: [] };
}
