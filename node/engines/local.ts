/** The recognizer in this process as an engine for recordings: as fast as the machine, and never with a smaller model. */
import { success } from '../../core/base/result.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { type Follow, FRAME_MS } from '../../core/hearing/frame.ts';
import type { ListenerNeeds } from '../../core/hearing/listener.ts';
import { messageOf } from '../../core/hearing/serving/serve.ts';
import { openStream } from '../../core/hearing/serving/stream.ts';
import { createHolding } from '../../core/local/holding.ts';
import { createStreamClock } from '../../core/local/streamClock.ts';
import { createLocalTurns } from '../../core/local/turns.ts';

export interface LocalRecordingNeeds {
  readonly follow: Follow;
  /** Loaded once, shared by all lanes. */
  readonly model: ListenerNeeds;
}

export function createLocalRecordingEngine({ follow, model }: LocalRecordingNeeds): Engine {
  return {
    name: 'local',
    speed: Number.POSITIVE_INFINITY,
    open: async ({ connection }, listener) => {
      const clock = createStreamClock();
      const turns = createLocalTurns({ connection, at: clock.at });
      const hold = createHolding((isSteady) => listener({ type: 'steady', isSteady }));
      let takenInMs = 0;
      let isOver = false;
      let stopFollowing = () => {};
      const close = () => {
        isOver = true;
        stopFollowing();
        stream.close();
      };
      const fail = (error: unknown) => {
        if (isOver) return;
        close();
        console.warn(`The recognizer failed: ${String(error)}`);
        listener({ type: 'lost', problem: { kind: 'recognizerFailed' } });
      };
      const stream = openStream({
        ...model,
        tell: (heard) => {
          for (const event of turns.take(messageOf(heard))) listener(event);
        },
        onProgress: (untilMs) => {
          takenInMs = untilMs;
          listener({ type: 'alive' });
          hold(clock.sentMs() - takenInMs);
        },
        onError: fail,
      });
      return success({
        hear: () => {
          stopFollowing = follow(({ samples, probability, atMs }) => {
            clock.send(FRAME_MS, atMs);
            stream.hear(samples, () => probability);
            hold(clock.sentMs() - takenInMs);
          });
        },
        stopHearing: () => stopFollowing(),
        end: (turn) => {
          const { number, event } = turns.end(turn);
          listener(event);
          void stream.end().then(() => {
            if (isOver) return;
            for (const said of turns.take({ type: 'ended', turn: number })) listener(said);
          }, fail);
        },
        close,
      });
    },
  };
}
