/**
 * Turns samples into frames that can be compared: how loud each band is every 20 ms, above a floor that
 * follows the speech. It knows no words.
 */

/** Short against the shortest words (about 60 ms), long enough to be cheap. */
export const FRAME_MS = 20;

/** How long sound goes on counting: shorter than a frame, so that frames stay apart. */
const MEMORY_MS = 16;

/** From the lowest voice to what an 8 kHz file still holds; evenly spaced on the mel scale, as hearing is. */
const LOWEST_HZ = 120;
const HIGHEST_HZ = 3_700;
export const BANDS = 12;

/** Filters in a row for each band: enough to keep the much louder low bands out of the high ones. */
const ORDER = 3;

/** Far below any converter's noise: keeps logarithms finite, and filters off the slow smallest numbers. */
const FAINTEST = 1e-10;

/** Below the loudest recent speech; white noise 20 dB below it puts about -35 dB of its peak in a band. */
const RANGE_DB = 30;

/**
 * How fast the peak is forgotten while something sounds: 5 dB a second, as fast as a browser's automatic gain comes down
 * after a loud beginning. Slower, the faint parts of what follows count as silence, and people's speech loses phrases.
 */
const DECAY_DB_PER_FRAME = 0.1;

/** Nothing below is speech, however quiet the room: 12-bit noise, or speech at a hundredth of full scale. */
const QUIETEST_PEAK_DB = -58;

/** A frame whose bands stand this little above the floor on average is silence. */
const SILENT_MEAN_DB = 1.2;

export interface Frame {
  /** dB above the floor per band, 0 where nothing rises above it. */
  readonly bands: Float32Array;
  readonly meanDb: number;
  readonly silent: boolean;
}

/** Takes samples (-1..1) that follow on those before; gives the frames they complete. */
export type Framer = (samples: Float32Array) => readonly Frame[];

export function createFramer(sampleRate: number): Framer {
  const filters = Array.from({ length: BANDS }, (_, band) =>
    createFilter(sampleRate, edgeHz(band), edgeHz(band + 1)),
  );
  const frameOf = createFloor();
  let taken = 0;
  let next = 1;
  return (samples) => {
    const frames: Frame[] = [];
    let from = 0;
    for (;;) {
      const end = from + Math.round((next * sampleRate * FRAME_MS) / 1_000) - taken;
      const part = samples.subarray(from, end);
      const bandsDb = Float32Array.from(filters, (filter) => filter(part));
      taken += part.length;
      if (end > samples.length) return frames;
      frames.push(frameOf(bandsDb));
      next += 1;
      from = end;
    }
  };
}

function edgeHz(band: number): number {
  const mel = (hz: number): number => 1_127 * Math.log(1 + hz / 700);
  return 700 * (Math.exp((mel(LOWEST_HZ) + ((mel(HIGHEST_HZ) - mel(LOWEST_HZ)) * band) / BANDS) / 1_127) - 1);
}

/** A gammatone filter: complex resonators in a row. Gives the power of its band in dB after the samples. */
function createFilter(sampleRate: number, lowHz: number, highHz: number): (samples: Float32Array) => number {
  const decay = Math.exp((-2 * Math.PI * 0.85 * (highHz - lowHz)) / sampleRate);
  const angle = (Math.PI * (lowHz + highHz)) / sampleRate;
  const [cosine, sine] = [decay * Math.cos(angle), decay * Math.sin(angle)];
  const forget = 1_000 / (sampleRate * MEMORY_MS);
  const reals = new Float64Array(ORDER);
  const imaginaries = new Float64Array(ORDER);
  let power = 0;
  return (samples) => {
    for (const sample of samples) {
      let real = sample + FAINTEST;
      let imaginary = 0;
      for (let stage = 0; stage < ORDER; stage += 1) {
        const [r, i] = [reals[stage] ?? 0, imaginaries[stage] ?? 0];
        real = (1 - decay) * real + cosine * r - sine * i;
        imaginary = (1 - decay) * imaginary + cosine * i + sine * r;
        reals[stage] = real;
        imaginaries[stage] = imaginary;
      }
      power += forget * (real * real + imaginary * imaginary - power);
    }
    return 10 * Math.log10(power + FAINTEST);
  };
}

/** Makes loudness independent of gain and of faint noise. */
function createFloor(): (bandsDb: Float32Array) => Frame {
  let peakDb = QUIETEST_PEAK_DB;
  return (bandsDb) => {
    peakDb = Math.max(peakDb, ...bandsDb);
    const bands = bandsDb.map((db) => Math.max(0, db - peakDb + RANGE_DB));
    const meanDb = bands.reduce((sum, db) => sum + db, 0) / BANDS;
    if (meanDb < SILENT_MEAN_DB) return silentFrame;
    peakDb -= DECAY_DB_PER_FRAME;
    return { bands, meanDb, silent: false };
  };
}

const silentFrame: Frame = { bands: new Float32Array(BANDS), meanDb: 0, silent: true };
