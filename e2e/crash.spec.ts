/**
 * Kills the running app, and its pages, at random moments of a session: what was final is kept, and captions
 * come back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './app/fixture.ts';
import type { LaunchOptions, RunningApp } from './app/host.ts';
import { type Acknowledged, acknowledgedLines, ipcLogIn, readIpcLog } from './app/ipcLog.ts';
import { readTranscriptsFile } from './app/transcriptsFile.ts';
import { type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { talkingMicrophone } from './session/microphone.ts';
import { scriptedTalk, sentFinals } from './session/sentences.ts';
import { readShortTalk } from './speech/bundled.ts';

const KILLS = 20;

/**
 * Kills come between these: while it still connects, while captions come, and from STOP_AT_MS on while it
 * ends.
 */
const EARLIEST_KILL_MS = 250;
const LATEST_KILL_MS = 2_200;
const STOP_AT_MS = 1_900;
const SENTENCE_EVERY_MS = 10;

/**
 * What the server sent so long before a kill must have reached the disk, through the page, on a busy machine
 * too.
 */
const UNDER_WAY_MS = 1_000;

let dir: string;
test.beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'surtitle-crash-'));
});
test.afterEach(() => rmSync(dir, { recursive: true }));

/** Numbers from 0 to 1, the same for the same seed. Source: the mulberry32 generator, public domain. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function optionsFor(server: RealtimeServer): LaunchOptions {
  return {
    apiKey: LOCAL_KEY,
    settings: { baseUrl: server.baseUrl, echoCancellation: false },
    env: ipcLogIn(dir),
  };
}

function stored(app: RunningApp): { readonly integrity: string; readonly found: readonly Acknowledged[] } {
  const { integrity, lines } = readTranscriptsFile(app.userDataDir);
  return { integrity, found: lines.map(({ sessionId, id, text }) => ({ sessionId, id, text })) };
}

/** Those of `wanted` that are not in `found`, compared whole. */
function missingFrom<Item>(found: readonly Item[], wanted: readonly Item[]): readonly Item[] {
  const known = new Set(found.map((item) => JSON.stringify(item)));
  return wanted.filter((item) => !known.has(JSON.stringify(item)));
}

interface Killed {
  /** The sentences that were sent long enough before the end. */
  readonly sent: readonly string[];
}

/**
 * Starts captions and a script of sentences, and ends the app `killAtMs` after that, whatever it is doing then.
 */
async function runUntilKilled(app: RunningApp, server: RealtimeServer, round: Round): Promise<Killed> {
  const overlay = await app.page('overlay');
  const count = Math.ceil(round.killAtMs / SENTENCE_EVERY_MS);
  const texts = Array.from({ length: count }, (_, index) => `Sentence ${index} of round ${round.number}.`);
  let scriptAtMs = Number.POSITIVE_INFINITY;
  const script = async () => {
    await waitForStatus(overlay, ({ status }) => status === 'live');
    scriptAtMs = performance.now();
    void server.replay(scriptedTalk(`round_${round.number}`, texts, SENTENCE_EVERY_MS));
  };
  await setCaptions(overlay, true);
  // The page goes away under these; that is the point.
  const started = script().catch(() => undefined);
  // Every fourth kill may come before the session is live; a slow machine must not make all of them do so.
  if (round.number % 4 !== 0) await started;
  const startedAtMs = performance.now();
  const stop = setTimeout(() => void setCaptions(overlay, false).catch(() => undefined), STOP_AT_MS);
  const leftMs = round.killAtMs - (performance.now() - startedAtMs);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, leftMs)));
  clearTimeout(stop);
  const killedAtMs = performance.now();
  await app.kill();
  // Nobody told the server; it would go on talking to the dead.
  server.control({ type: 'drop' });
  const lastMs = Math.min(killedAtMs - startedAtMs, STOP_AT_MS) + startedAtMs - UNDER_WAY_MS;
  return { sent: texts.filter((_, index) => scriptAtMs + index * SENTENCE_EVERY_MS < lastMs) };
}

