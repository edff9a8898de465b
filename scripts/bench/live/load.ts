/** How much of a core the overlay's renderer uses: captions off, on in a quiet room, on with speech. */
import type { Talk } from '../../../e2e/speech/talk.ts';
import { type ProcessTime, processOf, processTimes, usedBetween } from './processes.ts';
import { openSubject, type Subject } from './subject.ts';
import { atMost, type Row } from './verdict.ts';

const IDLE_LIMIT_PERCENT = 1;
const SPEECH_LIMIT_PERCENT = 10;

const IDLE_MS = 60_000;
const QUIET_MS = 30_000;

/** Start-up and the first connection are not what is asked for here. */
const SETTLING_MS = 5_000;

/** The talk ends in silence, which does not count as speech. */
const TAIL_MS = 2_000;

export interface Load {
  readonly overMs: number;
  /** The overlay's renderer process with all its threads, in per cent of one core. */
  readonly rendererPercent: number;
  /** The other processes of the browser, by what they do. */
  readonly othersPercent: Readonly<Record<string, number>>;
}

export interface Loads {
  readonly idle: Load;
  readonly quiet: Load;
  readonly speech: Load & { readonly heardWords: number };
}

export async function measureLoads(talk: Talk): Promise<Loads> {
  const room = await openSubject(null);
  let idle: Load;
  let quiet: Load;
  try {
    idle = await measureLoad(room, IDLE_MS);
    await room.start();
    quiet = await measureLoad(room, QUIET_MS);
  } finally {
    await room.dispose();
  }
  const hall = await openSubject(talk);
  try {
    await hall.start();
    const lengthMs = (talk.sound.samples.length / talk.sound.sampleRate) * 1_000;
    const load = await measureLoad(hall, lengthMs - SETTLING_MS - TAIL_MS);
    return { idle, quiet, speech: { ...load, heardWords: hall.server.journal.heardWords().length } };
  } finally {
    await hall.dispose();
  }
}

async function measureLoad({ page, browserDevTools }: Subject, overMs: number): Promise<Load> {
  const pid = await processOf(page, browserDevTools);
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  const startedAt = performance.now();
  const before = await processTimes(browserDevTools);
  await new Promise((resolve) => setTimeout(resolve, overMs));
  const used = usedBetween(before, await processTimes(browserDevTools));
  const elapsedMs = performance.now() - startedAt;
  const percent = (processes: readonly ProcessTime[]) =>
    (processes.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / elapsedMs) * 100;
  const others = Map.groupBy(
    used.filter((process) => process.pid !== pid),
    ({ type }) => type,
  );
  return {
    overMs: elapsedMs,
    rendererPercent: percent(used.filter((process) => process.pid === pid)),
    othersPercent: Object.fromEntries([...others].map(([type, processes]) => [type, percent(processes)])),
  };
}

export function loadRows({ idle, quiet, speech }: Loads): readonly Row[] {
  const others = ({ othersPercent }: Load) =>
    Object.entries(othersPercent)
      .map(([type, value]) => `${type.replace(/^.*\.mojom\./, '')} ${value.toFixed(1)}`)
      .join(', ');
  const unit = '% of a core';
  return [
    atMost('overlay’s renderer process, captions off', idle.rendererPercent, {
      limit: IDLE_LIMIT_PERCENT,
      unit,
    }),
    { metric: '  other processes', got: others(idle) },
    {
      metric: 'overlay’s renderer process, live in a quiet room',
      got: `${quiet.rendererPercent.toFixed(1)} ${unit}`,
    },
    { metric: '  other processes', got: others(quiet) },
    atMost(`overlay’s renderer process, live with speech`, speech.rendererPercent, {
      limit: SPEECH_LIMIT_PERCENT,
      unit,
    }),
    { metric: '  other processes', got: others(speech) },
  ];
}
