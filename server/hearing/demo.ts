/** The demo: captions a recording over and over, as fast as it is spoken. */
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import type { RecordedPart } from '../../live/recording/capture.ts';
import { openRecording, type Recording } from '../../node/audio/recording.ts';
import type { Room } from '../rooms/rooms.ts';
import { type Captioning, captionSound } from './captioning.ts';
import type { Hearers } from './hearers.ts';

export interface Demo {
  readonly stop: () => Promise<void>;
}

export interface DemoNeeds {
  readonly path: string;
  readonly room: Room;
  readonly hearers: Hearers;
  /** It cannot go on: why. */
  readonly onFailed: (reason: string) => void;
}

/** Between two rounds. */
const PAUSE_MS = 3_000;
const LABEL = 'Demo';

/** Rejects, with a sentence without its full stop, when the recording cannot be read. */
export async function startDemo({ path, room, hearers, onFailed }: DemoNeeds): Promise<Demo> {
  const opened = await openRecording(path);
  if (!opened.ok) throw new Error(`the recording ${path} cannot be read. Correct --demo`);
  let current: Captioning | null = null;
  let isOver = false;
  const { promise: stopped, resolve: wake } = Promise.withResolvers<void>();
  const run = async () => {
    while (!isOver) {
      const feed = room.openFeed(LABEL);
      try {
        current = await captionSound({ feed, parts: partsOf(opened.value), hearers, speed: 1 });
      } catch (error) {
        feed.end();
        throw error;
      }
      if (isOver) await current.finish();
      await current.over;
      const pause = new Promise((resolve) => setTimeout(resolve, PAUSE_MS).unref());
      await Promise.race([pause, stopped]);
    }
  };
  const running = run().catch((error: unknown) =>
    onFailed(error instanceof Error ? error.message : String(error)),
  );
  return {
    stop: async () => {
      isOver = true;
      wake();
      await current?.finish();
      await running;
    },
  };
}

async function* partsOf(recording: Recording): AsyncGenerator<RecordedPart> {
  for await (const part of recording.listen({ sampleRate: SAMPLE_RATE, split: false })) {
    const samples = part.type === 'missing' ? undefined : part.lanes[0];
    if (samples !== undefined) yield { type: 'sound', samples };
  }
}
