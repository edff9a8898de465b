/** What a lane has written down: its captions beside its ledger, with every finished entry sent to be kept. Plays nothing. */

import type { Span } from '../core/base/span.ts';
import { captionText, isSettled, spokenText, transcriptLine } from '../core/captions/caption.ts';
import { type CaptionEvent, type Captions, foldCaptions, noCaptions } from '../core/captions/captions.ts';
import * as ledgers from '../core/captions/ledger.ts';
import type { Recovery } from '../core/captions/recovery.ts';
import { settleDebt } from '../core/captions/settlement.ts';
import type { SpokenTurn, TurnEvent } from '../core/engine/engine.ts';
import { type Stall, stallOf, wasStalled } from '../core/live/stall.ts';
import type { LaneId, TranscriptEntry, TranscriptGap } from '../core/transcript/transcript.ts';
import { createGaps } from './gaps.ts';

export interface BooksNeeds {
  readonly lane: LaneId;
  /** Called with each settled line and each gap; the same id again replaces the entry. */
  readonly keep: (entry: TranscriptEntry) => void;
  readonly show: (shown: { readonly captions: Captions; readonly gap: TranscriptGap | null }) => void;
}

export interface TurnSource {
  readonly connection: number;
  /** Whether it is the connection that hears the lane now: only it can be played something again. */
  readonly isCurrent: boolean;
  readonly atMs: number;
}

export interface Books {
  /** Takes in what an engine says. `isBack`: text had been missing. `resendFromMs`: a final lacks what was said from there on. */
  readonly take: (
    event: TurnEvent,
    source: TurnSource,
  ) => { readonly isBack: boolean; readonly resendFromMs: number | null };
  /** An engine has heard this much speech. */
  readonly hearSpeech: (speechMs: number) => Stall;
  /** Whether nothing that was ended is owed on a connection, or on any. */
  readonly isSettled: (connection?: number) => boolean;
  readonly undetectedSpan: (connection: number, atMs: number) => Span | null;
  readonly lose: (
    connection: number,
    at: { readonly nowMs: number; readonly oldestMs: number; readonly open: SpokenTurn | null },
  ) => Recovery;
  readonly retire: (connection: number) => void;
  /** Speech waited too long to be played. */
  readonly giveUp: (span: Span) => void;
  /** Captions end: what is owed becomes a gap, what is open is kept as it stands. */
  readonly close: (rest: {
    readonly playedMs: number;
    readonly open: SpokenTurn | null;
    readonly unplayed: readonly Span[];
  }) => void;
}

export function createBooks({ lane, keep, show }: BooksNeeds): Books {
  let captions: Captions = noCaptions;
  let ledger = ledgers.noDebts;
  let newestGap: TranscriptGap | null = null;
  /** What comes after the end belongs to no session. */
  let isClosed = false;
  const gaps = createGaps(lane, (gap) => {
    newestGap = gap;
    show({ captions, gap });
    keep(gap);
  });

  const fold = (event: CaptionEvent) => {
    const before = new Set(captions);
    const after = foldCaptions(captions, event);
    if (after === captions) return;
    captions = after;
    show({ captions, gap: newestGap });
    for (const caption of after)
      if (isSettled(caption) && !before.has(caption)) keep(transcriptLine(caption, lane));
  };

  /** Whether an answer says anything that was not on screen. */
  const isMore = (event: TurnEvent): boolean => {
    const caption = captions.find(({ turnId }) => turnId === event.turnId);
    return (
      event.type === 'final' &&
      spokenText(event.text) !== (caption === undefined ? '' : spokenText(captionText(caption)))
    );
  };

  const enter = (event: TurnEvent, { connection, isCurrent, atMs }: TurnSource): number | null => {
    switch (event.type) {
      case 'heard':
        ledger = ledgers.owe(ledger, connection, event.turnId, event.turn);
        return null;
      case 'moved':
        ledger = ledgers.moveDebt(ledger, event.turnId, event.turn);
        return null;
      case 'text': {
        const caption = captions.find(({ turnId }) => turnId === event.turnId);
        // Text for what is settled changes nothing, and signs alone say nothing.
        const isSaid = caption !== undefined && isSettled(caption);
        const soFar = caption === undefined ? '' : captionText(caption);
        if (isSaid || spokenText(soFar + event.text) === '') return null;
        ledger = ledgers.noteText(ledger, connection, event.turnId, atMs);
        return null;
      }
      default: {
        const answer = { type: event.type, isMore: isMore(event), canResend: isCurrent, atMs };
        const settled = settleDebt(ledger, event.turnId, answer);
        ledger = settled.ledger;
        gaps.add(settled.gaps);
        return settled.resendFromMs;
      }
    }
  };

  return {
    take: (event, source) => {
      if (isClosed) return { isBack: false, resendFromMs: null };
      const isBack = (event.type === 'text' || event.type === 'final') && wasStalled(ledger.silentMs);
      const resendFromMs = enter(event, source);
      fold(event);
      return { isBack: isBack && resendFromMs === null, resendFromMs };
    },
    hearSpeech: (speechMs) => {
      const beforeMs = ledger.silentMs;
      ledger = ledgers.hearSpeech(ledger, speechMs);
      return stallOf(beforeMs, ledger.silentMs);
    },
    isSettled: (connection) =>
      ledger.debts.every((debt) => debt.turn === null || (connection ?? debt.connection) !== debt.connection),
    undetectedSpan: (connection, atMs) => ledgers.undetectedSpan(ledger, connection, atMs),
    lose: (connection, at) => {
      const loss = ledgers.lose(ledger, connection, at);
      ledger = loss.ledger;
      const { isReplayed } = loss.recovery;
      fold({ type: 'lost', turnIds: loss.turnIds, isReplayed, turn: at.open });
      gaps.add(loss.gaps);
      return loss.recovery;
    },
    retire: (connection) => {
      const turnIds = new Set(ledgers.debtsOf(ledger, connection).map(({ turnId }) => turnId));
      const retired = ledgers.retire(ledger, connection);
      ledger = retired.ledger;
      fold({ type: 'lost', turnIds, isReplayed: false, turn: null });
      gaps.add(retired.gaps);
    },
    giveUp: (span) => {
      fold({ type: 'givenUp', ...span });
      const givenUp = ledgers.giveUp(ledger, span);
      ledger = givenUp.ledger;
      gaps.add(givenUp.gaps);
    },
    close: (rest) => {
      gaps.add(ledgers.closeBooks(ledger, rest));
      gaps.flush();
      ledger = ledgers.noDebts;
      fold({ type: 'stopped', turn: rest.open });
      isClosed = true;
    },
  };
}
