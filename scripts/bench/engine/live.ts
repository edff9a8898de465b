/**
 * Plays speech to the recognizer on a clock that only the sound and the models' own work move, so that a busy machine
 * changes costs but not what is heard when. The detector's and the decoder's work is CPU time of this process.
 */
import { join } from 'node:path';
import type { Model } from '../../../core/hearing/decoder.ts';
import { createListener } from '../../../core/hearing/listener.ts';
import type { ModelName } from '../../../core/hearing/models.ts';
import { FRAME_MS, FRAME_SAMPLES } from '../../../core/hearing/sound.ts';
import type { Utterance } from '../../../e2e/speech/human.ts';
import { plainWords, wordErrors } from '../../../e2e/speech/wordErrors.ts';
import { type Detect, loadDetector } from '../../../node/recognizer/detector.ts';
import { findModel } from '../../../node/recognizer/models.ts';
import { loadMoonshine } from '../../../node/recognizer/moonshine.ts';
import { vocabulary } from '../../../node/recognizer/vocabulary.ts';
import { ROOT } from '../../root.ts';

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

export interface Heard {
  readonly words: number;
  readonly paintedErrors: number;
  readonly savedErrors: number;
  /** From a word's end, by the recognizer's own word times, until it is painted. */
  readonly latencyMs: { readonly p50: number; readonly p95: number };
  /** CPU seconds for each second of sound, pauses included. */
  readonly cpuShare: number;
  /** Of the whole process, at the end. */
  readonly residentMb: number;
  readonly texts: readonly { readonly name: string; readonly painted: string; readonly saved: string }[];
}

/** Silence around each utterance, so that its turn ends. */
const BEFORE_SAMPLES = 8_000;
const AFTER_SAMPLES = 16_000;

export async function hearAll(loaded: Loaded, utterances: readonly Utterance[]): Promise<Heard> {
  const heard: HeardOne[] = [];
  for (const utterance of utterances) heard.push(await hearOne(loaded, utterance));
  const sum = (pick: (one: HeardOne) => number): number => heard.reduce((total, one) => total + pick(one), 0);
  const latencies = heard.flatMap(({ latenciesMs }) => latenciesMs).toSorted((one, other) => one - other);
  const at = (share: number): number => Math.round(latencies[Math.floor(share * latencies.length)] ?? 0);
  const spoken = utterances.map(({ text }) => plainWords(text));
  const errors = (pick: (one: HeardOne) => string): number =>
    heard.reduce((total, one, index) => total + wordErrors(spoken[index] ?? [], plainWords(pick(one))), 0);
  return {
    words: spoken.flat().length,
    paintedErrors: errors(({ painted }) => painted),
    savedErrors: errors(({ saved }) => saved),
    latencyMs: { p50: at(0.5), p95: at(0.95) },
    cpuShare: sum(({ cpuMs }) => cpuMs) / sum(({ soundMs }) => soundMs),
    residentMb: Math.round(process.memoryUsage.rss() / 1e6),
    texts: heard.map(({ painted, saved }, index) => ({
      name: utterances[index]?.name ?? '',
      painted: painted.trim(),
      saved,
    })),
  };
}

interface HeardOne {
  readonly painted: string;
  readonly saved: string;
  readonly latenciesMs: readonly number[];
  readonly cpuMs: number;
  readonly soundMs: number;
}

const cpuOfThisProcess = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

async function hearOne(
  { model, createDetector, cpuMs: cpuNow = cpuOfThisProcess }: Loaded,
  { sound }: Utterance,
): Promise<HeardOne> {
  const detect = createDetector();
  const listener = createListener({ decode: model.decode, vocabulary });
  const samples = new Float32Array(sound.samples.length + BEFORE_SAMPLES + AFTER_SAMPLES);
  samples.set(sound.samples, BEFORE_SAMPLES);
  const latenciesMs: number[] = [];
  const saved: string[] = [];
  let painted = '';
  let cpuMs = 0;
  let soundMs = 0;
  let freeAtMs = 0;
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
    soundMs += FRAME_MS;
    const before = cpuNow();
    const startedAt = performance.now();
    const frame = samples.slice(at, at + FRAME_SAMPLES);
    const heard = await listener.hear(frame, await detect(frame), freeAtMs > soundMs + FRAME_MS);
    // A moment that the machine gave to others counts in neither.
    const costMs = Math.min(cpuNow() - before, performance.now() - startedAt);
    cpuMs += costMs;
    freeAtMs = Math.max(freeAtMs, soundMs) + costMs;
    for (const one of heard) {
      if (one.kind === 'turn') saved.push(...one.words.map(({ text }) => text));
      else {
        painted += one.text;
        if (one.text.startsWith(' ')) latenciesMs.push(freeAtMs - one.endMs);
      }
    }
  }
  return { painted, saved: saved.join(' '), latenciesMs, cpuMs, soundMs };
}
