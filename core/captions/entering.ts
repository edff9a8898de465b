/** What an engine's event means to a lane's ledger, by the captions as they stand before it. Changes no caption. */
import type { Span } from '../base/span.ts';
import type { TurnEvent } from '../engine/engine.ts';
import { weightOf } from '../text/wordWeight.ts';
import { LEAST_GAP_MS } from '../transcript/transcript.ts';
import { type Captions, captionText, isSettled, spokenText, takesBack } from './caption.ts';
import * as ledgers from './ledger.ts';
import { judgeComeback, type Settlement, settleDebt } from './settlement.ts';

export interface Entering {
  readonly ledger: ledgers.Ledger;
  readonly captions: Captions;
  /** The connection that tells it. */
  readonly connection: number;
  /** The capture clock of what is being sent. */
  readonly atMs: number;
}

export function enterEvent({ ledger, captions, connection, atMs }: Entering, event: TurnEvent): Settlement {
  const { turnId } = event;
  const caption = captions.find((other) => other.turnId === turnId);
  const soFar = caption === undefined ? '' : captionText(caption);
  switch (event.type) {
    case 'heard':
      return { ledger: ledgers.owe(ledger, connection, turnId, event.turn), gaps: [] };
    case 'moved':
      return { ledger: ledgers.moveDebt(ledger, turnId, event.turn), gaps: [] };
    case 'text': {
      // Text for what is settled changes nothing, so it is owed nothing; signs alone say nothing.
      if ((caption !== undefined && isSettled(caption)) || spokenText(soFar + event.text) === '')
        return { ledger, gaps: [] };
      const letters = weightOf(event.text);
      const text = { connection, turnId, atMs: event.atMs, letters };
      return judgeComeback(ledgers.noteText(ledger, text), event.atMs);
    }
    case 'failed':
      return settleDebt(ledger, turnId, { type: 'failed', isMore: false, atMs });
    default: {
      const notUnderstood = notUnderstoodIn(event);
      const isSure = event.notUnderstood !== undefined;
      const isTakenBack = takesBack(caption, event.text) && !isSure;
      const isMore = spokenText(event.text) !== spokenText(soFar);
      return settleDebt(ledger, turnId, {
        type: isTakenBack ? 'failed' : 'final',
        isMore,
        ...(isSure && { notUnderstood }),
        atMs,
      });
    }
  }
}

/** The speech that a turn's answer says was not understood, where it is long enough to hold a word. */
export function notUnderstoodIn(event: TurnEvent): readonly Span[] {
  const spans = event.type === 'final' ? (event.notUnderstood ?? []) : [];
  return spans.filter(({ startMs, endMs }) => endMs - startMs >= LEAST_GAP_MS);
}
