/** This computer listens while the service cannot be reached, and gives back: no gap, nothing twice, nothing moves. */
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import type { SessionStatus } from '../core/live/status.ts';
import { loadRecognizer } from '../node/recognizer/recognizer.ts';
import { type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { type CaptionedTalk, captionTalk, LOCAL_KEY } from './session/captionedTalk.ts';
import { joined, readLibrivox } from './speech/human.ts';
import { plainWords, wordErrors } from './speech/wordErrors.ts';

const assets = fileURLToPath(new URL('../assets', import.meta.url));
const PAUSE_MS = 900;
const FAULT_AT_MS = 6_000;

/** From a silent loss to another engine: nothing has come back for three seconds, it is asked twice a second, and one is opened. */
const OVER_WITHIN_MS = 4_500;
/** People's speech, by the server's recognizer and the app's by turns, in the seam perhaps a word more. */
const MOST_ERRORS_SHARE = 0.1;

type Live = Extract<SessionStatus, { status: 'live' }>;
interface Seen {
  readonly atMs: number;
  readonly session: SessionStatus;
}

const readSession = (page: Page) =>
  page.evaluate(() => window.surtitle.call('readState', undefined).then(({ session }) => session));

interface Trouble {
  readonly begin: (server: RealtimeServer, page: Page) => Promise<void>;
  readonly end: (server: RealtimeServer, page: Page) => Promise<void>;
  readonly lengthMs: number;
  /** How often the five sentences are said. */
  readonly times: number;
}

async function run({ begin, end, lengthMs, times }: Trouble) {
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  const loaded = await loadRecognizer(assets, 'moonshine-base');
  test.skip(!loaded.ok, loaded.ok ? '' : loaded.reason);
  if (!sentences.ok || !loaded.ok) throw new Error('skipped');
  const { sound, text } = joined(Array<typeof sentences.value>(times).fill(sentences.value).flat(), PAUSE_MS);
  const server = await startRealtimeServer({ recognizer: loaded.value, apiKey: LOCAL_KEY });
  const seen: Seen[] = [];
  let step: 'before' | 'during' | 'after' = 'before';
  let captioned: CaptionedTalk;
  try {
    captioned = await captionTalk({
      talk: { sound, words: [] },
      server,
      outDir: test.info().outputDir,
      launch: { settings: { engine: 'automatic', baseUrl: server.baseUrl, echoCancellation: false } },
      onProgress: async ({ overlay, elapsedMs }) => {
        if (step === 'before' && elapsedMs >= FAULT_AT_MS) {
          step = 'during';
          await begin(server, overlay);
        }
        if (step === 'during' && elapsedMs >= FAULT_AT_MS + lengthMs) {
          step = 'after';
          await end(server, overlay);
        }
        seen.push({ atMs: elapsedMs, session: await readSession(overlay) });
      },
    });
  } finally {
    await server.close();
    await loaded.value.release();
  }
  const lines = captioned.transcript.entries.flatMap((entry) => (entry.kind === 'line' ? entry.text : []));
  const gaps = captioned.transcript.entries.filter(({ kind }) => kind === 'gap');
  const spoken = plainWords(text);
  const said = plainWords(lines.join(' '));
  return { gaps, spoken, said, errorShare: wordErrors(spoken, said) / spoken.length, seen };
}

const isBy = (engine: Live['engine']) => (one: Seen) =>
  one.session.status === 'live' && one.session.engine === engine;

test('a network that is lost for twelve seconds costs no word, and the service listens again after', async () => {
  const { gaps, errorShare, spoken, said, seen } = await run({
    times: 2,
    lengthMs: 12_000,
    begin: async (server, page) => {
      server.control({ type: 'network', mode: 'lost' });
      await page.context().setOffline(true);
    },
    end: async (server, page) => {
      server.control({ type: 'network', mode: 'flowing' });
      await page.context().setOffline(false);
    },
  });
  const over = seen.find(isBy('local'));
  expect((over?.atMs ?? Number.POSITIVE_INFINITY) - FAULT_AT_MS).toBeLessThan(OVER_WITHIN_MS);
  expect(seen.at(-1)?.session).toEqual({ status: 'live', engine: 'openai', standsIn: null, warning: null });
  expect(gaps).toEqual([]);
  expect(errorShare).toBeLessThanOrEqual(MOST_ERRORS_SHARE);
  // Nothing is said twice: then there would be more words than were spoken.
  expect(said.length).toBeLessThanOrEqual(spoken.length + 4);
});

test('a key that is revoked in mid-sentence goes over at once, and says why', async () => {
  const { gaps, errorShare, seen } = await run({
    times: 1,
    lengthMs: 60_000,
    begin: async (server) => {
      server.control({
        type: 'mint',
        answer: { kind: 'refuse', status: 401, code: 'invalid_api_key', retryAfterS: null },
      });
      server.control({ type: 'drop' });
    },
    end: async () => undefined,
  });
  expect(seen.at(-1)?.session).toEqual({
    status: 'live',
    engine: 'local',
    standsIn: { kind: 'badKey' },
    warning: null,
  });
  expect(gaps).toEqual([]);
  expect(errorShare).toBeLessThanOrEqual(MOST_ERRORS_SHARE);
});
