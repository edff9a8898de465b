/** Ways to make live text of speech with the same model: ours, and what others do. They keep no time but the frames'. */
import type { Decode } from '../../../core/hearing/decoder.ts';
import { FRAME_MS } from '../../../core/hearing/frame.ts';
import { createListener } from '../../../core/hearing/listener.ts';
import { createSound } from '../../../core/hearing/sound.ts';
import { type TimedWord, wordsOf } from '../../../core/hearing/words.ts';
import { vocabulary } from '../../../node/recognizer/vocabulary.ts';
import type { Painting } from './screen.ts';

export interface Said extends Painting {
  /** Goes into the transcript. */
  readonly saved: string;
}

export interface Transcriber {
  /** As a listener's. */
  hear(frame: Float32Array, speech: number, isBehind: boolean): Promise<readonly Said[]>;
}

export type OpenTranscriber = (decode: Decode) => Transcriber;

export const openOurs: OpenTranscriber = (decode) => {
  const listener = createListener({ decode, vocabulary });
  return {
    async hear(frame, speech, isBehind) {
      const heard = await listener.hear(frame, speech, isBehind);
      return heard.map((one) =>
        one.kind === 'word'
          ? {
              settled: one.text.trim() === '' || !one.text.startsWith(' ') ? [] : [one.text],
              open: [],
              saved: '',
            }
          : { settled: [], open: [], saved: one.words.map(({ text }) => text).join(' ') },
      );
    },
  };
};

const UPDATE_FRAMES = 16;

/** Shows every reading of what was said since the last commit, and commits where `isOver` says so. */
function openHypotheses(
  isOver: (frames: number, speech: number) => boolean,
  isDrafted: boolean,
): OpenTranscriber {
  return (decode) => {
    const sound = createSound();
    let frames = 0;
    let hasSpeech = false;
    let last: readonly TimedWord[] = [];
    const read = async (): Promise<readonly string[]> => {
      const draft = isDrafted ? last.flatMap(({ tokens }) => tokens.map(({ id }) => id)) : [];
      last = wordsOf(await decode({ audio: sound.between(0, sound.lengthMs), force: [], draft }), vocabulary);
      return last.map(({ text }) => text);
    };
    const commit = async (): Promise<readonly Said[]> => {
      const settled = await read();
      sound.dropBefore(sound.lengthMs);
      [frames, hasSpeech, last] = [0, false, []];
      return [{ settled, open: [], saved: settled.join(' ') }];
    };
    return {
      async hear(frame, speech, isBehind) {
        sound.add(frame, speech);
        frames += 1;
        hasSpeech ||= speech > SPEECH;
        if (!hasSpeech) {
          // Silence is neither kept nor read here: that is kinder to the others than they are to themselves.
          sound.dropBefore(sound.lengthMs - PREROLL_MS);
          frames = 0;
          return [];
        }
        if (isOver(frames, speech)) return commit();
        if (isBehind || frames % UPDATE_FRAMES !== 0) return [];
        return [{ settled: [], open: await read(), saved: '' }];
      },
    };
  };
}

const SPEECH = 0.5;
const PREROLL_MS = 300;

/** As moonshine-js 0.1.29: between 2 and 4 s, where the detector's mean over about five frames is low. */
const LEAST_FRAMES = 64;
const MOST_FRAMES = 128;
const MEAN_OVER = 5;

export const openCommits: OpenTranscriber = (decode) => {
  let mean = 0;
  const isOver = (frames: number, speech: number): boolean => {
    mean += (2 / (MEAN_OVER + 1)) * (speech - mean);
    return frames >= MOST_FRAMES || (frames >= LEAST_FRAMES && mean <= SPEECH);
  };
  return openHypotheses(isOver, false)(decode);
};

/** Whole turns, each reading shown at once, as a caption that is always as new as can be; 24 s at most. */
const SILENT_MS = 600;
const LONGEST_MS = 24_000;

export const openAtOnce: OpenTranscriber = (decode) => {
  let silentMs = 0;
  const isOver = (frames: number, speech: number): boolean => {
    silentMs = speech > SPEECH ? 0 : silentMs + FRAME_MS;
    return silentMs === Math.ceil(SILENT_MS / FRAME_MS) * FRAME_MS || frames * FRAME_MS >= LONGEST_MS;
  };
  return openHypotheses(isOver, true)(decode);
};
