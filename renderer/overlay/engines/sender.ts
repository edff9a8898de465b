/**
 * Follows speech and text on whatever connection is current: commits turns, settles what the detector missed,
 * notices text that fails to come. Opens and closes nothing.
 */

import { CAPACITY_MS } from '../../../core/audio/playout.ts';
import type { SpeechFrame } from '../../../core/audio/turns.ts';
import type { SpokenTurn } from '../../../core/captions/caption.ts';
import type { Captions } from '../../../core/captions/captions.ts';
import { orphanTurn } from '../../../core/captions/orphan.ts';
import type { SessionStatus } from '../../../core/live/status.ts';
import type { Connection, ConnectionNeeds } from './connection.ts';
import type { Span } from './gaps.ts';
import { createTextWatch, type TextEvent } from './textWatch.ts';
import { createTurnTaker, type TurnTaker } from './turnTaker.ts';
import { until, wait } from './wait.ts';

/** The last packets arrive after the channel's messages do; the last commit waits for them. */
const TAIL_MS = 350;

/** At stop, how long to wait for the last final: it takes 0.5–1.7 s in the field. */
const LAST_FINAL_MS = 3_000;

/** What the link needs of the session. */
export interface LinkNeeds extends ConnectionNeeds {
  readonly receiveGap: (gap: Span) => void;
  readonly captions: () => Captions;
  readonly onStatus: (status: SessionStatus) => void;
}

export interface SenderNeeds extends LinkNeeds {
  readonly current: () => Connection | null;
  readonly isSettled: (number: number) => boolean;
  readonly onCommitted: () => void;
  /** Speech goes out and no text comes back, also not for a fresh item. */
  readonly onDead: () => void;
}

export interface Sender {
  readonly taker: TurnTaker;
  readonly onSpeech: (frame: SpeechFrame) => void;
  readonly onText: (event: TextEvent, isCurrent: boolean) => void;
  readonly textAtMs: () => number;
  /** A new connection owes nothing yet. */
  readonly begin: () => void;
  /** Plays out what is left, commits it, waits for its final. */
  readonly settle: (connection: Connection) => Promise<void>;
  /** Captured speech that was not sent, or null. */
  readonly unsent: () => Span | null;
}

export function createSender(needs: SenderNeeds): Sender {
  const { audio } = needs;
  const taker = createTurnTaker();
  const text = createTextWatch();

  const commit = (turn: SpokenTurn) => {
    const connection = needs.current();
    if (connection === null) return;
    // Put down even when the channel has just closed: what was said in it is then owed to the next
    // connection.
    const eventId = connection.commit();
    const open = needs.captions().captions.findLast(({ state }) => state === 'open');
    text.commit(turn, open?.text ?? '');
    needs.receive({ type: 'committing', connection: connection.number, eventId, turn });
    needs.onCommitted();
  };

  const commitRest = (): boolean => {
    const turn = taker.cut();
    if (turn !== null) commit(turn);
    return turn !== null;
  };

  const settleOrphan = (atMs: number) => {
    if (taker.turn().startMs !== null) return;
    const span = orphanTurn(needs.captions(), { atMs, textAtMs: text.textAtMs() });
    if (span !== null) commit({ ...span, islands: taker.islandsIn(span.startMs, span.endMs) });
  };

  const watch = (speechMs: number) => {
    const verdict = text.hear(speechMs);
    if (verdict === 'dead') needs.onDead();
    if (verdict !== 'stalled') return;
    needs.onStatus({ status: 'live', warning: { kind: 'noTextComing' } });
    commitRest();
  };

  return {
    taker,
    onSpeech: (frame) => {
      const turn = taker.hear(frame);
      if (turn !== null) commit(turn);
      else settleOrphan(frame.atMs);
      if (needs.current() !== null && taker.turn().isSpeaking) watch(frame.frameMs);
    },
    onText: (event, isCurrent) => {
      const reading = text.read(event, audio.playedMs());
      if (!isCurrent) return;
      if (reading.kind === 'back') needs.onStatus({ status: 'live', warning: null });
      if (reading.kind !== 'lacking') return;
      // What the final lacks is sent again, as a fresh item.
      audio.rewind(reading.fromMs);
      taker.reset();
    },
    textAtMs: text.textAtMs,
    begin: text.reset,
    settle: async (connection) => {
      await audio.drain(CAPACITY_MS, () => needs.current() === null);
      await wait(TAIL_MS);
      if (!commitRest()) settleOrphan(Number.POSITIVE_INFINITY);
      await until(() => needs.isSettled(connection.number) || needs.current() === null, LAST_FINAL_MS);
    },
    unsent: () => {
      const waiting = taker.islandsIn(audio.playedMs(), Number.POSITIVE_INFINITY);
      const [first, last] = [waiting[0], waiting.at(-1)];
      return first === undefined || last === undefined ? null : { startMs: first.startMs, endMs: last.endMs };
    },
  };
}