interface Round {
  readonly number: number;
  readonly killAtMs: number;
}

test('twenty kills at random moments of a session lose no line that was final', async ({ launch }) => {
  test.setTimeout(240_000);
  const seed = Number(process.env['SURTITLE_SEED'] ?? Date.now() % 1_000_000);
  console.info(`Seed ${seed}: set SURTITLE_SEED to it for the same moments.`);
  const random = randomFrom(seed);
  await using server = await openServer();
  let app = await launch(optionsFor(server));
  const sent: string[] = [];
  for (let number = 1; number <= KILLS; number += 1) {
    const round = {
      number,
      killAtMs: Math.round(EARLIEST_KILL_MS + random() * (LATEST_KILL_MS - EARLIEST_KILL_MS)),
    };
    sent.push(...(await runUntilKilled(app, server, round)).sent);
    const acknowledged = acknowledgedLines(readIpcLog(dir));
    const { integrity, found } = stored(app);
    console.info(`Kill ${number} after ${round.killAtMs} ms: ${found.length} lines kept in all.`);
    expect({
      integrity,
      acknowledged: missingFrom(found, acknowledged),
      sent: missingFrom(
        found.map(({ text }) => text),
        sent,
      ),
    }).toEqual({ integrity: 'ok', acknowledged: [], sent: [] });
    app = await app.restart();
  }
  // Enough was at stake to call this a proof.
  expect(sent.length).toBeGreaterThan(KILLS);
  // The app itself opens what was left, and says of no problem.
  const overlay = await app.page('overlay');
  const state = await overlay.evaluate(() => window.surtitle.call('readState', undefined));
  expect([state.problem, state.hasTranscript]).toEqual([null, true]);
});

async function openServer(talk: Parameters<typeof startRealtimeServer>[0] = {}) {
  const server = await startRealtimeServer(talk);
  return { ...server, [Symbol.asyncDispose]: () => server.close() };
}

test('a kill in the middle of a real talk keeps every sentence that was settled', async ({ launch }) => {
  await using server = await openServer({ talk: await readShortTalk() });
  const app = await launch({ ...optionsFor(server), microphone: await talkingMicrophone(dir) });
  await setCaptions(await app.page('overlay'), true);
  await expect.poll(() => sentFinals(server).length, { timeout: 60_000 }).toBe(2);
  await expect.poll(() => acknowledgedLines(readIpcLog(dir)).length).toBe(2);
  await app.kill();
  const acknowledged = acknowledgedLines(readIpcLog(dir));
  expect(acknowledged.map(({ text }) => text)).toEqual(sentFinals(server).map(({ text }) => text.trim()));
  const { integrity, found } = stored(app);
  expect({ integrity, missing: missingFrom(found, acknowledged) }).toEqual({ integrity: 'ok', missing: [] });
});

test('when the overlay’s page crashes, captions come back by themselves and keep what was final', async ({
  launch,
}) => {
  await using server = await openServer({ talk: await readShortTalk() });
  const app = await launch({ ...optionsFor(server), microphone: await talkingMicrophone(dir) });
  await setCaptions(await app.page('overlay'), true);
  await expect.poll(() => acknowledgedLines(readIpcLog(dir)).length, { timeout: 60_000 }).toBe(1);
  const before = acknowledgedLines(readIpcLog(dir));
  await app.crashWindow('overlay');
  const overlay = await app.page('overlay');
  await waitForStatus(overlay, ({ status }) => status === 'live');
  await expect(overlay.locator('.rows:not(.sample) .line').first()).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => acknowledgedLines(readIpcLog(dir)).length, { timeout: 60_000 }).toBeGreaterThan(1);
  const after = acknowledgedLines(readIpcLog(dir));
  expect(missingFrom(stored(app).found, after)).toEqual([]);
  expect(after.slice(0, before.length)).toEqual(before);
  // The same session goes on, with what was not heard meanwhile marked.
  expect(new Set(after.map(({ sessionId }) => sessionId)).size).toBe(1);
});
