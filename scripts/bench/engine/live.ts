/**
 * Plays speech to the recognizer on a clock that only the sound and the models' own work move, so that a busy machine
 * changes costs but not what is heard when. The detector's and the decoder's work is CPU time of this process.
 */
import { join } from 'node:path';
import { type Model, SAMPLE_RATE } from '../../../core/hearing/decoder.ts';
import { FRAME_MS, FRAME_SAMPLES } from '../../../core/hearing/frame.ts';
import type { ModelName } from '../../../core/hearing/models.ts';
import type { Detect } from '../../../core/hearing/silero.ts';
import type { Utterance } from '../../../e2e/speech/human.ts';
import type { SpokenWord } from '../../../e2e/speech/talk.ts';
import { loadDetector } from '../../../node/recognizer/detector.ts';
import { findModel } from '../../../node/recognizer/models.ts';
import { loadMoonshine } from '../../../node/recognizer/moonshine.ts';
import { ROOT } from '../../root.ts';
import { comparable, createScreen, delaysMs, errorsIn } from './screen.ts';
import { type OpenTranscriber, openOurs } from './transcribers.ts';

export interface Loaded {
  readonly name: ModelName;
  readonly model: Model;
  readonly createDetector: () => Detect;
  readonly loadMs: number;
  /** Processor time so far of what runs the model, where that is not this process. */
  readonly cpuMs?: () => number;
  readonly release: () => Promise<void>;
}

export type Loading =
  | { readonly ok: true; readonly value: Loaded }
  | { readonly ok: false; readonly reason: string };

export async function load(name: ModelName): Promise<Loading> {
  const startedAt = performance.now();
  const found = await findModel(join(ROOT, 'assets'), name);
  if (!found.ok) return found;
  const model = await loadMoonshine(found.value);
  const createDetector = await loadDetector();
  const loadMs = Math.round(performance.now() - startedAt);
  return { ok: true, value: { name, model, createDetector, loadMs, release: model.release } };
}

/** Speech with when its words were said, where alignment could tell. */
export type TimedUtterance = Utterance & { readonly words: readonly SpokenWord[] | null };

export interface Heard {
  readonly words: number;
  readonly paintedErrors: number;
  readonly savedErrors: number;
  /** How many words were painted, and how many of those became another or went away. */
  readonly painted: number;
  readonly changed: number;
  readonly savedWords: number;
  /** From a word's end, by forced alignment, until it stands painted as it stays. Sorted. */
  readonly delaysMs: readonly number[];
  /** CPU seconds for each second of sound, pauses included. */
  readonly cpuShare: number;
  readonly texts: readonly { readonly name: string; readonly painted: string; readonly saved: string }[];
}

/** What is to be said of one recording. */
export interface HeardOne {
  readonly utterance: Utterance;
  readonly shown: string;
  readonly saved: string;
  readonly painted: number;
  readonly changed: number;
  readonly delaysMs: readonly number[];
  readonly cpuMs: number;
  readonly soundMs: number;
}

export function summed(all: readonly HeardOne[]): Heard {
  const sum = (pick: (one: HeardOne) => number): number => all.reduce((total, one) => total + pick(one), 0);
  return {
    words: sum(({ utterance }) => comparable(utterance.text).length),
    paintedErrors: sum(({ utterance, shown }) => errorsIn(utterance.text, shown)),
    savedErrors: sum(({ utterance, saved }) => errorsIn(utterance.text, saved)),
    painted: sum(({ painted }) => painted),
    changed: sum(({ changed }) => changed),
    savedWords: sum(({ saved }) => comparable(saved).length),
    delaysMs: all.flatMap((one) => one.delaysMs).toSorted((one, other) => one - other),
    cpuShare: sum(({ cpuMs }) => cpuMs) / sum(({ soundMs }) => soundMs),
    texts: all.map(({ utterance, shown, saved }) => ({ name: utterance.name, painted: shown, saved })),
  };
}

/** @param share 0.5 is the median. */
export const quantile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.floor(share * sorted.length)] ?? Number.NaN);

/** Silence around each utterance, so that its turn ends. */
const BEFORE_SAMPLES = 8_000;
const AFTER_SAMPLES = 16_000;
export const AROUND_MS = ((BEFORE_SAMPLES + AFTER_SAMPLES) / SAMPLE_RATE) * 1_000;

export async function hearAll(
  loaded: Loaded,
  utterances: readonly TimedUtterance[],
  open: OpenTranscriber = openOurs,
): Promise<Heard> {
  const all: HeardOne[] = [];
  for (const utterance of utterances) all.push(await hearOne(loaded, utterance, open));
  return summed(all);
}

const cpuOfThisProcess = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

async function hearOne(
  { model, createDetector, cpuMs: cpuNow = cpuOfThisProcess }: Loaded,
  utterance: TimedUtterance,
  open: OpenTranscriber,
): Promise<HeardOne> {
  const { sound, words } = utterance;
  const detect = createDetector();
  const transcriber = open(model.decode);
  const screen = createScreen();
  const samples = new Float32Array(sound.samples.length + BEFORE_SAMPLES + AFTER_SAMPLES);
  samples.set(sound.samples, BEFORE_SAMPLES);
  const saved: string[] = [];
  let [cpuMs, soundMs, freeAtMs] = [0, 0, 0];
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
    soundMs += FRAME_MS;
    const before = cpuNow();
    const startedAt = performance.now();
    const frame = samples.slice(at, at + FRAME_SAMPLES);
    const said = await transcriber.hear(frame, detect(frame), freeAtMs > soundMs + FRAME_MS);
    // A moment that the machine gave to others counts in neither.
    const costMs = Math.min(cpuNow() - before, performance.now() - startedAt);
    cpuMs += costMs;
    freeAtMs = Math.max(freeAtMs, soundMs) + costMs;
    for (const one of said) {
      screen.paint(one, freeAtMs);
      if (one.saved !== '') saved.push(one.saved);
    }
  }
  const shown = screen.words.map(({ word }) => word.trim()).join(' ');
  const delays = delaysMs(screen.words, later(words ?? []));
  const { painted, changed } = screen;
  return { utterance, shown, saved: saved.join(' '), painted, changed, delaysMs: delays, cpuMs, soundMs };
}

/** On the clock of what is heard, which begins with silence. */
const later = (words: readonly SpokenWord[]): readonly SpokenWord[] => {
  const beforeMs = (BEFORE_SAMPLES / SAMPLE_RATE) * 1_000;
  return words.map((word) => ({ ...word, endMs: word.endMs + beforeMs }));
};
