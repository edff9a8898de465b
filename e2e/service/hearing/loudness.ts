/**
 * Makes band loudness independent of gain and faint noise: dB above a floor below the running peak. It keeps
 * no audio.
 */
import { BANDS } from './spectrum.ts';

/**
 * Everything more than this far below the loudest recent speech counts as silence: white noise 20 dB below
 * the speech puts about -35 dB of the peak into each band, and what lies under the floor on both sides
 * compares as equal.
 */
const RANGE_DB = 30;

/**
 * The peak is the loudest of the past (slowly forgotten) and of this many frames ahead, so a first word is
 * not misjudged.
 */
export const LOOK_AHEAD_FRAMES = 6;

/** How fast the peak is forgotten while something sounds; a second of quieter speech lowers it by 2 dB. */
const DECAY_DB_PER_FRAME = 0.04;

/**
 * Below this nothing is speech, however quiet the room: bands of 12-bit noise, or speech at a hundredth of
 * full scale.
 */
const QUIETEST_PEAK_DB = -58;

/** A frame whose bands stand this little above the floor on average is silence. */
const SILENT_MEAN_DB = 1.2;

export interface Frame {
  /** dB above the floor per band, 0 where nothing rises above it. */
  readonly bands: Float32Array;
  /** Of the bands. */
  readonly mean: number;
  readonly silent: boolean;
}

/** A stretch of nothing, as the alignment sees it. */
export const silentFrame: Frame = { bands: new Float32Array(BANDS), mean: 0, silent: true };

export interface Loudness {
  /** Takes one frame of bands in dB; gives back the frame from LOOK_AHEAD_FRAMES ago, once there is one. */
  push(bandsDb: Float32Array): Frame | undefined;
}

export function createLoudness(): Loudness {
  const waiting: { bandsDb: Float32Array; levelDb: number }[] = [];
  let peakDb = QUIETEST_PEAK_DB;
  return {
    push(bandsDb) {
      waiting.push({ bandsDb, levelDb: Math.max(...bandsDb) });
      if (waiting.length <= LOOK_AHEAD_FRAMES) return undefined;
      const aheadDb = Math.max(...waiting.map((frame) => frame.levelDb));
      const frame = waiting.shift();
      if (frame === undefined) return undefined;
      peakDb = Math.max(aheadDb, peakDb, QUIETEST_PEAK_DB);
      const floorDb = peakDb - RANGE_DB;
      const bands = frame.bandsDb.map((db) => Math.max(0, db - floorDb));
      const mean = bands.reduce((sum, db) => sum + db, 0) / BANDS;
      const silent = mean < SILENT_MEAN_DB;
      if (!silent) peakDb -= DECAY_DB_PER_FRAME;
      return silent ? silentFrame : { bands, mean, silent };
    },
  };
}
