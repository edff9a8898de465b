/**
 * Ends turns on whatever connection hears the lane, settles text that no detected speech stands behind, has text watched
 * for. Opens and closes nothing.
 */
import { CAPACITY_MS } from '../../core/audio/playout.ts';
import type { SpeechFrame } from '../../core/audio/turns.ts';
import type { SpokenTurn } from '../../core/engine/engine.ts';
import type { Capture } from '../capture.ts';
import { type Clock, until, wait } from '../clock.ts';
import type { Numbered } from '../connection/openings.ts';
import type { Books } from './books.ts';
import { createTextWatch, type TextWatch } from './textWatch.ts';
import { createTurnTaker, type TurnTaker } from './turnTaker.ts';

/** The last packets arrive after the channel's messages do; the last turn's end waits for them. */
const TAIL_MS = 350;

/** At stop, how long to wait for the last final: it takes 0.5–1.7 s in the field. */
const LAST_FINAL_MS = 3_000;

/** At stop, sound that is held because packets do not arrive is given up after so long. */
const STUCK_MS = 5_000;

/** What is left, and once more what was answered poorly. */
const MOST_ROUNDS = 3;

/** Less than two clock messages' worth of unplayed sound is nothing. */
const DRAINED_MS = 20;

export interface CommitterNeeds {
  readonly capture: Capture;
  readonly clock: Clock;
  readonly books: Books;
  /** The connection that hears the lane now, or null. */
  readonly current: () => Numbered | null;
  /** Speech goes out and no text comes back. */
  readonly onTextMissing: () => void;
  readonly onEnded: () => void;
  /** Also not for a fresh turn. */
  readonly onDead: () => void;
}

export interface Committer {
  readonly taker: TurnTaker;
  readonly text: Omit<TextWatch, 'hear'>;
  readonly onSpeech: (frame: SpeechFrame) => void;
  /** Plays out what is left, ends the last turn, waits until it is settled. */
  readonly settle: () => Promise<void>;
}

export function createCommitter(needs: CommitterNeeds): Committer {
  const { capture, clock, books, current } = needs;
  const taker = createTurnTaker();

  const end = (turn: SpokenTurn) => {
    // Told even when the connection has just gone: what was said is then owed by the next.
    current()?.end(turn);
    needs.onEnded();
  };

  const endRest = (): boolean => {
    const turn = taker.endTurn();
    if (turn !== null) end(turn);
    return turn !== null;
  };

  const endUndetected = (connection: Numbered, atMs: number) => {
    const span = taker.turn().startMs === null ? books.undetectedSpan(connection.number, atMs) : null;
    if (span !== null) end({ ...span, islands: taker.islandsIn(span) });
  };

  const text = createTextWatch({
    clock,
    books,
    onMissing: needs.onTextMissing,
    onStalled: endRest,
    onDead: needs.onDead,
  });

  const isDrained = () => capture.capturedMs() - capture.playedMs() <= DRAINED_MS;

  /** Until all is played, the connection is gone, or nothing has been played for long: then false. */
  const drain = async (): Promise<boolean> => {
    let playedMs = capture.playedMs();
    let movedMs = clock.nowMs();
    const isOver = () => {
      if (capture.playedMs() !== playedMs) movedMs = clock.nowMs();
      playedMs = capture.playedMs();
      return isDrained() || current() === null || clock.nowMs() - movedMs > STUCK_MS;
    };
    await until(clock, isOver, CAPACITY_MS);
    return isDrained();
  };

  return {
    taker,
    text,
    onSpeech: (frame) => {
      const turn = taker.hear(frame);
      const connection = current();
      if (connection === null) return;
      if (turn !== null) end(turn);
      else endUndetected(connection, frame.atMs);
      const { isSpeaking, startMs } = taker.turn();
      text.hear(frame, { isSpeaking, isOpen: startMs !== null });
    },
    settle: async () => {
      const isGone = () => current() === null;
      capture.stop();
      for (let round = 0; round < MOST_ROUNDS && !isGone(); round += 1) {
        const canPlay = await drain();
        await wait(clock, TAIL_MS);
        const connection = current();
        if (connection === null) return;
        if (!endRest()) endUndetected(connection, Number.POSITIVE_INFINITY);
        // A poor answer may have its turn heard once more: then there is more to play.
        const isMore = () => canPlay && !isDrained();
        await until(clock, () => books.owesNothing() || isGone() || isMore(), LAST_FINAL_MS);
        if (!isMore()) return;
      }
    },
  };
}
