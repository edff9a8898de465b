/** One stream to the recognizer on this computer: judged frames and ends of turns out, what it tells in. Knows no port and no model. */
import type { EngineListener, SpokenTurn } from '../engine/engine.ts';
import { type Follow, FRAME_MS } from '../hearing/frame.ts';
import { createHolding, LITTLE_WAITING_MS } from './holding.ts';
import { createStreamClock } from './streamClock.ts';
import { createLocalTurns, type HeardText } from './turns.ts';

export interface LocalStreamNeeds {
  /** The number of the connection. */
  readonly connection: number;
  readonly follow: Follow;
  readonly listener: EngineListener;
  /** FRAME_SAMPLES that follow on those before, with how likely they are speech. */
  readonly send: (samples: Float32Array, probability: number) => void;
  /** What was sent so far is to be read to its end, and then `ended` told with this number. */
  readonly sendEnd: (turn: number) => void;
}

export interface LocalStream {
  readonly hear: () => void;
  readonly stopHearing: () => void;
  readonly end: (turn: SpokenTurn) => void;
  /** The recognizer tells of what it heard. */
  readonly take: (heard: HeardText) => void;
  /** The recognizer has taken in so much of the stream. */
  readonly takenIn: (untilMs: number) => void;
  /** Whether the recognizer has something to say still, or to take in. */
  readonly isOwed: () => boolean;
}

/** Holds sound back, by `steady`, while the recognizer cannot follow. */
export function createLocalStream(needs: LocalStreamNeeds): LocalStream {
  const { connection, follow, listener, send, sendEnd } = needs;
  const clock = createStreamClock();
  const turns = createLocalTurns({ connection, at: clock.at });
  const hold = createHolding((isSteady) => listener({ type: 'steady', isSteady }));
  let takenInMs = 0;
  let stopFollowing = () => {};
  const waitingMs = () => clock.sentMs() - takenInMs;
  return {
    hear: () => {
      stopFollowing = follow(({ samples, probability, atMs }) => {
        clock.send(FRAME_MS, atMs);
        send(samples, probability);
        hold(waitingMs());
      });
    },
    stopHearing: () => stopFollowing(),
    end: (turn) => {
      const { number, event } = turns.end(turn);
      listener(event);
      sendEnd(number);
    },
    take: (heard) => {
      for (const event of turns.take(heard)) listener(event);
    },
    takenIn: (untilMs) => {
      takenInMs = untilMs;
      listener({ type: 'alive' });
      hold(waitingMs());
    },
    // The last quarter of a second is never told of.
    isOwed: () => turns.areOwed() || waitingMs() > LITTLE_WAITING_MS,
  };
}
