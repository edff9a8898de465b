/** The utility process that transcribes one recording for the app: main says which, and is told what was said in it. */
import { constants, setPriority } from 'node:os';
import type { Problem } from '../../core/base/problem.ts';
import {
  type TranscribingOrder,
  type TranscribingReport,
  transcribingOrderSchema,
} from '../../core/transcript/transcribing.ts';
import { createCertain } from './certain.ts';
import { transcribeFile } from './file.ts';
import { openLocalEngine } from './localEngine.ts';
import { type Begun, leftMs, type Progress } from './progress.ts';

/** Electron's ParentPort, as far as it is used here. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: TranscribingReport): void;
}

interface Places {
  /** With the models and their manifest. */
  readonly assets: string;
  /** The app's data folder, where journals lie. */
  readonly folder: string;
}

interface Job extends Places {
  readonly order: Extract<TranscribingOrder, { readonly kind: 'transcribe' }>;
  readonly tell: (report: TranscribingReport) => void;
  readonly signal: AbortSignal;
}

const TELL_EVERY_MS = 1_000;

function run(parentPort: ParentPort, places: Places): void {
  const stop = new AbortController();
  const tell = (report: TranscribingReport) => parentPort.postMessage(report);
  let forget = (): void => undefined;
  parentPort.on('message', ({ data }) => {
    const order = transcribingOrderSchema.parse(data);
    if (order.kind === 'stop') stop.abort();
    if (order.kind === 'kept') {
      forget();
      process.exit(0);
    }
    if (order.kind !== 'transcribe') return;
    transcribe({ ...places, order, tell, signal: stop.signal }).then(
      (forgetting) => {
        forget = forgetting;
      },
      (error: unknown) => tell({ kind: 'failed', problem: problemOf(error) }),
    );
  });
}

/** Tells how it ends. Gives what forgets the run. This computer hears: the key never leaves the main process. */
async function transcribe({ order, tell, signal, assets, folder }: Job): Promise<() => void> {
  const { path, sessionId, languages } = order;
  const engine = await openLocalEngine(assets);
  if (!engine.ok) {
    console.warn(engine.reason);
    tell({ kind: 'failed', problem: { kind: 'noSpeechModel' } });
    return () => undefined;
  }
  const certain = createCertain((change) => tell({ kind: 'change', change }));
  const transcribed = await transcribeFile(path, {
    engine: engine.value,
    languages,
    isSplit: false,
    isFresh: false,
    folder,
    choices: ['app', languages],
    sessionId,
    progress: toldProgress(tell),
    onChange: certain.note,
    signal,
  });
  if (!transcribed.ok) tell({ kind: 'failed', problem: transcribed.problem });
  else if (transcribed.value === null) tell({ kind: 'stopped' });
  else {
    const entries = certain.end();
    const durationMs = Math.max(
      transcribed.value.recording.durationMs ?? 0,
      ...entries.map(({ endMs }) => endMs),
    );
    const lines = entries.filter(({ kind }) => kind === 'line').length;
    const isCut = transcribed.value.missing.some(({ endMs }) => endMs === null);
    tell({ kind: 'done', durationMs, lines, gaps: entries.length - lines, isCut });
    return transcribed.value.forget;
  }
  return () => undefined;
}

/** What is settled is told as changes; of the rest main is told how far it has come. */
function toldProgress(tell: Job['tell']): Progress {
  let begun: Pick<Begun, 'durationMs' | 'fromMs'> = { durationMs: null, fromMs: 0 };
  let startedMs = 0;
  let toldMs = 0;
  return {
    begin: (start) => {
      begun = start;
      startedMs = performance.now();
      tell({ kind: 'begin', durationMs: start.durationMs, fromMs: start.fromMs });
    },
    line: () => undefined,
    open: () => undefined,
    moved: (playedMs) => {
      const nowMs = performance.now();
      if (nowMs - toldMs < TELL_EVERY_MS) return;
      toldMs = nowMs;
      tell({ kind: 'progress', playedMs, leftMs: leftMs(begun, { playedMs, tookMs: nowMs - startedMs }) });
    },
    waits: () => undefined,
    // Only going on after a stop suffers.
    warn: () => undefined,
    end: () => undefined,
  };
}

/** Of what is thrown: nobody expected it. */
function problemOf(error: unknown): Problem {
  console.error('Transcribing failed:', error);
  return { kind: 'internal', detail: 'the file could not be transcribed.' };
}

try {
  // Captions come first: what is spoken now does not wait. Threads that start from here on inherit it.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Where a system does not let it, both are as slow as each other.
}
// Electron gives arguments of its own before those of main.
const [assets = '', folder = ''] = process.argv.slice(-2);
run((process as unknown as { readonly parentPort: ParentPort }).parentPort, { assets, folder });
