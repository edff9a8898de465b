/** Sound that comes in frames over a network as one stream: in order, each sample once, silence for what never came. */
import type { RecordedPart } from '../../live/recording/capture.ts';
import { SOUND_RATE, type SoundFrame } from '../wire/speaking.ts';

export interface Incoming {
  readonly parts: AsyncIterator<RecordedPart>;
  readonly push: (frame: SoundFrame) => void;
  /** How many samples have arrived. */
  readonly arrived: () => number;
  readonly end: () => void;
}

/** No more than so much waits while nobody can hear. */
const MOST_WAITING_SAMPLES = 120 * SOUND_RATE;
/** A page that claims to be further on than this is not believed. */
const MOST_MISSING_SAMPLES = 3_600 * SOUND_RATE;
/** A second of it, for all: an hour of its own would be 230 MB. */
const SILENCE = new Float32Array(SOUND_RATE);

/** @param from how many samples an earlier server has had of the page: the stream begins behind them. */
export function createIncoming(from = 0): Incoming {
  let waiting: RecordedPart[] = [];
  let samplesWaiting = 0;
  let arrived = from;
  let firstAt = from;
  let hasBegun = false;
  let isOver = false;
  let wake: (() => void) | null = null;
  const add = (part: RecordedPart) => {
    waiting.push(part);
    if (part.type === 'sound') samplesWaiting += part.samples.length;
    wake?.();
    wake = null;
  };
  const addMissing = (from: number, to: number) => {
    add({ type: 'missing', startMs: msOf(from - firstAt), endMs: msOf(to - firstAt) });
    for (let at = from; at < to; at += SOUND_RATE)
      add({ type: 'sound', samples: SILENCE.subarray(0, to - at) });
  };
  const end = () => {
    isOver = true;
    wake?.();
    wake = null;
  };
  return {
    arrived: () => arrived,
    end,
    push: ({ at, samples }) => {
      // A page that nobody could hear for longer than this is heard again, with so much of it marked.
      if (!hasBegun) firstAt = Math.max(from, at - MOST_MISSING_SAMPLES);
      if (!hasBegun) arrived = firstAt;
      hasBegun = true;
      const until = at + samples.length;
      // What was sent again because it was not known to have arrived; and what nobody can hear soon: it is missing later.
      if (isOver || until <= arrived || at - arrived > MOST_MISSING_SAMPLES) return;
      if (samplesWaiting > MOST_WAITING_SAMPLES) return;
      if (at > arrived) addMissing(arrived, at);
      add({ type: 'sound', samples: samples.subarray(Math.max(0, arrived - at)) });
      arrived = until;
    },
    parts: {
      next: async () => {
        while (waiting.length === 0 && !isOver)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        const part = waiting.shift();
        if (part === undefined) return { done: true, value: undefined };
        if (part.type === 'sound') samplesWaiting -= part.samples.length;
        return { done: false, value: part };
      },
      return: async () => {
        waiting = [];
        end();
        return { done: true, value: undefined };
      },
    },
  };
}

const msOf = (samples: number): number => (samples / SOUND_RATE) * 1_000;
