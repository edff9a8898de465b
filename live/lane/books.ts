/** What a lane has written down: its captions beside its ledger, with every finished entry sent to be kept. Plays nothing. */

import { type Span, within } from '../../core/base/span.ts';
import type { Captions } from '../../core/captions/caption.ts';
import { isSettled, transcriptLine } from '../../core/captions/caption.ts';
import { type CaptionEvent, foldCaptions, noCaptions } from '../../core/captions/captions.ts';
import { enterEvent, notUnderstoodIn } from '../../core/captions/entering.ts';
import * as ledgers from '../../core/captions/ledger.ts';
import { lose, type Place, type ReplayPlan, takeRepeats } from '../../core/captions/replay.ts';
import { loseSound, type Settlement, settleDebt } from '../../core/captions/settlement.ts';
import type { SpokenTurn, TurnEvent, TurnId } from '../../core/engine/engine.ts';
import { type Stall, stallOf } from '../../core/live/stall.ts';
import type { LaneId, TranscriptEntry, TranscriptGap } from '../../core/transcript/transcript.ts';
import type { Replaying } from '../capture.ts';
import { createGaps } from './gaps.ts';

export interface BooksNeeds {
  readonly lane: LaneId;
  /** Called with each settled line and each gap; the same id again replaces the entry. */
  readonly keep: (entry: TranscriptEntry) => void;
  readonly show: (shown: { readonly captions: Captions; readonly gap: TranscriptGap | null }) => void;
}

export interface TurnSource {
  readonly connection: number;
  readonly atMs: number;
}

/** Speech without an answer: of a turn not ended yet, and captured but not played. */
export interface Rest {
  readonly open: SpokenTurn | null;
  readonly unplayed: readonly Span[];
}

export interface Books {
  /** Takes in what an engine says. */
  readonly take: (event: TurnEvent, source: TurnSource) => void;
  /** An engine has heard this much speech. */
  readonly hearSpeech: (speechMs: number) => Stall;
  /** How much of it since text last came. */
  readonly silentMs: () => number;
  /** An engine takes in what it hears: that no text comes is no fault. */
  readonly noteAlive: () => void;
  /** Whether nothing that was ended is owed on a connection, or on any. */
  readonly owesNothing: (connection?: number) => boolean;
  /** Whether nothing is owed and nothing waits to be heard again. */
  readonly isSettled: () => boolean;
  readonly undetectedSpan: (connection: number, atMs: number) => Span | null;
  readonly lose: (connection: number, at: Place & { readonly open: SpokenTurn | null }) => Replaying;
  /** What was answered without its words, to be played again now; null when nothing was. */
  readonly takeRepeats: (at: Place) => Replaying | null;
  /** Sound that was played did not arrive. */
  readonly loseSound: (span: Span) => void;
  readonly retire: (connection: number) => void;
  /** What a connection has not settled counts as failed: it is heard once more. */
  readonly fail: (connection: number) => void;
  /** Speech waited too long to be played. */
  readonly giveUp: (span: Span) => void;
  /** No sound was captured. */
  readonly miss: (span: Span) => void;
  /** What would be kept if captions ended now: open captions as they stand, what is owed as gaps. Changes nothing. */
  readonly standing: (rest: Rest) => readonly TranscriptEntry[];
  /** Captions end: what is owed becomes a gap, what is open is kept as it stands. */
  readonly close: (rest: Rest) => void;
}

