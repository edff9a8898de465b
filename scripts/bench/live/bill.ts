/** What the service would bill for a second of speech, and which words that costs: over WebRTC by the app, over a WebSocket by the command line. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTranscriptJson } from '../../../core/subtitles/json.ts';
import type { TranscriptEntry } from '../../../core/transcript/transcript.ts';
import { startTranscribing } from '../../../e2e/recordings/transcribing.ts';
import { type RealtimeServer, startRealtimeServer } from '../../../e2e/service/server.ts';
import { captionTalk, LOCAL_KEY } from '../../../e2e/session/captionedTalk.ts';
import { compareWords, wordsIn } from '../../../e2e/session/captionedWords.ts';
import { readSentences } from '../../../e2e/speech/aligned.ts';
import { readLongTalk, readShortTalk } from '../../../e2e/speech/bundled.ts';
import { writeWav } from '../../../e2e/speech/encodeWav.ts';
import type { Talk } from '../../../e2e/speech/talk.ts';
import { percentiles, spokenToPainted } from '../../demo/painted.ts';
import type { Row } from './verdict.ts';

const LIMIT = 1.15;

export interface Billed {
  readonly talk: string;
  readonly way: 'WebRTC' | 'WebSocket';
  readonly billedSeconds: number;
  /** In the service's buffer at its commits, and of the turns as the app detects them. */
  readonly bufferMs: number;
  readonly speechMs: number;
  readonly missing: number;
  readonly extra: number;
  readonly spoken: number;
  /** From the end of each word to when it was painted; null where nothing is painted. */
  readonly paintedAfterMs: number | null;
}

/** Both bundled talks, and people's speech where it is installed. */
export async function measureBills(): Promise<readonly Billed[]> {
  const people = readSentences();
  if (!people.ok) console.log(people.reason);
  const talks: readonly (readonly [string, Talk])[] = [
    ['talk of 21 s', await readShortTalk()],
    ['talk of 49 s', await readLongTalk()],
    ...(people.ok ? [['people’s speech', people.value] as const] : []),
  ];
  const billed: Billed[] = [];
  for (const [name, talk] of talks) {
    billed.push(await measure(name, 'WebRTC', talk));
    billed.push(await measure(name, 'WebSocket', talk));
  }
  return billed;
}

async function measure(name: string, way: Billed['way'], talk: Talk): Promise<Billed> {
  const server = await startRealtimeServer({ talk, apiKey: LOCAL_KEY });
  const folder = await mkdtemp(join(tmpdir(), 'surtitle-bill-'));
  try {
    const told = await (way === 'WebRTC' ? caption : transcribe)(talk, server, folder);
    const lines = told.entries.flatMap((entry) => (entry.kind === 'line' ? [entry] : []));
    const { missing, extra, spoken } = compareWords(
      talk.words.map(({ word }) => word),
      lines.flatMap(({ text }) => wordsIn(text)),
    );
    return {
      ...{ talk: name, way, spoken, missing: missing.length, extra: extra.length },
      ...{ paintedAfterMs: told.paintedAfterMs, ...server.journal.bill() },
      speechMs: lines.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0),
    };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

interface Told {
  readonly entries: readonly TranscriptEntry[];
  readonly paintedAfterMs: number | null;
}

async function caption(talk: Talk, server: RealtimeServer, outDir: string): Promise<Told> {
  const { transcript, probe } = await captionTalk({ talk, server, outDir });
  return {
    entries: transcript.entries,
    paintedAfterMs: percentiles(spokenToPainted(probe, talk.words)).p50,
  };
}

async function transcribe({ sound }: Talk, { baseUrl }: RealtimeServer, folder: string): Promise<Told> {
  const [audio, out] = [join(folder, 'talk.wav'), join(folder, 'talk.json')];
  await writeFile(audio, writeWav(sound));
  const env = { OPENAI_API_KEY: LOCAL_KEY, OPENAI_BASE_URL: baseUrl };
  await startTranscribing(folder, [audio, '--out', out, '--speed', '3'], env).ended;
  const read = parseTranscriptJson(await readFile(out, 'utf8'));
  return { entries: read.ok ? read.value.entries : [], paintedAfterMs: null };
}

export function billRows(billed: readonly Billed[]): readonly Row[] {
  return billed.flatMap(({ talk, way, billedSeconds, bufferMs, speechMs, ...told }) => {
    const share = (billedSeconds * 1_000) / speechMs;
    const verdict = share <= LIMIT ? 'met' : `missed by ${(share - LIMIT).toFixed(2)} s`;
    const sent = `${(bufferMs / speechMs).toFixed(2)} s sent`;
    const painted = told.paintedAfterMs === null ? '' : `; painted ${told.paintedAfterMs} ms after they end`;
    return [
      {
        metric: `billed for a second of speech, ${talk}, ${way}`,
        got: `${share.toFixed(3)} s (${sent})`,
        ...{ target: `≤ ${LIMIT} s`, verdict },
      },
      {
        metric: '  words missing, extra, of all',
        got: `${told.missing}, ${told.extra}, ${told.spoken}${painted}`,
        ...{ target: '0, 0', verdict: told.missing + told.extra === 0 ? 'met' : 'missed' },
      },
    ];
  });
}
