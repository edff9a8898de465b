/** Files of sound as people have them, made by ffmpeg from a talk, and whether what is heard of them is that talk. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecording, type Recording } from '../../node/audio/recording.ts';
import { shortTalkPath } from './bundled.ts';

/** null, or why nothing can be made here. */
export const whyNoFfmpeg: string | null =
  spawnSync('ffmpeg', ['-version']).status === 0 ? null : 'ffmpeg is not here: apt-get install ffmpeg.';

/** A folder that is gone when what it was for has ended. */
export async function inFolder<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-recordings-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes the short talk, or other `input`, by ffmpeg with these options; gives the path. */
export function make(path: string, options: readonly string[], input = ['-i', shortTalkPath]): string {
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...input, ...options, `file:${path}`]);
  return path;
}

/** What listening to a file comes to, at SAMPLE_RATE, one lane. */
export interface HeardFile {
  readonly recording: Recording;
  readonly samples: Float32Array;
  readonly missing: readonly { readonly startMs: number; readonly endMs: number | null }[];
}

export const SAMPLE_RATE = 16_000;

/** @throws {Error} when it cannot be opened, with the problem. */
export async function hear(path: string, signal?: AbortSignal): Promise<HeardFile> {
  const opened = await openRecording(path, signal === undefined ? {} : { signal });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const parts: Float32Array[] = [];
  const missing: { startMs: number; endMs: number | null }[] = [];
  for await (const heard of opened.value.listen({ sampleRate: SAMPLE_RATE, split: false })) {
    if (heard.type === 'sound') parts.push(...heard.lanes);
    else missing.push({ startMs: heard.startMs, endMs: heard.endMs });
  }
  const samples = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { recording: opened.value, samples, missing };
}

/** How much later the same sound comes in `heard` than in `meant` around a time, and how alike they are there, 0 to 1. */
export function compare(meant: Float32Array, heard: Float32Array, aroundMs: number) {
  const start = (aroundMs * SAMPLE_RATE) / 1_000;
  const piece = meant.subarray(start, start + PIECE);
  let best = { lateMs: 0, alike: 0 };
  for (let shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift += 1) {
    const alike = correlation(piece, heard.subarray(start + shift, start + shift + PIECE));
    if (alike > best.alike) best = { lateMs: (shift * 1_000) / SAMPLE_RATE, alike };
  }
  return best;
}

const PIECE = SAMPLE_RATE / 2;
/** 70 ms. */
const MOST_SHIFT = 1_120;

function correlation(one: Float32Array, other: Float32Array): number {
  const sums = { both: 0, one: 0, other: 0 };
  for (let index = 0; index < one.length; index += 1) {
    const [first, second] = [one[index] ?? 0, other[index] ?? 0];
    sums.both += first * second;
    sums.one += first * first;
    sums.other += second * second;
  }
  return sums.both / Math.sqrt(sums.one * sums.other || 1);
}
