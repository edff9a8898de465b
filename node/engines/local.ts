/** The recognizer in this process as an engine for recordings: as fast as the machine, and never with a smaller model. */
import { success } from '../../core/base/result.ts';
import type { Engine } from '../../core/engine/engine.ts';
import type { Follow } from '../../core/hearing/frame.ts';
import type { ListenerNeeds } from '../../core/hearing/listener.ts';
import { messageOf } from '../../core/hearing/serving/serve.ts';
import { openStream } from '../../core/hearing/serving/stream.ts';
import { createLocalStream } from '../../core/local/localStream.ts';

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
      let isOver = false;
      const close = () => {
        isOver = true;
        local.stopHearing();
        stream.close();
      };
      const fail = (error: unknown) => {
        if (isOver) return;
        close();
        console.warn(`The recognizer failed: ${String(error)}`);
        listener({ type: 'lost', problem: { kind: 'recognizerFailed' } });
      };
      const local = createLocalStream({
        ...{ connection, follow, listener },
        send: (samples, probability) => stream.hear(samples, () => probability),
        sendEnd: (turn) =>
          void stream.end().then(() => {
            if (!isOver) local.take({ type: 'ended', turn });
          }, fail),
      });
      const stream = openStream({
        ...model,
        tell: (told) => local.take(messageOf(told)),
        onProgress: local.takenIn,
        onError: fail,
      });
      const { hear, stopHearing, end } = local;
      return success({ hear, stopHearing, end, close });
    },
  };
}
