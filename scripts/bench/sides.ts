/** What a second lane costs: the processor time of the browser's processes with one side captioned and with both. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceChoice } from '../../core/transcript/lanes.ts';
import { launchApp } from '../../e2e/app/launch.ts';
import { startRealtimeServer } from '../../e2e/service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from '../../e2e/session/captionedTalk.ts';
import { lackOfSoundServer, startSoundServer } from '../../e2e/session/soundServer.ts';
import { readLongTalk, readShortTalk } from '../../e2e/speech/bundled.ts';
import { writeStereoWav } from '../../e2e/speech/encodeWav.ts';
import { partOf, talksInTurn } from '../../e2e/speech/pieces.ts';
import { processTimes, usedBetween } from './live/processes.ts';
import { atMost, type Row } from './live/verdict.ts';

const MOST_TIMES = 1.6;
const TURNS = 3;
/** Start-up and the first connection are not what is asked for here. */
const SETTLING_MS = 5_000;

export interface SidesLoad {
  /** Of one core, by run, in turns. */
  readonly onePercent: readonly number[];
  readonly bothPercent: readonly number[];
}

/** Two talks at once from PulseAudio; null, with the reason printed, where that is not here. */
export async function measureSides(): Promise<SidesLoad | null> {
  const lack = lackOfSoundServer();
  if (lack !== null) {
    console.log(lack);
    return null;
  }
  const onePercent: number[] = [];
  const bothPercent: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    onePercent.push(await measure('microphone'));
    bothPercent.push(await measure('both'));
  }
  return { onePercent, bothPercent };
}

async function measure(sources: SourceChoice): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'surtitle-sides-'));
  const [mine, theirs] = [await readShortTalk(), partOf(await readLongTalk(), { fromMs: 0, toMs: 21_000 })];
  const server = await startRealtimeServer({ talk: talksInTurn([mine, theirs]), apiKey: LOCAL_KEY });
  const sound = await startSoundServer();
  sound.joinSides();
  const app = await launchApp({
    host: 'stand-in',
    apiKey: LOCAL_KEY,
    env: sound.env,
    microphone: { kind: 'system' },
    settings: { baseUrl: server.baseUrl, echoCancellation: false, sources },
  });
  try {
    const overlay = await app.page('overlay');
    const devTools = await overlay.context().browser()?.newBrowserCDPSession();
    if (devTools === undefined) throw new Error('The stand-in’s Chromium cannot be reached.');
    const path = join(folder, 'both.wav');
    await writeFile(path, writeStereoWav(mine.sound, theirs.sound));
    await setCaptions(overlay, true);
    await waitForStatus(overlay, ({ status }) => status === 'live');
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
    const startedAt = performance.now();
    const before = await processTimes(devTools);
    await sound.play('both', path);
    const used = usedBetween(before, await processTimes(devTools));
    return (used.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / (performance.now() - startedAt)) * 100;
  } finally {
    await app.dispose();
    await sound.stop();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const middle = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

export function sidesRows({ onePercent, bothPercent }: SidesLoad): readonly Row[] {
  const told = (values: readonly number[]) =>
    `${values.map((value) => value.toFixed(1)).join(', ')} % of a core`;
  return [
    { metric: 'all processes of the browser with one side', got: told(onePercent) },
    { metric: '  with both sides', got: told(bothPercent) },
    atMost('  times one side, by the middle run', middle(bothPercent) / middle(onePercent), {
      limit: MOST_TIMES,
      unit: '×',
    }),
  ];
}
