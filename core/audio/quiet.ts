/**
 * Keeps steady noise from the speech detector, which takes most of the processor time of a quiet room. What it keeps back
 * is handed on once anything changes, so that no beginning is lost. It detects no speech.
 */

/** Two seconds of frames of 32 ms are steady noise if they are alike. */
const STEADY_FRAMES = 62;

/**
 * Eight seconds in which the detector heard nothing: its memory of speech fades so slowly. Stopped then, it judges what comes
 * later nearly as if it had heard the silence (within 0.13 near where speech begins; stopped after two seconds, within 0.56).
 */
const SILENT_FRAMES = 250;

/** 640 ms: the detector finds its way in with these, and the recognizer wants 300 ms before speech. */
const LEAD_IN_FRAMES = 20;

/**
 * Levels of a steady noise stay within this of their mean: 32 ms of white noise deviate by 0.3 dB. Speech 4 dB below the
 * noise adds as much, and the detector finds none so deep in it; a noise less steady is always heard.
 */
const STEADY_DB = 1.5;

/** Nothing quieter is told apart: 16 bits end there. */
const LEAST_DB = -100;

/** Rumble of a room lies below, voices above. */
const HIGH_PASS_HZ = 100;

/** Nothing that reaches this probability is silence; noise stays below half of it. */
const SILENT_BELOW = 0.2;

interface Framed {
  readonly samples: Float32Array;
  /** The frame's end on the capture clock, in milliseconds. */
  readonly atMs: number;
}

export interface QuietGate<Frame> {
  /** Takes the next frame, at 16 kHz; hands on those that the detector is to hear, in order. */
  readonly take: (frame: Frame) => void;
  /** Whether the detector has heard nothing for a while. */
  readonly judge: (isSilent: boolean) => void;
  /** Sound goes on elsewhere: forgets what it was like. */
  readonly reset: () => void;
  readonly isClosed: () => boolean;
  /** Up to here, on the capture clock, all that was kept back stays back: it is silence. Null when nothing was. */
  readonly silentToMs: () => number | null;
  /** The end of the last frame that was handed on, on the capture clock; null before the first. */
  readonly handedToMs: () => number | null;
}

/** `handTo` is given the very frames that were taken, some of them late. */
export function createQuietGate<Frame extends Framed>(
  sampleRate: number,
  handTo: (frame: Frame) => void,
): QuietGate<Frame> {
  const levelsOf = createLevels(sampleRate);
  const means = new Float64Array(BANDS);
  let steadyFrames = 0;
  let isSilent = false;
  let kept: Frame[] = [];
  let isClosed = false;
  let silentToMs: number | null = null;
  let handedToMs: number | null = null;

  /** Whether this frame is as loud as those before, in every band; follows what it says. */
  const isSteady = (levels: Float64Array): boolean => {
    const isLike =
      steadyFrames > 0 && levels.every((db, band) => Math.abs(db - (means[band] ?? 0)) <= STEADY_DB);
    steadyFrames = isLike ? Math.min(STEADY_FRAMES, steadyFrames + 1) : 1;
    for (const [band, db] of levels.entries())
      means[band] = (means[band] ?? 0) + (db - (means[band] ?? 0)) / steadyFrames;
    return steadyFrames >= STEADY_FRAMES;
  };
  const hand = (frame: Frame) => {
    handedToMs = frame.atMs;
    handTo(frame);
  };
  const open = () => {
    for (const frame of kept) hand(frame);
    kept = [];
    isClosed = false;
    silentToMs = null;
  };
  return {
    take: (frame) => {
      const next = isSteady(levelsOf(frame.samples)) && isSilent;
      if (!next) open();
      isClosed = next;
      if (!isClosed) return hand(frame);
      kept.push(frame);
      if (kept.length > LEAD_IN_FRAMES) silentToMs = kept.shift()?.atMs ?? null;
    },
    judge: (next) => {
      isSilent = next;
    },
    reset: () => {
      steadyFrames = 0;
      kept = [];
      isClosed = false;
      silentToMs = null;
    },
    isClosed: () => isClosed,
    silentToMs: () => silentToMs,
    handedToMs: () => handedToMs,
  };
}

const BANDS = 3;

/**
 * Levels of a frame in dB: of the whole without rumble, where low voices stand out of hiss, of its differences, where
 * voices stand out of a hum, and of what is left without its strongest tone, where they stand out of a whistle. The array
 * is the same each time.
 */
function createLevels(sampleRate: number): (samples: Float32Array) => Float64Array {
  const share = (2 * Math.PI * HIGH_PASS_HZ) / sampleRate;
  const levels = new Float64Array(BANDS);
  let rumble = 0;
  let last = 0;
  let beforeLast = 0;
  const dbOf = (sum: number, length: number) => Math.max(LEAST_DB, 10 * Math.log10(sum / length));
  return (samples) => {
    let whole = 0;
    let steps = 0;
    // Of a tone alone, a sample and the one two before it add up to a fixed multiple of that in between.
    let sums = 0;
    let middles = 0;
    let products = 0;
    for (const sample of samples) {
      const rest = sample - rumble;
      rumble += share * rest;
      whole += rest * rest;
      steps += (sample - last) ** 2;
      const sum = sample + beforeLast;
      sums += sum * sum;
      middles += last * last;
      products += sum * last;
      beforeLast = last;
      last = sample;
    }
    levels[0] = dbOf(whole, samples.length);
    levels[1] = dbOf(steps, samples.length);
    const toneless = middles === 0 ? sums : Math.max(0, sums - products ** 2 / middles);
    levels[2] = dbOf(toneless, samples.length);
    return levels;
  };
}

/** Follows a detector's probabilities, frame by frame: tells when it has heard nothing for a while, and when it does again. */
export function watchSilence(tell: (isSilent: boolean) => void): (probability: number) => void {
  let silentFrames = 0;
  return (probability) => {
    const wasSilent = silentFrames >= SILENT_FRAMES;
    silentFrames = probability < SILENT_BELOW ? silentFrames + 1 : 0;
    const isSilent = silentFrames >= SILENT_FRAMES;
    if (isSilent !== wasSilent) tell(isSilent);
  };
}
