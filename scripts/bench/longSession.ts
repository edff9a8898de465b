/** What exporting a long session costs in time and memory, cold and in every format. It writes no file. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SUBTITLE_FORMATS } from '../../core/subtitles/options.ts';
import { writeSubtitles } from '../../core/subtitles/subtitles.ts';
import type { Transcript, TranscriptEntry } from '../../core/transcript/transcript.ts';

export interface LongSession {
  readonly hours: number;
  readonly words: number;
  readonly turns: number;
  /** One format after another, the first one cold; the middle of the runs. */
  readonly formatMs: Readonly<Record<string, number>>;
  readonly allFormatsMs: number;
  readonly allFormatsEachRunMs: readonly number[];
  /** Heap that stays in use after all formats were written, all five texts included. */
  readonly heapGrowthMb: number;
}

const RUNS = 5;

/** Repeats a transcript end to end until it lasts so long, then exports it `RUNS` times from a fresh copy. */
export function measureLongSession(transcript: Transcript, lengthMs: number, hours: number): LongSession {
  const collectGarbage = garbageCollector();
  const runs: Record<string, number>[] = [];
  let heapGrowthMb = 0;
  let long = repeated(transcript, lengthMs, hours);
  for (let run = 0; run < RUNS; run += 1) {
    long = { ...long };
    collectGarbage();
    const heapBefore = process.memoryUsage().heapUsed;
    const kept: unknown[] = [];
    const times: Record<string, number> = {};
    for (const format of SUBTITLE_FORMATS) {
      const beganMs = performance.now();
      kept.push(writeSubtitles(long, format));
      times[format] = performance.now() - beganMs;
    }
    runs.push(times);
    collectGarbage();
    heapGrowthMb = Math.max(heapGrowthMb, (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20);
    if (kept.length !== SUBTITLE_FORMATS.length) throw new Error('a format was not written');
  }
  const sums = runs.map((times) => Object.values(times).reduce((sum, ms) => sum + ms, 0));
  const middle = runs[sums.indexOf(sums.toSorted((one, other) => one - other)[RUNS >> 1] ?? 0)] ?? {};
  const lines = long.entries.flatMap((entry) => (entry.kind === 'line' ? [entry] : []));
  return {
    hours,
    turns: lines.length,
    words: lines.reduce((sum, line) => sum + line.text.split(' ').length, 0),
    formatMs: middle,
    allFormatsMs: Object.values(middle).reduce((sum, ms) => sum + ms, 0),
    allFormatsEachRunMs: sums,
    heapGrowthMb,
  };
}

function repeated(transcript: Transcript, lengthMs: number, hours: number): Transcript {
  const entries: TranscriptEntry[] = [];
  for (let offsetMs = 0; offsetMs < hours * 3_600_000; offsetMs += lengthMs) {
    for (const entry of transcript.entries) entries.push(moved(entry, offsetMs));
  }
  return { ...transcript, entries };
}

function moved(entry: TranscriptEntry, offsetMs: number): TranscriptEntry {
  const span = {
    id: `${entry.id}@${offsetMs}`,
    startMs: entry.startMs + offsetMs,
    endMs: entry.endMs + offsetMs,
  };
  if (entry.kind === 'gap') return { ...entry, ...span };
  return {
    ...entry,
    ...span,
    islands: entry.islands.map(({ startMs, endMs }) => ({
      startMs: startMs + offsetMs,
      endMs: endMs + offsetMs,
    })),
    anchors: entry.anchors.map(({ chars, atMs }) => ({ chars, atMs: atMs + offsetMs })),
  };
}

/** Node keeps its collector to itself unless asked. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
