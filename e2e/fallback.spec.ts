/** This computer listens while the service cannot be reached, and gives back: no gap, and nothing twice. */
import { expect, type Page, test } from '@playwright/test';
import type { SessionStatus } from '../core/live/status.ts';
import { type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { captionTalk, LOCAL_KEY } from './session/captionedTalk.ts';
import { joined } from './speech/human.ts';
import { readyToHear } from './speech/recognized.ts';
import { plainWords, wordErrors } from './speech/wordErrors.ts';

const PAUSE_MS = 900;

/** In the midst of a sentence: in a pause nothing is sent, so that a loss there is noticed later, and costs nothing. */
const LOST_AT_MS = 13_000;
const BACK_AT_MS = 25_000;

/** Half a second more than the server's reports are apart, which is asked four times a second, and another engine is opened. */
const OVER_WITHIN_MS = 3_200;

/** People's speech, by the server's recognizer and the app's by turns, in the seam perhaps a word more. */
const MOST_ERRORS_SHARE = 0.1;

interface Seen {
  readonly atMs: number;
  readonly session: SessionStatus;
}

async function loseNetwork(server: RealtimeServer, page: Page, isLost: boolean): Promise<void> {
  server.control({ type: 'network', mode: isLost ? 'lost' : 'flowing' });
  await page.context().setOffline(isLost);
}

test('a network that is lost for twelve seconds costs no sentence, and the service listens again after', async () => {
  const ready = await readyToHear();
  test.skip(!ready.ok, ready.ok ? '' : ready.reason);
  if (!ready.ok) return;
  const { sentences, recognizer } = ready.value;
  const { sound, text } = joined([...sentences, ...sentences], PAUSE_MS);
  const server = await startRealtimeServer({ recognizer, apiKey: LOCAL_KEY });
  const seen: Seen[] = [];
  let lostAtMs = Number.NaN;
  const steps = [
    { atMs: LOST_AT_MS, isLost: true },
    { atMs: BACK_AT_MS, isLost: false },
  ];
  const { transcript } = await captionTalk({
    talk: { sound, words: [] },
    server,
    outDir: test.info().outputDir,
    launch: { settings: { engine: 'automatic', baseUrl: server.baseUrl, echoCancellation: false } },
    onProgress: async ({ overlay, elapsedMs }) => {
      const [next] = steps;
      if (next !== undefined && elapsedMs >= next.atMs) {
        steps.shift();
        if (next.isLost) lostAtMs = elapsedMs;
        await loseNetwork(server, overlay, next.isLost);
      }
      const state = await overlay.evaluate(() => window.surtitle.call('readState', undefined));
      seen.push({ atMs: elapsedMs, session: state.session });
    },
  }).finally(async () => {
    await server.close();
    await recognizer.release();
  });
  const over = seen.find(({ session }) => session.status === 'live' && session.engine === 'local');
  expect((over?.atMs ?? Number.POSITIVE_INFINITY) - lostAtMs).toBeLessThan(OVER_WITHIN_MS);
  // The file is over by then, and a microphone of zeros is said to be silent.
  expect(seen.at(-1)?.session).toMatchObject({ status: 'live', engine: 'openai', fallbackFor: null });
  expect(transcript.entries.filter(({ kind }) => kind === 'gap')).toEqual([]);
  const spoken = plainWords(text);
  const said = transcript.entries.flatMap((entry) => (entry.kind === 'line' ? plainWords(entry.text) : []));
  expect(wordErrors(spoken, said) / spoken.length).toBeLessThanOrEqual(MOST_ERRORS_SHARE);
  // Nothing is said twice: then there would be more words than were spoken.
  expect(said.length).toBeLessThanOrEqual(spoken.length + 4);
});
