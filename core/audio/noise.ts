/**
 * What a stream of sound levels tells of the noise under the speech: its floor, mean and unsteadiness. It finds
 * no speech.
 */

/** Nothing quieter counts as speech, however silent the room: full scale is 0 dB, close speech is around -25. */
export const QUIETEST_SPEECH_DB = -50;
/** How far above the noise speech must stand: between these, by how unsteady the noise itself is. */
export const LEAST_MARGIN_DB = 3;
export const MOST_MARGIN_DB = 8;
const MARGIN_DEVIATIONS = 5;
/**
 * Noise below this hides no speech, so nothing is learned from it: a muted microphone and a quiet room are the
 * same silence, and no evidence of how loud the noise is that comes after it.
 */
export const SILENCE_DB = QUIETEST_SPEECH_DB - MOST_MARGIN_DB;
/** Where the floor stands when nothing is known of it. */
const UNKNOWN_DB = -100;
/**
 * The floor is the quietest level of the last one to two of these spans; nobody speaks that long without a
 * closure.
 */
const FLOOR_SPAN_FRAMES = 100;
/** A fan that starts under speech is learned within seconds; a long vowel is not taken for one. */
const FLOOR_RISE_DB = 0.06;
/** Until a first span was heard the floor follows what there is. */
const FIRST_FLOOR_RISE_DB = 3;
/** Share of a new noise frame in the running mean and deviation: about a fifth of a second. */
const NOISE_SHARE = 0.05;
/** Levels that stay this near each other are noise if they do for a span: speech ranges over twenty and more. */
const STEADY_DB = 6;
/** After silence the floor is unknown; then the first pause tells it: so long, and so far below what was heard. */
const PAUSE_FRAMES = 25;
const PAUSE_DEPTH_DB = 8;
/** Or, after so long without one, the quietest that was heard: music, or somebody who speaks without a pause. */
const UNKNOWN_FRAMES = 300;

/** What is known of the noise. */
export interface Noise {
  readonly meanDb: number;
  readonly deviationDb: number;
  readonly floorDb: number;
  readonly floorRiseDb: number;
  readonly spanMinDb: number;
  readonly previousMinDb: number;
  readonly spanFrames: number;
  /** The last levels that stayed near each other. */
  readonly steadyMinDb: number;
  readonly steadyMaxDb: number;
  readonly steadyFrames: number;
  /** Whether the floor was heard in a pause since the last silence. */
  readonly isKnown: boolean;
  /** Since the last silence, until it was. */
  readonly soundFrames: number;
  /** The loudest since silence. */
  readonly loudestDb: number;
  /** Whether this frame told a higher floor: what was taken for speech until now may be noise. */
  readonly isNew: boolean;
}

/** At the start of capture the first frame is taken for noise, until a quieter one comes. */
export const firstNoise: Noise = {
  meanDb: UNKNOWN_DB,
  deviationDb: 1,
  floorDb: 0,
  floorRiseDb: FIRST_FLOOR_RISE_DB,
  spanMinDb: 0,
  previousMinDb: 0,
  spanFrames: 0,
  steadyMinDb: 0,
  steadyMaxDb: UNKNOWN_DB,
  steadyFrames: 0,
  isKnown: true,
  soundFrames: 0,
  loudestDb: UNKNOWN_DB,
  isNew: false,
};

/** After silence the first frame may as well be speech: the floor rises from there, or the first pause tells it. */
const unknownNoise: Noise = {
  ...firstNoise,
  floorDb: UNKNOWN_DB,
  floorRiseDb: FLOOR_RISE_DB,
  isKnown: false,
};

/** The level above which a frame is loud. */
export function thresholdDb({ meanDb, deviationDb }: Noise): number {
  const marginDb = Math.min(MOST_MARGIN_DB, Math.max(LEAST_MARGIN_DB, MARGIN_DEVIATIONS * deviationDb));
  return Math.max(QUIETEST_SPEECH_DB, meanDb + marginDb);
}

/**
 * The noise after one more frame. A frame that `isQuiet` teaches mean and deviation; the quietest of the last
 * seconds keeps both from losing their way.
 */
export function foldNoise(noise: Noise, levelDb: number, isQuiet: boolean): Noise {
  if (levelDb <= SILENCE_DB) return unknownNoise;
  const isFull = noise.spanFrames + 1 >= FLOOR_SPAN_FRAMES;
  const spanMinDb = Math.min(noise.spanMinDb, levelDb);
  const quietestDb = Math.min(spanMinDb, noise.previousMinDb);
  const steady = steadyAfter(noise, levelDb);
  const soundFrames = noise.isKnown ? 0 : noise.soundFrames + 1;
  const isOverdue = soundFrames >= UNKNOWN_FRAMES;
  const isSteady = tellsFloor(noise, steady);
  const isNew = isSteady || isOverdue;
  const floorDb = isSteady
    ? steady.steadyMinDb
    : isOverdue
      ? quietestDb
      : Math.min(quietestDb, noise.floorDb + noise.floorRiseDb);
  const share = isQuiet ? NOISE_SHARE : 0;
  const heardDb = noise.meanDb + share * (levelDb - noise.meanDb);
  const off = Math.abs(levelDb - noise.meanDb);
  return {
    meanDb: Math.min(Math.max(heardDb, floorDb), floorDb + MOST_MARGIN_DB),
    deviationDb: noise.deviationDb + share * (off - noise.deviationDb),
    floorDb,
    floorRiseDb: isFull ? FLOOR_RISE_DB : noise.floorRiseDb,
    spanMinDb: isFull ? 0 : isSteady ? steady.steadyMinDb : spanMinDb,
    previousMinDb: isFull ? spanMinDb : isSteady ? 0 : noise.previousMinDb,
    spanFrames: isFull ? 0 : noise.spanFrames + 1,
    ...steady,
    isKnown: noise.isKnown || isNew,
    soundFrames,
    loudestDb: Math.max(noise.loudestDb, levelDb),
    isNew,
  };
}

type Steady = Pick<Noise, 'steadyMinDb' | 'steadyMaxDb' | 'steadyFrames'>;

function steadyAfter({ steadyMinDb, steadyMaxDb, steadyFrames }: Noise, levelDb: number): Steady {
  const minDb = Math.min(steadyMinDb, levelDb);
  const maxDb = Math.max(steadyMaxDb, levelDb);
  if (maxDb - minDb > STEADY_DB) return { steadyMinDb: levelDb, steadyMaxDb: levelDb, steadyFrames: 1 };
  return { steadyMinDb: minDb, steadyMaxDb: maxDb, steadyFrames: steadyFrames + 1 };
}

/** Whether levels that have been steady are noise louder than was known. */
function tellsFloor(
  { floorDb, isKnown, loudestDb }: Noise,
  { steadyMinDb, steadyMaxDb, steadyFrames }: Steady,
): boolean {
  if (isKnown && steadyMinDb <= floorDb + LEAST_MARGIN_DB) return false;
  const isPause = !isKnown && steadyMaxDb < loudestDb - PAUSE_DEPTH_DB;
  return steadyFrames >= (isPause ? PAUSE_FRAMES : FLOOR_SPAN_FRAMES);
}
