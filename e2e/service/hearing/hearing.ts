/**
 * Hears a stream: tells which words of the talk have arrived in it, each when its end has. It never tells a
 * word that did not sound.
 */
import { createFramer, FRAME_MS } from './frames.ts';
import { createPath, type Passed } from './path.ts';
import type { Score } from './score.ts';

/** Words are told this far back, so that later sound can correct them; less than the service's own delay. */
const LAG_MS = 500;

/**
 * A longer gap than this tells nothing more, so its frames are not made. A path may come past a word on both
 * sides of one: where the word broke off, and where it went on.
 */
const LONGEST_GAP_MS = 2_000;

export interface HeardWord {
  readonly word: string;
  /** Counts the words of what is heard. */
  readonly index: number;
  /** In milliseconds of received sound. */
  readonly endMs: number;
  /** What it adds to the text before it, with its space. */
  readonly text: string;
}

export interface Hearing {
  /** Takes samples (-1..1) that follow on those before; gives the words that became certain, in order. */
  push(samples: Float32Array): readonly HeardWord[];
  /** Lets time pass without sound: a gap in what was received. */
  skip(durationMs: number): readonly HeardWord[];
  /** Decides what was heard until then, now by default, with what has arrived. */
  flush(untilMs?: number): readonly HeardWord[];
  /** Milliseconds of sound received, gaps included. */
  readonly receivedMs: number;
}

export function createHearing(score: Score, sampleRate: number): Hearing {
  const framer = createFramer(sampleRate);
  const path = createPath(score);
  let receivedMs = 0;
  let frameMs = 0;
  let told: Passed | null = null;

  /** Words passed until then, after those told before. */
  const tell = (untilMs: number): readonly HeardWord[] => {
    const words: Passed[] = [];
    for (let passed = path.passed(); passed !== null && !wasTold(passed, told); passed = passed.before)
      if (passed.atMs <= untilMs) words.unshift(passed);
    told = words.at(-1) ?? told;
    return words.map(({ word, index, endMs }) => ({ word, index, endMs, text: ` ${word}` }));
  };

  const push = (samples: Float32Array): readonly HeardWord[] => {
    receivedMs += (samples.length / sampleRate) * 1_000;
    for (const frame of framer(samples)) {
      frameMs += FRAME_MS;
      path.advance(frame, frameMs);
    }
    return tell(frameMs - LAG_MS);
  };

  return {
    push,
    skip(durationMs) {
      const soundingMs = Math.min(durationMs, LONGEST_GAP_MS);
      const words = push(new Float32Array(Math.round((soundingMs * sampleRate) / 1_000)));
      receivedMs += durationMs - soundingMs;
      frameMs += durationMs - soundingMs;
      return words;
    },
    flush: (untilMs = receivedMs) => tell(untilMs),
    get receivedMs() {
      return receivedMs;
    },
  };
}

/** Earlier than the last word told, or that word again. */
const wasTold = ({ index, atMs }: Passed, told: Passed | null): boolean =>
  told !== null && atMs <= told.atMs + (index === told.index ? LONGEST_GAP_MS + LAG_MS : 0);
