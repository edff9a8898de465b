/**
 * Islands of speech in a stream of sound levels, cheap enough for the audio thread; it knows neither audio
 * buffers nor turns.
 */

/** One unbroken run of speech, milliseconds on the capture clock. */
export interface Island {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Levels come every 10 ms, each the RMS of 20 ms: short enough for a stop consonant, long enough for a low
 * voice's period.
 */
export const HOP_MS = 10;
export const WINDOW_MS = 20;
/**
 * Nothing quieter counts as speech, however silent the room: full scale is 0 dB, close speech is around -25.
 */
export const QUIETEST_SPEECH_DB = -50;
/** How far above the noise speech must stand: between these, by how unsteady the noise itself is. */
export const LEAST_MARGIN_DB = 3;
export const MOST_MARGIN_DB = 8;
const MARGIN_DEVIATIONS = 5;
/** One loud frame is a click. */
const FRAMES_TO_BEGIN = 2;
/** A stop consonant's closure does not end an island; these frames are taken off again when it ends. */
const HANGOVER_FRAMES = 4;
/**
 * The floor is the quietest level of the last one to two of these spans; nobody speaks that long without a
 * closure.
 */
const FLOOR_SPAN_FRAMES = 100;
/** A fan that starts is learned within seconds; a long vowel is not taken for one. */
const FLOOR_RISE_DB = 0.06;
/** Until a first span was heard the floor follows what there is. */
const FIRST_FLOOR_RISE_DB = 3;
/** Share of a new noise frame in the running mean and deviation: about a fifth of a second. */
const NOISE_SHARE = 0.05;
/** Right after speech its weak ends would be learned as noise. */
const FRAMES_TO_TRUST_QUIET = 20;
const SILENCE_DB = -100;

/**
 * What the detector remembers. `speech` and `finished` are what it says about the frame it was last given.
 */
export interface Detector {
  /** Whether somebody speaks, held on for 40 ms after the last loud frame. */
  readonly speech: boolean;
  /** The island this frame ended, on the capture clock; null for most frames. */
  readonly finished: Island | null;
  /** Where the island that is still open began, on the capture clock; null in silence. */
  readonly openedAtMs: number | null;
  /** The middle of the next frame's window, on the capture clock. */
  readonly nextMs: number;
  readonly lastLoudMs: number;
  readonly loudFrames: number;
  readonly quietFrames: number;
  readonly noiseDb: number;
  readonly deviationDb: number;
  readonly floorDb: number;
  readonly spanMinDb: number;
  readonly previousMinDb: number;
  readonly spanFrames: number;
  readonly floorRiseDb: number;
}

/**
 * A detector whose first frame begins at `atMs` of the capture clock. It takes the first frame for noise
 * until a quieter one comes.
 */
export function startDetector(atMs = 0): Detector {
  return {
    speech: false,
    finished: null,
    openedAtMs: null,
    nextMs: atMs + WINDOW_MS / 2,
    lastLoudMs: atMs,
    loudFrames: 0,
    quietFrames: 0,
    noiseDb: SILENCE_DB,
    deviationDb: 1,
    floorDb: 0,
    spanMinDb: 0,
    previousMinDb: 0,
    spanFrames: 0,
    floorRiseDb: FIRST_FLOOR_RISE_DB,
  };
}

/**
 * The detector after one more frame, whose level is `rmsDb` below full scale; -Infinity is digital silence.
 */
export function foldFrame(detector: Detector, rmsDb: number): Detector {
  const levelDb = Math.max(rmsDb, SILENCE_DB);
  const atMs = detector.nextMs;
  const loud = levelDb > thresholdDb(detector);
  const loudFrames = loud ? detector.loudFrames + 1 : 0;
  const quietFrames = loud ? 0 : detector.quietFrames + 1;
  const lastLoudMs = loud ? atMs : detector.lastLoudMs;
  const begins = !detector.speech && loudFrames >= FRAMES_TO_BEGIN;
  const ends = detector.speech && quietFrames > HANGOVER_FRAMES;
  const openedAtMs = begins ? atMs - (FRAMES_TO_BEGIN - 1) * HOP_MS : detector.openedAtMs;
  const noise = noiseAfter(detector, levelDb, loud);
  return {
    speech: begins || (detector.speech && !ends),
    finished: ends && openedAtMs !== null ? { startMs: openedAtMs, endMs: lastLoudMs } : null,
    openedAtMs: ends ? null : openedAtMs,
    nextMs: atMs + HOP_MS,
    lastLoudMs,
    loudFrames,
    quietFrames,
    ...noise,
  };
}

/** The level above which a frame is loud. */
function thresholdDb(detector: Detector): number {
  const marginDb = Math.min(
    MOST_MARGIN_DB,
    Math.max(LEAST_MARGIN_DB, MARGIN_DEVIATIONS * detector.deviationDb),
  );
  return Math.max(QUIETEST_SPEECH_DB, detector.noiseDb + marginDb);
}

type Noise = Pick<
  Detector,
  'noiseDb' | 'deviationDb' | 'floorDb' | 'spanMinDb' | 'previousMinDb' | 'spanFrames' | 'floorRiseDb'
>;

/**
 * Quiet frames teach the noise's mean and deviation; the quietest of the last seconds keeps both from losing
 * their way.
 */
function noiseAfter(detector: Detector, levelDb: number, loud: boolean): Noise {
  const full = detector.spanFrames + 1 >= FLOOR_SPAN_FRAMES;
  const spanMinDb = Math.min(detector.spanMinDb, levelDb);
  const quietestDb = Math.min(spanMinDb, detector.previousMinDb);
  const floorDb = Math.min(quietestDb, detector.floorDb + detector.floorRiseDb);
  const share = !loud && detector.quietFrames >= FRAMES_TO_TRUST_QUIET ? NOISE_SHARE : 0;
  const heardDb = detector.noiseDb + share * (levelDb - detector.noiseDb);
  const off = Math.abs(levelDb - detector.noiseDb);
  return {
    noiseDb: Math.min(Math.max(heardDb, floorDb), floorDb + MOST_MARGIN_DB),
    deviationDb: detector.deviationDb + share * (off - detector.deviationDb),
    floorDb,
    spanMinDb: full ? 0 : spanMinDb,
    previousMinDb: full ? spanMinDb : detector.previousMinDb,
    spanFrames: full ? 0 : detector.spanFrames + 1,
    floorRiseDb: full ? FLOOR_RISE_DB : detector.floorRiseDb,
  };
}

/** Pauses shorter than this are inside words: stop consonants, a breath at most. */
export const MERGE_UNDER_MS = 130;
/** Islands shorter than this are clicks and lip noise. */
export const DROP_UNDER_MS = 40;

/**
 * Islands as timing wants them: in order, near ones merged, then clicks dropped. Doing it again changes
 * nothing.
 */
export function mergeIslands(islands: readonly Island[]): readonly Island[] {
  const merged: Island[] = [];
  for (const island of islands.toSorted((one, other) => one.startMs - other.startMs)) {
    const last = merged.at(-1);
    if (last !== undefined && island.startMs - last.endMs < MERGE_UNDER_MS) {
      merged[merged.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, island.endMs) };
    } else merged.push(island);
  }
  return merged.filter((island) => island.endMs - island.startMs >= DROP_UNDER_MS);
}

/** Level of a window of samples between -1 and 1, in dB below full scale; -Infinity for digital silence. */
export function levelDbOf(sumOfSquares: number, samples: number): number {
  return 10 * Math.log10(sumOfSquares / Math.max(1, samples));
}
