/** Both sides to the sample at once: the truth of times across lanes, and of what of an echo is captioned. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { TranscriptLine } from '../core/transcript/transcript.ts';
import type { RunningApp } from './app/host.ts';
import { resampled } from './service/sounds.ts';
import { lanePaints, movedWords, watchLanes } from './session/laneWatch.ts';
import { goLive, hearingBoth, linesOf, stopWhenSaid, type TwoSides, test } from './session/twoSides.ts';
import { readLongTalk, readShortTalk, textOf } from './speech/bundled.ts';
import { writeStereoWav } from './speech/encodeWav.ts';
import { partOf } from './speech/pieces.ts';
import type { SpokenWord, Talk } from './speech/talk.ts';

const RATE_HZ = 48_000;
/** Silence before and after: players start with a moment that nobody hears. */
const REST_MS = 1_000;

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

/** The left is mine, the right theirs. */
async function caption(app: RunningApp, { sound, folder }: TwoSides, left: Talk, right: Talk) {
  const path = join(folder, 'both.wav');
  writeFileSync(path, writeStereoWav(left.sound, right.sound));
  sound.joinSides();
  const overlay = await goLive(app);
  await watchLanes(overlay);
  await sound.play('both', path);
  return overlay;
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

test('two talks at once: each word once in its own lane, and both on one clock', async ({
  launch,
  sides,
}) => {
  const [mine, theirs] = [await readShortTalk(), partOf(await readLongTalk(), { fromMs: 0, toMs: 29_200 })];
  const [left, right] = [placed(mine), placed(theirs)];
  const app = await launch(hearingBoth(sides, await sides.serve([mine, theirs]), { echoCancellation: true }));
  const overlay = await caption(app, sides, left, right);
  await stopWhenSaid(app, { you: textOf(mine), others: textOf(theirs) });
  const apart = Math.abs(delayMs(linesOf(app, 'you'), left) - delayMs(linesOf(app, 'others'), right));
  console.info(`The lanes are ${apart.toFixed(0)} ms apart.`);
  expect(apart).toBeLessThanOrEqual(60);
  const { painted, moved } = await movedWords(overlay);
  expect(moved).toEqual([]);
  expect(painted).toBeGreaterThanOrEqual(left.words.length + right.words.length);
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
  sides,
}) => {
  const [said, answered] = [
    partOf(await readLongTalk(), { fromMs: 0, toMs: 7_600 }),
    partOf(await readShortTalk(), { fromMs: 0, toMs: 10_400 }),
  ];
  const far = placed(said);
  const near = placed(answered, 8_000);
  const server = await sides.serve([said, answered]);
  const app = await launch(hearingBoth(sides, server, { echoCancellation: true }));
  const overlay = await caption(app, sides, withEcho(near, far), far);
  await stopWhenSaid(app, { you: textOf(near), others: textOf(far) });
  const echoes = linesOf(app, 'you').flatMap(({ echo }) => echo?.text ?? []);
  expect(echoes[0]).toContain('opera house');
  const painted = (await lanePaints(overlay)).flatMap(({ lane, words }) => (lane === 'You' ? [words] : []));
  const theirs = runsOf(textOf(far));
  const doubled = painted.flatMap((words) => runsOf(words.map(({ text }) => text).join(' ')));
  expect(doubled.filter((run) => theirs.includes(run))).toEqual([]);
  expect((await movedWords(overlay)).moved).toEqual([]);
});

/** Every four words that follow one another. */
function runsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.slice(3).map((_, index) => words.slice(index, index + 4).join(' '));
}
