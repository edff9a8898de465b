/**
 * What can happen to sound on its way, for tests of hearing: rates, gain, noise, cuts. Every change is
 * repeatable.
 */
import type { Sound } from '../speech/wav.ts';

export function resampled({ samples, sampleRate }: Sound, toRate: number): Sound {
  const length = Math.floor((samples.length * toRate) / sampleRate);
  return {
    sampleRate: toRate,
    samples: Float32Array.from({ length }, (_, index) => {
      const at = (index * sampleRate) / toRate;
      const before = samples[Math.floor(at)] ?? 0;
      return before + ((samples[Math.floor(at) + 1] ?? before) - before) * (at % 1);
    }),
  };
}

export const louder = ({ samples, sampleRate }: Sound, gain: number): Sound => ({
  sampleRate,
  samples: samples.map((sample) => Math.max(-1, Math.min(1, sample * gain))),
});

export function noisy({ samples, sampleRate }: Sound, signalToNoiseDb: number): Sound {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const noise = createNoise(Math.sqrt(power) / 10 ** (signalToNoiseDb / 20));
  return { sampleRate, samples: samples.map((sample) => sample + noise()) };
}

export function onlyNoise(sampleRate: number, seconds: number): Sound {
  const noise = createNoise(0.1);
  return { sampleRate, samples: Float32Array.from({ length: sampleRate * seconds }, noise) };
}

/** From one time to another. */
export const piece = ({ samples, sampleRate }: Sound, fromMs: number, toMs: number): Sound => ({
  sampleRate,
  samples: samples.slice(Math.round((fromMs * sampleRate) / 1000), Math.round((toMs * sampleRate) / 1000)),
});

/** Makes every silence of over a tenth of a second last `toMs`. */
export function pausesOf({ samples, sampleRate }: Sound, toMs: number): Sound {
  const kept = sampleRate / 10;
  const out: number[] = [];
  let quiet = 0;
  for (const sample of samples) {
    quiet = Math.abs(sample) < 0.003 ? quiet + 1 : 0;
    if (quiet <= kept) out.push(sample);
    if (quiet === kept)
      for (let extra = (sampleRate * toMs) / 1000 - kept; extra > 0; extra -= 1) out.push(0);
  }
  return { sampleRate, samples: Float32Array.from(out) };
}

/** Leaves `lostMs` out of every five seconds: silent, or with the rest moved up. */
export function holed({ samples, sampleRate }: Sound, lostMs: number, leaves: 'silence' | 'nothing'): Sound {
  const period = 5 * sampleRate;
  const lost = (lostMs * sampleRate) / 1000;
  const isLost = (index: number): boolean => index > sampleRate && index % period < lost;
  return {
    sampleRate,
    samples:
      leaves === 'silence'
        ? samples.map((sample, index) => (isLost(index) ? 0 : sample))
        : samples.filter((_, index) => !isLost(index)),
  };
}

/** White noise of a given strength, the same every time (Box-Muller on a linear congruential generator). */
function createNoise(strength: number): () => number {
  let seed = 1;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return (seed + 1) / 2 ** 32;
  };
  return () => strength * Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}
