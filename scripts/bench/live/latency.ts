/** From received to painted: words at the pace of speech through the overlay page, in real time. */
import { type Percentiles, percentiles } from '../../demo/painted.ts';
import { createReciter, REAL_TIME_MS, WORDS_PER_MINUTE } from './recital.ts';
import { say } from './speaker.ts';
import { readStopwatch, startStopwatch } from './stopwatch.ts';
import { openSubject } from './subject.ts';
import { atMost, type Row } from './verdict.ts';

const P50_LIMIT_MS = 17;
const P99_LIMIT_MS = 50;

export interface Latency {
  readonly minutes: number;
  readonly deltas: number;
  /** Deltas whose words were seen on screen. */
  readonly painted: number;
  readonly receivedToPaintedMs: Percentiles;
  readonly worstMs: number;
}

export async function measureLatency(words: readonly string[], minutes: number): Promise<Latency> {
  const subject = await openSubject(null);
  try {
    await subject.start();
    await startStopwatch(subject.page);
    const reciter = createReciter('latency', words);
    const chapter = reciter.recite(Math.ceil(minutes * WORDS_PER_MINUTE), { everyMs: REAL_TIME_MS });
    await say({ ...subject, reciter }, chapter);
    const delaysMs = await readStopwatch(subject.page);
    return {
      minutes,
      deltas: chapter.deltas,
      painted: delaysMs.length,
      receivedToPaintedMs: percentiles(delaysMs),
      worstMs: Math.max(...delaysMs),
    };
  } finally {
    await subject.dispose();
  }
}

export function latencyRows({
  minutes,
  deltas,
  painted,
  receivedToPaintedMs,
  worstMs,
}: Latency): readonly Row[] {
  const { p50, p95, p99 } = receivedToPaintedMs;
  const name = `delta received → painted, ${minutes} min at ${WORDS_PER_MINUTE} wpm`;
  return [
    atMost(`${name}, p50`, p50, { limit: P50_LIMIT_MS, unit: 'ms' }),
    { metric: '  p95', got: `${p95} ms` },
    atMost('  p99', p99, { limit: P99_LIMIT_MS, unit: 'ms' }),
    { metric: '  worst', got: `${worstMs.toFixed(1)} ms` },
    { metric: '  deltas painted of received', got: `${painted} of ${deltas}` },
  ];
}
