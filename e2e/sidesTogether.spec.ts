/** Both sides to the sample at once: the truth of times across lanes, and of what of an echo is captioned. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { TranscriptLine } from '../core/transcript/transcript.ts';
import { expect, test } from './app/fixture.ts';
import type { LaunchOptions, RunningApp } from './app/host.ts';
import { readLastTranscript } from './app/transcriptsFile.ts';
import { startRealtimeServer } from './service/server.ts';
import { resampled } from './service/sounds.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { lanePaints, movedWords, watchLanes } from './session/laneWatch.ts';
import { lackOfSoundServer, type SoundServer, startSoundServer } from './session/soundServer.ts';
import { readLongTalk, readShortTalk, textOf } from './speech/bundled.ts';
import { writeStereoWav } from './speech/encodeWav.ts';
import { partOf, talksInTurn } from './speech/pieces.ts';
import type { SpokenWord, Talk } from './speech/talk.ts';

const RATE_HZ = 48_000;
/** Silence before and after: players start with a moment that nobody hears. */
const REST_MS = 1_000;

let sound: SoundServer;
let folder: string;
const lack = lackOfSoundServer();
test.skip(lack !== null, lack ?? '');
test.beforeEach(async () => {
  sound = await startSoundServer();
  sound.joinSides();
  folder = mkdtempSync(join(tmpdir(), 'surtitle-together-'));
});
test.afterEach(async () => {
  await sound.stop();
  rmSync(folder, { recursive: true });
});

/** At the rate that is played, with silence around it. */
function placed({ sound: spoken, words }: Talk, atMs = 0): Talk {
  const { samples } = resampled(spoken, RATE_HZ);
  const fromMs = REST_MS + atMs;
  const from = (fromMs * RATE_HZ) / 1_000;
  const whole = new Float32Array(from + samples.length + (REST_MS * RATE_HZ) / 1_000);
  whole.set(samples, from);
  const later = (word: SpokenWord) => ({
    ...word,
    startMs: word.startMs + fromMs,
    endMs: word.endMs + fromMs,
  });
  return { sound: { samples: whole, sampleRate: RATE_HZ }, words: words.map(later) };
}

async function begin(launch: (options: LaunchOptions) => Promise<RunningApp>, talks: readonly Talk[]) {
  const server = await startRealtimeServer({ talk: talksInTurn(talks) });
  const app = await launch({
    apiKey: LOCAL_KEY,
    env: sound.env,
    microphone: { kind: 'system' },
    settings: { baseUrl: server.baseUrl, echoCancellation: true },
  });
  return { app, overlay: await app.page('overlay'), close: server.close };
}

async function caption(overlay: Page, left: Talk, right: Talk): Promise<void> {
  const path = join(folder, 'both.wav');
  writeFileSync(path, writeStereoWav(left.sound, right.sound));
  await setCaptions(overlay, true);
  await waitForStatus(overlay, ({ status }) => status === 'live');
  await watchLanes(overlay);
  await sound.play('both', path);
  // The last word's turn ends in silence, and the service takes a moment.
  await overlay.waitForTimeout(3_000);
  await setCaptions(overlay, false);
  await waitForStatus(overlay, ({ status }) => status === 'idle');
}

function linesOf({ userDataDir }: RunningApp, lane: string): readonly TranscriptLine[] {
  const entries = readLastTranscript(userDataDir)?.entries ?? [];
  return entries.flatMap((entry) => (entry.lane === lane && entry.kind === 'line' ? [entry] : []));
}

/** By how much later than spoken a lane's lines begin, in the middle. */
function delayMs(lines: readonly TranscriptLine[], { words }: Talk): number {
  let at = 0;
  const delays = lines.map(({ startMs, text }) => {
    const begins = words[at]?.startMs ?? 0;
    at += text.split(' ').length;
    return startMs - begins;
  });
  return delays.toSorted((first, second) => first - second)[Math.floor(delays.length / 2)] ?? Number.NaN;
}

const saidIn = (lines: readonly TranscriptLine[]) => lines.map(({ text }) => text).join(' ');

test('two talks at once: each word once in its own lane, and both on one clock', async ({ launch }) => {
  const [mine, theirs] = [await readShortTalk(), partOf(await readLongTalk(), { fromMs: 0, toMs: 29_200 })];
  const { app, overlay, close } = await begin(launch, [mine, theirs]);
  try {
    const [left, right] = [placed(mine), placed(theirs)];
    await caption(overlay, left, right);
    expect([saidIn(linesOf(app, 'you')), saidIn(linesOf(app, 'others'))]).toEqual([
      textOf(mine),
      textOf(theirs),
    ]);
    const apart = Math.abs(delayMs(linesOf(app, 'you'), left) - delayMs(linesOf(app, 'others'), right));
    console.info(`The lanes are ${apart.toFixed(0)} ms apart.`);
    expect(apart).toBeLessThanOrEqual(60);
    const { painted, moved } = await movedWords(overlay);
    expect(moved).toEqual([]);
    expect(painted).toBeGreaterThanOrEqual(left.words.length + right.words.length);
  } finally {
    await close();
  }
});

/** What the microphone hears of the loudspeakers: measured on a laptop's own ones, 3.2 dB less after 3 ms. */
const ECHO = { gain: 10 ** (-3 / 20), delayMs: 3 };

function withEcho(near: Talk, { sound: far }: Talk): Talk {
  const samples = new Float32Array(Math.max(near.sound.samples.length, far.samples.length));
  samples.set(near.sound.samples);
  const delay = (ECHO.delayMs * RATE_HZ) / 1_000;
  for (let at = delay; at < samples.length; at += 1)
    samples[at] = (samples[at] ?? 0) + ECHO.gain * (far.samples[at - delay] ?? 0);
  return { ...near, sound: { samples, sampleRate: RATE_HZ } };
}

test('what the microphone hears of the others from the speakers is not captioned twice', async ({
  launch,
}) => {
  const [said, answered] = [
    partOf(await readLongTalk(), { fromMs: 0, toMs: 7_600 }),
    partOf(await readShortTalk(), { fromMs: 0, toMs: 10_500 }),
  ];
  const { app, overlay, close } = await begin(launch, [said, answered]);
  try {
    const far = placed(said);
    const near = placed(answered, 8_000);
    await caption(overlay, withEcho(near, far), far);
    const mine = linesOf(app, 'you');
    expect([saidIn(mine).trim(), saidIn(linesOf(app, 'others'))]).toEqual([textOf(near), textOf(far)]);
    expect(mine.map(({ echo }) => echo?.text).find((text) => text !== undefined)).toContain('opera house');
    const painted = (await lanePaints(overlay)).flatMap(({ lane, words }) => (lane === 'You' ? [words] : []));
    const theirs = runsOf(textOf(far));
    const doubled = painted.flatMap((words) => runsOf(words.map(({ text }) => text).join(' ')));
    expect(doubled.filter((run) => theirs.includes(run))).toEqual([]);
    expect((await movedWords(overlay)).moved).toEqual([]);
  } finally {
    await close();
  }
});

/** Every four words that follow one another. */
function runsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.slice(3).map((_, index) => words.slice(index, index + 4).join(' '));
}
