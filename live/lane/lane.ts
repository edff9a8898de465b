/**
 * One source of sound with its turns, engines and ledger while captions run: plays it to the connection that hears it,
 * plays again what a loss left unsaid, ends well. Opens no source and paints nothing.
 */

import type { Island } from '../../core/audio/islands.ts';
import type { SpeechFrame } from '../../core/audio/turns.ts';
import type { Span } from '../../core/base/span.ts';
import type { Engine } from '../../core/engine/engine.ts';
import type { CommitCharge } from '../../core/engine/usage.ts';
import type { SessionStatus } from '../../core/live/status.ts';
import type { Capture } from '../capture.ts';
import type { Clock } from '../clock.ts';
import { createSwitchboard } from '../connection/switchboard.ts';
import { type BooksNeeds, createBooks } from './books.ts';
import { createCommitter } from './committer.ts';
import { createRehearing } from './rehearing.ts';
import { type StandingNeeds, watchStanding } from './standing.ts';

/** Sound needs a moment to find its way through a new connection; silence goes first, so that no onset is clipped. */
const LEAD_IN_MS = 120;

/** Sound that waits is told from what has just been captured by more than a moment. */
const BEHIND_MS = 1_000;

/** So much speech waits that an engine as fast as speech would not catch up before some of it is given up. */
const FAR_BEHIND_MS = 5_000;

export interface LaneNeeds extends BooksNeeds, Pick<StandingNeeds, 'keepStanding'> {
  readonly capture: Capture;
  /** The preferred one, then the one that stands in for it. */
  readonly engines: () => readonly Engine[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly onStatus: (status: SessionStatus) => void;
  /** An engine has told what a commit costs: the same `turnId` again replaces it. */
  readonly charge?: (charge: CommitCharge) => void;
}

export interface Lane {
  readonly onSpeech: (frame: SpeechFrame) => void;
  readonly onIsland: (island: Island) => void;
  readonly onGivenUp: (span: Span) => void;
  readonly onMissing: (span: Span) => void;
  /** Does not wait for the next try. */
  readonly retry: () => void;
  /** Goes over to a fresh connection at the next pause, because what it was opened with has changed. */
  readonly renew: () => void;
  /** Whether all that was played is settled, and nobody is in the middle of a turn. */
  readonly isSettled: () => boolean;
  /** Plays out what is left, settles it, closes; within the ring's length and a few seconds. */
  readonly finish: () => Promise<void>;
  /** The page goes: keeps what there is as it stands, and writes down nothing after it. */
  readonly abandon: () => void;
}

/** Starts connecting at once. */
export function createLane(needs: LaneNeeds): Lane {
  const { capture, engines, clock, random, onStatus, keepStanding } = needs;
  const books = createBooks({
    ...needs,
    keep: (entry) => {
      needs.keep(entry);
      standing.soon();
    },
  });
  const committer = createCommitter({
    capture,
    clock,
    books,
    current: () => switchboard.current(),
    onTextMissing: () => switchboard.warn({ kind: 'noTextComing' }),
    onEnded: () => {
      switchboard.switchIfReady();
      if (switchboard.current() !== null) rehearing.afterTurn();
    },
    onDead: () => switchboard.lose({ kind: 'noTextComing' }),
  });
  const { taker, text } = committer;
  const rehearing = createRehearing({ capture, taker, books });
  const hearAgain = () => {
    if (switchboard.current() !== null) rehearing.inPause();
  };
  const isBehind = () => capture.capturedMs() - capture.playedMs() > BEHIND_MS;

  const switchboard = createSwitchboard({
    engines,
    clock,
    random,
    atMs: capture.playedMs,
    canSwitch: () => taker.turn().startMs === null && !isBehind(),
    isBehind,
    isSettled: books.owesNothing,
    onHears: (connection) =>
      void clock.after(LEAD_IN_MS, () => {
        if (switchboard.current() === connection) capture.play(connection.speed);
      }),
    // What is sent into a connection that nothing arrives on is wasted: it is held until that heals, or another is up.
    onSteady: ({ speed }, isSteady) => (isSteady ? capture.play(speed) : capture.pause()),
    onLost: ({ number }) => {
      capture.pause();
      text.reset();
      rehearing.afterLoss(number);
    },
    onRetired: books.retire,
    onRetiringLost: (number) => {
      books.fail(number);
      hearAgain();
    },
    onEvent: (number, event) => {
      if (event.type === 'charged') return needs.charge?.(event);
      if (event.type === 'alive') books.noteAlive();
      else if (event.type === 'soundLost') books.loseSound(event);
      else books.take(event, { connection: number, atMs: capture.playedMs() });
      if (number === switchboard.current()?.number) {
        if (event.type !== 'heard' && event.type !== 'soundLost') text.noteAnswer();
        if (text.isBack()) switchboard.warn(null);
      }
      if (event.type !== 'alive') hearAgain();
    },
    onStatus,
  });

  let isOver = false;
  const abandon = () => {
    if (isOver) return;
    isOver = true;
    books.close(rehearing.rest());
    standing.stop();
  };

  const standing = watchStanding({ clock, books, rest: rehearing.rest, keepStanding });

  return {
    onSpeech: (frame) => {
      committer.onSpeech(frame);
      if (capture.waitingMs() > FAR_BEHIND_MS) switchboard.giveWay();
    },
    onIsland: taker.addIsland,
    onGivenUp: books.giveUp,
    onMissing: books.miss,
    retry: switchboard.retry,
    renew: switchboard.renew,
    isSettled: () => taker.turn().startMs === null && books.isSettled(),
    finish: async () => {
      // While nothing hears, sound of after the end would wait to be heard as well.
      if (switchboard.current() === null) capture.stop();
      const { open, unplayed } = rehearing.rest();
      await switchboard.finish(open !== null || unplayed.length > 0);
      if (switchboard.current() !== null) await committer.settle();
      abandon();
      switchboard.close();
    },
    abandon: () => {
      abandon();
      switchboard.close();
    },
  };
}
