/**
 * One source of sound with its turns, engine and ledger while captions run: makes a connection live, recovers from its
 * loss, goes over to fresh ones, ends well. Opens no source and paints nothing.
 */

import type { Island } from '../core/audio/islands.ts';
import type { SpeechFrame } from '../core/audio/turns.ts';
import type { Problem } from '../core/base/problem.ts';
import type { Span } from '../core/base/span.ts';
import type { Engine, EngineEvent } from '../core/engine/engine.ts';
import type { SessionStatus } from '../core/live/status.ts';
import { type BooksNeeds, createBooks } from './books.ts';
import type { Capture } from './capture.ts';
import type { Clock } from './clock.ts';
import { createCommitter, type Numbered } from './committer.ts';
import { createConnector, openNumbered } from './connector.ts';
import { createRehearing } from './rehearing.ts';
import { createRenewal } from './renewal.ts';
import { type StandingNeeds, watchStanding } from './standing.ts';

/** Sound needs a moment to find its way through a new connection; silence goes first, so that no onset is clipped. */
const LEAD_IN_MS = 120;

export interface LaneNeeds extends BooksNeeds, Pick<StandingNeeds, 'keepStanding'> {
  readonly capture: Capture;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onStatus: (status: SessionStatus) => void;
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
  /** Plays out what is left, settles it, closes; within the ring's length and a few seconds. */
  readonly finish: () => Promise<void>;
  /** The page goes: keeps what there is as it stands, and writes down nothing after it. */
  readonly abandon: () => void;
}

/** Starts connecting at once. */
export function createLane(needs: LaneNeeds): Lane {
  const { capture, engine, clock, onStatus, keepStanding } = needs;
  const books = createBooks({
    ...needs,
    keep: (entry) => {
      needs.keep(entry);
      standing.soon();
    },
  });
  const setup = new AbortController();
  let current: Numbered | null = null;
  let lastNumber = 0;
  /** What connections are opened with has changed since the last one was begun. */
  let isOutdated = false;

  const committer = createCommitter({
    capture,
    clock,
    books,
    current: () => current,
    onStatus,
    onEnded: () => {
      renewal.switchIfReady();
      if (current !== null) rehearing.afterTurn();
    },
    onDead: () => lose({ kind: 'noTextComing' }),
  });
  const { taker } = committer;
  const rehearing = createRehearing({ capture, taker, books });

  const open = async () => {
    lastNumber += 1;
    isOutdated = false;
    const number = lastNumber;
    const request = { connection: number, atMs: capture.playedMs, signal: setup.signal };
    return openNumbered(engine, request, (event) => onEvent(number, event));
  };

  const connector = createConnector({ ...needs, open, onOpen: (next) => goLive(next) });
  const renewal = createRenewal({
    clock,
    open,
    isSettled: books.owesNothing,
    canSwitch: () => taker.turn().startMs === null,
    switchTo: (next) => {
      const last = current;
      last?.stopHearing();
      if (last !== null) {
        current = next;
        next.hear();
        // Packets may have stopped arriving on the old one; the new one came up a moment ago.
        capture.play();
      }
      return last;
    },
    onRetired: books.retire,
    onRetiringLost: (number) => {
      books.fail(number);
      hearAgain();
    },
  });

  const goLive = (connection: Numbered) => {
    current = connection;
    connection.hear();
    clock.after(LEAD_IN_MS, () => setSteady(connection.number, true));
    onStatus({ status: 'live', engine: 'openai', standsIn: null, warning: null });
    if (isOutdated) renewal.start();
  };

  const hearAgain = () => {
    if (current !== null) rehearing.inPause();
  };

  const onEvent = (number: number, event: EngineEvent) => {
    const isCurrent = number === current?.number;
    switch (event.type) {
      case 'steady':
        return setSteady(number, event.isSteady);
      case 'ending':
        return isCurrent ? renewal.start() : undefined;
      case 'lost':
        return isCurrent ? lose(event.problem) : renewal.lose(number);
      case 'read':
        return books.noteRead();
      case 'soundLost':
        books.loseSound(event);
        return hearAgain();
      default: {
        const isBack = books.take(event, { connection: number, atMs: capture.playedMs() });
        if (isBack && isCurrent)
          onStatus({ status: 'live', engine: 'openai', standsIn: null, warning: null });
        return hearAgain();
      }
    }
  };

  /** What is sent into a connection that nothing arrives on is wasted: it is held until that heals, or another is up. */
  const setSteady = (number: number, isSteady: boolean) => {
    if (number !== current?.number) return;
    if (isSteady) capture.play();
    else capture.pause();
  };

  const lose = (problem: Problem) => {
    const lost = current;
    if (lost === null) return;
    current = null;
    capture.pause();
    lost.close();
    renewal.cancel();
    rehearing.afterLoss(lost.number);
    connector.connectAgain(problem);
  };

  let isOver = false;
  const abandon = () => {
    if (isOver) return;
    isOver = true;
    books.close(rehearing.rest());
    standing.stop();
  };

  const standing = watchStanding({ clock, books, rest: rehearing.rest, keepStanding });

  connector.connect();
  return {
    onSpeech: committer.onSpeech,
    onIsland: taker.addIsland,
    onGivenUp: books.giveUp,
    onMissing: books.miss,
    retry: () => {
      if (current === null) connector.connectNow();
    },
    renew: () => {
      if (current === null) isOutdated = true;
      else renewal.start();
    },
    finish: async () => {
      connector.cancel();
      renewal.cancel();
      if (current !== null) await committer.settle();
      abandon();
      renewal.close();
      setup.abort();
      current?.close();
      current = null;
    },
    abandon,
  };
}
