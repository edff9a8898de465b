/** The speech detector hears people's speech as well when steady noise is kept from it, however soft, in silence and in noise. */
import { expect, test } from '@playwright/test';
import { createQuietGate, watchSilence } from '../../core/audio/quiet.ts';
import { SPEECH_BEGINS_AT } from '../../core/audio/turns.ts';
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import { type Detect, SILERO_FRAME_SAMPLES } from '../../core/hearing/silero.ts';
import { joined, readLibrivox, readPrompts } from '../../e2e/speech/human.ts';
import { loadDetector } from './detector.ts';

/** Numbers from -1 to 1, the same at each run (the constants are those of Numerical Recipes). */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** Evenly spread numbers from -1 to 1 have a third of the square of 1. */
const SPREAD_DB = -10 * Math.log10(3);
const gainOf = (db: number) => 10 ** (db / 20);

/** So loud while somebody speaks, over noise: white, or of a fan, whose low end is loudest. */
function inNoise(speech: Float32Array, speechDb: number, noiseDb: number, isFan = false): Float32Array {
  const random = createRandom();
  const active = speech.filter((sample) => Math.abs(sample) > 0.01);
  const power = active.reduce((sum, sample) => sum + sample * sample, 0) / active.length;
  const gain = gainOf(speechDb) / Math.sqrt(power);
  const share = isFan ? 0.1 : 1;
  const noise = gainOf(noiseDb - SPREAD_DB) * Math.sqrt((2 - share) / share);
  let low = 0;
  return speech.map((sample) => {
    low += share * (random() - low);
    return gain * sample + noise * low;
  });
}

/** Of each frame its probability, null where it was kept back. */
function detect(sound: Float32Array, hear: Detect, isGated: boolean): (number | null)[] {
  const judged: (number | null)[] = [];
  let due: { readonly samples: Float32Array; readonly atMs: number }[] = [];
  const quiet = createQuietGate<(typeof due)[number]>(SAMPLE_RATE, (frame) => due.push(frame));
  const watch = watchSilence(quiet.judge);
  for (let frame = 0; (frame + 1) * SILERO_FRAME_SAMPLES <= sound.length; frame += 1) {
    judged.push(null);
    const samples = sound.subarray(frame * SILERO_FRAME_SAMPLES, (frame + 1) * SILERO_FRAME_SAMPLES);
    if (isGated) quiet.take({ samples, atMs: frame });
    else due.push({ samples, atMs: frame });
    for (const { samples: handed, atMs } of due) {
      const probability = hear(handed);
      judged[atMs] = probability;
      watch(probability);
    }
    due = [];
  }
  return judged;
}

const ROOMS = [
  { name: 'a quiet room', speechDb: -25, noiseDb: -62 },
  { name: 'soft speech', speechDb: -40, noiseDb: -62 },
  { name: 'very soft speech', speechDb: -50, noiseDb: -66 },
  { name: 'speech over a fan', speechDb: -35, noiseDb: -45, isFan: true },
  { name: 'speech as loud as hiss', speechDb: -45, noiseDb: -45 },
];

/** The longest sentence of one reader and a prompt of the other, after silences in which the gate closes. */
const SILENCE_MS = 12_000;

function readSpeech() {
  const sentences = readLibrivox();
  const prompts = readPrompts((name) => name === 'vm-intro');
  if (!sentences.ok) return sentences;
  if (!prompts.ok) return prompts;
  return {
    ok: true,
    value: joined([...sentences.value.slice(0, 1), ...prompts.value], SILENCE_MS).sound,
  } as const;
}

/** The probability of speech near its beginnings is within so much of what it is without the gate. */
const NEAR_FRAMES = 15;
const MOST_OFF = 0.15;

/** A frame in the middle of a word whose probability is about a half. */
const MOST_UNHEARD = 1;

for (const { name, speechDb, noiseDb, isFan } of ROOMS)
  test(`no speech is kept from the detector, and it begins where it did: ${name}`, async () => {
    const speech = readSpeech();
    test.skip(!speech.ok, speech.ok ? '' : speech.reason);
    if (!speech.ok) return;
    const sound = inNoise(speech.value.samples, speechDb, noiseDb, isFan);
    const open = await loadDetector();
    const whole = detect(sound, open(), false);
    const gated = detect(sound, open(), true);
    const isSpeech = (probability: number | null) => probability !== null && probability >= SPEECH_BEGINS_AT;
    const speaks = whole.map(isSpeech);
    const onsets = speaks.flatMap((now, frame) => (now && !speaks[frame - 1] ? [frame] : []));
    const off = gated.map((probability, frame) => Math.abs((probability ?? 0) - (whole[frame] ?? 0)));
    const nearOnsets = onsets.flatMap((frame) => off.slice(Math.max(0, frame - 2), frame + NEAR_FRAMES));
    const unheard = gated.filter((probability, frame) => speaks[frame] && !isSpeech(probability)).length;
    expect(onsets.length).toBeGreaterThan(1);
    expect(gated.filter((probability, frame) => probability === null && speaks[frame])).toEqual([]);
    expect(unheard).toBeLessThanOrEqual(MOST_UNHEARD);
    expect(Math.max(...nearOnsets)).toBeLessThan(MOST_OFF);
  });
