/** Captions sound that reaches this server, as one lane of a room, until it ends. Knows no network and no file. */
import { success } from '../../core/base/result.ts';
import type { Source } from '../../live/capture.ts';
import { createRecordedCapture, type RecordedPart } from '../../live/recording/capture.ts';
import { openSession } from '../../live/startSession.ts';
import type { Feed } from '../rooms/feed.ts';
import { clock } from './clock.ts';
import type { Hearers } from './hearers.ts';

export interface CaptioningNeeds {
  readonly feed: Feed;
  /** Mono sound at 16 kHz. `return` must end a `next` that waits. */
  readonly parts: AsyncIterator<RecordedPart>;
  readonly hearers: Hearers;
  /** How many times faster than it was spoken sound is taken in: 1 for a recording, without bounds for a microphone. */
  readonly speed: number;
}

export interface Captioning {
  /** Resolves when the sound has ended and all of it is settled and kept. */
  readonly over: Promise<void>;
  /** Settles what was said, and ends. */
  readonly finish: () => Promise<void>;
}

/** A frame of what comes as it is spoken. */
const LIVE_AHEAD_MS = 32;

/** Rejects, with a sentence, where nobody can hear. */
export async function captionSound({ feed, parts, hearers, speed }: CaptioningNeeds): Promise<Captioning> {
  const hearer = await hearers.prepare();
  const { promise: isRead, resolve } = Promise.withResolvers<void>();
  const source: Source = {
    lane: feed.lane,
    open: async (_settings, listener) => {
      const capture = createRecordedCapture({
        parts: telling(parts, resolve),
        detect: hearer.createDetect(),
        clock,
        listener,
        ...(speed > 1 && { aheadMs: LIVE_AHEAD_MS }),
      });
      capture.closed.catch(() => resolve());
      const engines = hearer.enginesFor(capture.follow, speed);
      return success({ capture, engines: () => engines, change: () => undefined });
    },
  };
  const opened = await openSession(
    { ...feed, sources: [source], clock, random: Math.random, epochMs: Date.now },
    hearers.settings,
  );
  if (!opened.ok) throw new Error(opened.problem.kind);
  let finishing: Promise<void> | null = null;
  const finish = () => {
    finishing ??= opened.value.finish('end').finally(feed.end);
    return finishing;
  };
  return { over: isRead.then(finish), finish };
}

/** The same, and tells when it has ended. */
function telling(parts: AsyncIterator<RecordedPart>, onEnd: () => void): AsyncIterator<RecordedPart> {
  return {
    next: async () => {
      const next = await parts.next();
      if (next.done === true) onEnd();
      return next;
    },
    return: async () => {
      onEnd();
      return (await parts.return?.()) ?? { done: true, value: undefined };
    },
  };
}
