/** Puts noise under speech and makes sounds without words, the same every time. */
import type { Utterance } from '../../../e2e/speech/human.ts';
import { createChance } from '../random.ts';
import { pinkNoise } from '../sound.ts';

const SEED = 7;
const SAMPLE_RATE = 16_000;
/** A sample is speech where it is within so much of the loudest: 40 dB. */
const ACTIVE = 0.01;

/** White and pink in equal power. @param level its effective value. */
function createNoise(level: number): () => number {
  const chance = createChance(SEED);
  const pink = pinkNoise(chance);
  return () => level * Math.SQRT1_2 * (chance.normal() + pink());
}

/** @param levelDb how far the noise lies under the samples that are speech. */
export function withNoise(utterance: Utterance, levelDb: number): Utterance {
  const { samples, sampleRate } = utterance.sound;
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const active = samples.filter((sample) => Math.abs(sample) > ACTIVE * loudest);
  const power = active.reduce((sum, sample) => sum + sample * sample, 0) / active.length;
  const noise = createNoise(Math.sqrt(power) / 10 ** (levelDb / 20));
  return { ...utterance, sound: { sampleRate, samples: samples.map((sample) => sample + noise()) } };
}

const made = (name: string, seconds: number, sample: (index: number) => number): Utterance => ({
  name,
  text: '',
  sound: {
    sampleRate: SAMPLE_RATE,
    samples: Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, index) => sample(index)),
  },
});

/** At -30 dB of full scale, as from a fan. */
const NOISE_LEVEL = 0.03;
const HUM_HZ = 50;

export const silence = (seconds: number): Utterance => made('silence', seconds, () => 0);
export const noise = (seconds: number): Utterance => made('noise', seconds, createNoise(NOISE_LEVEL));
/** Of the mains, with its overtones. */
export const hum = (seconds: number): Utterance =>
  made('hum', seconds, (index) =>
    [1, 2, 3].reduce(
      (sum, tone) =>
        sum + (NOISE_LEVEL / tone) * Math.sin((2 * Math.PI * HUM_HZ * tone * index) / SAMPLE_RATE),
      0,
    ),
  );
