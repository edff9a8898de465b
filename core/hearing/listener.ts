/**
 * Hears a stream: when to decode what, and what is told of it. Words come a moment after they are said and never change;
 * each turn's text comes once more at its end. It knows no clock but the count of samples, and waits for the decoder only.
 */
import { findCut } from './cut.ts';
import { type Decode, SAMPLE_RATE, type Vocabulary } from './decoder.ts';
import { FRAME_MS } from './frame.ts';
import { createProof } from './proof.ts';
import { createSound } from './sound.ts';
import { readWholeTurn } from './wholeTurn.ts';
import {
  afterCut,
  emptyWindow,
  foldReading,
  requestOf,
  settleAll,
  type Told,
  type Trust,
  type Window,
} from './window.ts';
import { later, type TimedWord } from './words.ts';

/** Speech begins above this probability, in so many frames in a row, and ends below the lower one. */
const BEGINS_ABOVE = 0.5;
const BEGINS_FRAMES = 2;
const ENDS_BELOW = 0.35;

/** Sound before the detector was sure: soft beginnings of words. */
const PREROLL_MS = 300;

/** A turn ends after so much silence; half-way there what was said can be read without an edge. */
const SILENCE_MS = 600;
const PAUSE_MS = 256;
/** So far into a silence a reading still brings something new. */
const STILL_SPEAKING_MS = 160;

/** Text every half second: faster readings settle earlier and err more. */
export const SHORTEST_MS = 500;

/** While sound waits, readings are rarer, so that they catch up. */
const CATCH_UP_EVERY_MS = 2_000;

/** A longer window is cut, for cost; one that cannot be cut is a turn by itself, for the model repeats itself after 30 s. */
const LONG_WINDOW_MS = 8_000;
const LONGEST_WINDOW_MS = 24_000;

/** A turn is cut with its window from here on: the model reads up to 20 s well. */
const LONG_TURN_MS = 10_000;

type HeardWord = { readonly kind: 'word' } & Told;

export type Heard =
  | HeardWord
  | {
      readonly kind: 'turn';
      /** On the clock of received sound, as all times here. */
      readonly startMs: number;
      readonly endMs: number;
      /** False when there was speech that is not of the model's language; then there are no words. */
      readonly isUnderstood: boolean;
      readonly words: readonly TimedWord[];
    };

export interface Listener {
  /**
   * Takes 512 samples at SAMPLE_RATE with the probability that they are speech. One call at a time.
   * @param isBehind more sound waits already.
   */
  hear(frame: Float32Array, speech: number, isBehind: boolean): Promise<readonly Heard[]>;
  /** Ends the turn that is open, if one is. */
  end(): Promise<readonly Heard[]>;
}

/** What a listener hears with. */
export interface ListenerNeeds {
  readonly decode: Decode;
  readonly vocabulary: Vocabulary;
  /** Sound between two readings, in milliseconds: asked each time, since it may change with the machine's pace. */
  readonly everyMs?: () => number;
  /** False where nobody reads along, as with a recording: only what a turn's text needs is read. True when not told. */
  readonly readsAlong?: boolean;
}