export function createBooks({ lane, keep, show }: BooksNeeds): Books {
  let captions: Captions = noCaptions;
  let ledger = ledgers.noDebts;
  let newestGap: TranscriptGap | null = null;
  /** Turns that are heard again as others: what still comes of them comes twice. */
  const retold = new Set<TurnId>();
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
      if (isSettled(caption) && caption.text !== '' && !before.has(caption))
        keep(transcriptLine(caption, lane));
  };

  const settle = (settled: Settlement) => {
    ledger = settled.ledger;
    gaps.add(settled.gaps);
  };

  /** Speech that waits to be heard once more may be understood then. */
  const markNotUnderstood = (event: TurnEvent) => {
    if (ledger.repeats.some(({ turnId }) => turnId === event.turnId)) return;
    const spans = notUnderstoodIn(event);
    const heard = ledger.settled.find(({ turnId }) => turnId === event.turnId)?.turn ?? null;
    gaps.addNotUnderstood(
      // An engine hears a turn with the silence around it.
      heard === null ? spans : within(spans, heard),
      captions.flatMap(({ state, turn }) => (state === 'final' && turn !== null ? [turn] : [])),
    );
  };

  const hearAgain = (
    { ledger: next, turnIds, recovery, skip, gaps: unheard }: ReplayPlan,
    turn: SpokenTurn | null,
  ) => {
    ledger = next;
    for (const turnId of turnIds) retold.add(turnId);
    fold({ type: 'lost', turnIds, isReplayed: recovery.isReplayed, turn });
    gaps.add(unheard);
    return { fromMs: recovery.rewindToMs, skip };
  };

  return {
    take: (event, source) => {
      if (isClosed || retold.has(event.turnId)) return;
      settle(enterEvent({ ledger, captions, ...source }, event));
      fold(event);
      markNotUnderstood(event);
    },
    hearSpeech: (speechMs) => {
      const beforeMs = ledger.silentMs;
      ledger = ledgers.hearSpeech(ledger, speechMs);
      return stallOf(beforeMs, ledger.silentMs);
    },
    silentMs: () => ledger.silentMs,
    noteAlive: () => {
      ledger = ledgers.noteAlive(ledger);
    },
    owesNothing: (connection) =>
      ledger.debts.every((debt) => debt.turn === null || (connection ?? debt.connection) !== debt.connection),
    isSettled: () => ledger.debts.length === 0 && ledger.repeats.length === 0,
    undetectedSpan: (connection, atMs) => ledgers.undetectedSpan(ledger, connection, atMs),
    lose: (connection, at) => hearAgain(lose(ledger, connection, at), at.open),
    takeRepeats: (at) => {
      const repeats = takeRepeats(ledger, at);
      return repeats === null ? null : hearAgain(repeats, null);
    },
    loseSound: (span) => settle(loseSound(ledger, span)),
    retire: (connection) => {
      const turnIds = new Set(ledgers.debtsOf(ledger, connection).map(({ turnId }) => turnId));
      const retired = ledgers.retire(ledger, connection);
      ledger = retired.ledger;
      fold({ type: 'lost', turnIds, isReplayed: false, turn: null });
      gaps.add(retired.gaps);
    },
    fail: (connection) => {
      for (const { turnId } of ledgers.debtsOf(ledger, connection)) {
        settle(settleDebt(ledger, turnId, { type: 'failed', isMore: false, atMs: 0 }));
        fold({ type: 'failed', turnId });
      }
    },
    giveUp: (span) => {
      fold({ type: 'givenUp', ...span });
      const givenUp = ledgers.giveUp(ledger, span);
      ledger = givenUp.ledger;
      gaps.add(givenUp.gaps);
    },
    // What was captured around it is captioned: it is no part of a longer gap.
    miss: (span) => gaps.addApart(span),
    standing: (rest) => {
      const stopped = foldCaptions(captions, { type: 'stopped', turn: rest.open });
      const before = new Set(captions);
      const lines = stopped.filter((caption) => !before.has(caption));
      return [
        ...lines.map((caption) => transcriptLine(caption, lane)),
        ...gaps.standing(ledgers.closeBooks(ledger, rest)),
      ];
    },
    close: (rest) => {
      // Lines go first: where the end leaves no time, the words are worth more than the mark.
      fold({ type: 'stopped', turn: rest.open });
      gaps.add(ledgers.closeBooks(ledger, rest));
      gaps.flush();
      ledger = ledgers.noDebts;
      isClosed = true;
    },
  };
}
