/**
 * Whether hour eight costs what minute one did: processor time per delta in each tenth of a long history, and
 * the heap around it.
 */
import { type Heap, heapOf, mainThreadMs, meterMainThread } from './mainThread.ts';
import { processOf, processTimes, usedBetween } from './processes.ts';
import { createReciter, WORDS_PER_HOUR } from './recital.ts';
import { type Listener, preload, say } from './speaker.ts';
import { openSubject, type Subject } from './subject.ts';
import { atMost, type Row } from './verdict.ts';

const TENTHS = 10;
const GROWTH_LIMIT_PERCENT = 5;
const HEAP_LIMIT_MB = 10;

/**
 * Each delta gets a frame of its own, so that the same work is done for each whatever the machine is busy
 * with.
 */
const MEASURED_EVERY_MS = 25;
/** The first tenth and the last are judged, so they are sampled more often than those between. */
const SAMPLES = 8;
const SAMPLES_BETWEEN = 2;
const SAMPLE_WORDS = 250;
/** Without words, shorter than captions stay on screen. */
const REST_MS = 4_000;

export interface Tenth {
  /** Said before this tenth was measured. */
  readonly fromWord: number;
  /**
   * Main-thread processor time per delta, each sample in ms; then what is left of the median without the
   * page's rest.
   */
  readonly samplesMs: readonly number[];
  readonly medianMs: number;
  readonly netMs: number;
  /** The whole renderer process per delta, with its other threads. */
  readonly processMs: number;
}

export interface LongHistory {
  readonly hours: number;
  readonly words: number;
  readonly tenths: readonly Tenth[];
  readonly heap: { readonly before: Heap; readonly afterFirstTenth: Heap; readonly after: Heap };
}

export async function measureLongHistory(words: readonly string[], hours: number): Promise<LongHistory> {
  const subject = await openSubject(null);
  try {
    await subject.start();
    await meterMainThread(subject.devTools);
    const meter = await createMeter(subject);
    const listener = { ...subject, reciter: createReciter('long', words) };
    const tenthWords = (hours * WORDS_PER_HOUR) / TENTHS;
    const before = await heapOf(subject.devTools);
    const heaps: Heap[] = [];
    const tenths: Tenth[] = [];
    let said = 0;
    for (let tenth = 0; tenth < TENTHS; tenth += 1) {
      // The last tenth is measured at its end, the others at their beginning: as far apart as they can be.
      const isLast = tenth === TENTHS - 1;
      const samples = tenth === 0 || isLast ? SAMPLES : SAMPLES_BETWEEN;
      const untilMeasured = tenth * tenthWords + (isLast ? tenthWords - samples * SAMPLE_WORDS : 0) - said;
      if (untilMeasured > 0) said += await preload(listener, untilMeasured);
      const measured = await measureTenth(listener, meter, { fromWord: said, samples });
      tenths.push(measured.tenth);
      said += measured.words;
      if (tenth === 0 || isLast) heaps.push(await heapOf(subject.devTools));
      process.stdout.write(`  ${(said / WORDS_PER_HOUR || 0).toFixed(1)} h of history\n`);
    }
    const [afterFirstTenth = before, after = before] = heaps;
    return { hours, words: said, tenths, heap: { before, afterFirstTenth, after } };
  } finally {
    await subject.dispose();
  }
}

/** Processor time so far: the main thread, the page's whole process. */
type Meter = () => Promise<{ readonly threadMs: number; readonly processMs: number }>;

async function createMeter({ page, devTools, browserDevTools }: Subject): Promise<Meter> {
  const pid = await processOf(page, browserDevTools);
  const start = await processTimes(browserDevTools);
  return async () => {
    const used = usedBetween(start, await processTimes(browserDevTools)).find(
      (process) => process.pid === pid,
    );
    return { threadMs: await mainThreadMs(devTools), processMs: used?.cpuMs ?? 0 };
  };
}

async function measureTenth(
  listener: Listener,
  meter: Meter,
  { fromWord, samples: count }: { readonly fromWord: number; readonly samples: number },
): Promise<{ readonly tenth: Tenth; readonly words: number }> {
  const samples: { readonly threadMs: number; readonly netMs: number; readonly processMs: number }[] = [];
  let words = 0;
  for (let sample = 0; sample < count; sample += 1) {
    const chapter = listener.reciter.recite(SAMPLE_WORDS, { everyMs: MEASURED_EVERY_MS });
    const restedAt = performance.now();
    const rest = await meter();
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    const before = await meter();
    const startedAt = performance.now();
    await say(listener, chapter);
    const after = await meter();
    const restShare = (before.threadMs - rest.threadMs) / (startedAt - restedAt);
    const threadMs = after.threadMs - before.threadMs;
    samples.push({
      threadMs: threadMs / chapter.deltas,
      netMs: (threadMs - restShare * (performance.now() - startedAt)) / chapter.deltas,
      processMs: (after.processMs - before.processMs) / chapter.deltas,
    });
    words += chapter.deltas;
  }
  const tenth: Tenth = {
    fromWord,
    samplesMs: samples.map(({ threadMs }) => threadMs),
    medianMs: median(samples.map(({ threadMs }) => threadMs)),
    netMs: median(samples.map(({ netMs }) => netMs)),
    processMs: median(samples.map(({ processMs }) => processMs)),
  };
  return { tenth, words };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function longHistoryRows({ hours, tenths, heap }: LongHistory): readonly Row[] {
  const first = tenths[0];
  const last = tenths.at(-1);
  if (first === undefined || last === undefined) return [];
  const growth = (of: (tenth: Tenth) => number) => (of(last) / of(first) - 1) * 100;
  const megabytes = (bytes: number) => bytes / 2 ** 20;
  const perTenth = tenths.map(({ netMs }) => netMs.toFixed(2)).join(' ');
  const heapGrowth = megabytes(heap.after.usedBytes - heap.before.usedBytes);
  const later = megabytes(heap.after.usedBytes - heap.afterFirstTenth.usedBytes);
  return [
    atMost(
      `main thread per delta, last tenth of ${hours} h against the first`,
      growth(({ netMs }) => netMs),
      {
        limit: GROWTH_LIMIT_PERCENT,
        unit: '%',
      },
    ),
    { metric: '  ms per delta in each tenth', got: perTenth },
    {
      metric: '  the same with the page’s rest in it',
      got: `${growth(({ medianMs }) => medianMs).toFixed(1)} %`,
    },
    { metric: '  whole renderer process', got: `${growth(({ processMs }) => processMs).toFixed(1)} %` },
    atMost(`heap growth over ${hours} h`, heapGrowth, { limit: HEAP_LIMIT_MB, unit: 'MB' }),
    { metric: '  after the first tenth', got: `${later.toFixed(1)} MB` },
    { metric: '  DOM nodes before / after', got: `${heap.before.domNodes} / ${heap.after.domNodes}` },
  ];
}