export function createListener({ decode, vocabulary, everyMs, readsAlong = true }: ListenerNeeds): Listener {
  const sound = createSound();
  const proof = createProof<HeardWord>();
  let heardMs = 0;
  /** The window's beginning within the turn's sound, or null between turns. */
  let windowMs: number | null = null;
  let window: Window = emptyWindow;
  /** Words of the turn that are settled and lie before the window, on the turn's clock. */
  let before: readonly TimedWord[] = [];
  let speechFrames = 0;
  let silentMs = 0;
  let readMs = 0;

  const betweenMs = (isBehind: boolean) => (isBehind ? CATCH_UP_EVERY_MS : (everyMs?.() ?? SHORTEST_MS));
  const startMs = (): number => heardMs - sound.lengthMs;
  const tell = (told: readonly Told[], fromMs: number): readonly Heard[] => {
    const words = told.map(({ text, ...word }) => ({
      kind: 'word' as const,
      text,
      startMs: word.startMs + startMs() + fromMs,
      endMs: word.endMs + startMs() + fromMs,
    }));
    return proof.take(words, [...before, ...window.words]);
  };

  const read = async (fromMs: number, trust: Trust): Promise<readonly Heard[]> => {
    readMs = sound.lengthMs;
    const audio = sound.between(fromMs, sound.lengthMs);
    const tokens = await decode({ audio, ...requestOf(window, vocabulary) });
    const lengthMs = (audio.length / SAMPLE_RATE) * 1_000;
    const step = foldReading(window, { tokens, lengthMs, trust }, vocabulary);
    window = step.window;
    return tell(step.told, fromMs);
  };

  /** The turn's text so far, and what of it has none. */
  const readTurn = async (untilMs: number, settled: readonly TimedWord[]): Promise<readonly Heard[]> => {
    const { words, unheardFromMs } = await readWholeTurn({ decode, vocabulary, sound }, untilMs, settled);
    const endMs = startMs() + untilMs;
    const { isUnderstood, told } = proof.endTurn(words, endMs);
    if (!isUnderstood || unheardFromMs === null) return [...told, turnOf(endMs, isUnderstood, words)];
    const restMs = startMs() + unheardFromMs;
    const rest: Heard = { kind: 'turn', startMs: restMs, endMs, isUnderstood: false, words: [] };
    return words.length === 0 ? [rest] : [...told, turnOf(restMs, true, words), rest];
  };
  const turnOf = (endMs: number, isUnderstood: boolean, words: readonly TimedWord[]): Heard => ({
    kind: 'turn',
    startMs: startMs(),
    endMs,
    isUnderstood,
    words: isUnderstood ? later(words, startMs()) : [],
  });

  const cutWindow = async (fromMs: number): Promise<readonly Heard[]> => {
    const audio = sound.between(fromMs, sound.lengthMs);
    const cut = findCut(window.settled, audio, (ms) => sound.speechAt(fromMs + ms));
    if (cut === null) return [];
    before = [...before, ...later(window.settled.slice(0, cut.words), fromMs)];
    window = afterCut(window, cut.words, cut.atMs);
    windowMs = fromMs + cut.atMs;
    if (windowMs < LONG_TURN_MS) return [];
    const turn = await readTurn(windowMs, before);
    sound.dropBefore(windowMs);
    readMs -= windowMs;
    windowMs = 0;
    before = [];
    return turn;
  };

  const close = async (fromMs: number): Promise<readonly Heard[]> => {
    const isRead =
      window.isWhole && window.words.length === window.settled.length && silentMs >= sound.lengthMs - readMs;
    let told: readonly Heard[];
    if (isRead) {
      const step = settleAll(window);
      window = step.window;
      told = tell(step.told, fromMs);
    } else told = readsAlong ? await read(fromMs, 'all') : [];
    const turn = await readTurn(sound.lengthMs, [...before, ...later(window.words, fromMs)]);
    sound.dropBefore(sound.lengthMs);
    windowMs = null;
    window = emptyWindow;
    before = [];
    speechFrames = 0;
    return [...told, ...turn];
  };

  const wait = (speech: number): void => {
    sound.dropBefore(sound.lengthMs - PREROLL_MS);
    speechFrames = speech > BEGINS_ABOVE ? speechFrames + 1 : 0;
    if (speechFrames < BEGINS_FRAMES) return;
    windowMs = 0;
    silentMs = 0;
    readMs = 0;
  };

  return {
    async hear(frame, speech, isBehind) {
      heardMs += FRAME_MS;
      sound.add(frame, speech);
      if (windowMs === null) {
        wait(speech);
        return [];
      }
      silentMs = speech > ENDS_BELOW ? 0 : silentMs + FRAME_MS;
      if (silentMs >= SILENCE_MS || sound.lengthMs - windowMs >= LONGEST_WINDOW_MS) return close(windowMs);
      const isPause = silentMs === PAUSE_MS;
      if (isPause) return isBehind || !readsAlong ? [] : read(windowMs, 'pause');
      const dueMs = readsAlong ? betweenMs(isBehind) : LONG_WINDOW_MS;
      if (silentMs > STILL_SPEAKING_MS || sound.lengthMs - readMs < dueMs) return [];
      const told = await read(windowMs, 'agreed');
      const isLong = sound.lengthMs - windowMs > LONG_WINDOW_MS;
      return isLong ? [...told, ...(await cutWindow(windowMs))] : told;
    },
    end: async () => (windowMs === null ? [] : close(windowMs)),
  };
}
