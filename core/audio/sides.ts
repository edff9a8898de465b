/** Whether the two sides of a stereo recording carry a speaker each, as calls are recorded. It suggests; nothing depends on it. */

/** Counts of frames in which anybody spoke, by who of the sides did. */
interface Heard {
  readonly left: number;
  readonly right: number;
  readonly both: number;
}

export interface SidesMeter {
  /** Both sides of the same stretch, -1..1, of the same length. */
  readonly add: (left: Float32Array, right: Float32Array) => void;
  readonly differ: () => boolean;
}

/** As long as a short vowel, so that who speaks does not change within it. */
const FRAME_MS = 50;
/** Below is a room: a voice that is meant to be understood is recorded louder. */
const SPEECH_DB = -50;
/** What crosses over between two wires or two microphones of a desk is softer by so much. */
const ONE_SIDED_DB = 12;
/** People who take turns talk at once for a tenth of the time; two microphones that hear one room never get here. */
const LEAST_ONE_SIDED = 0.7;
/** Who says so little beside the other may as well be noise on that side. */
const LEAST_EACH = 0.05;
/** Ten seconds of speech: less says nothing about a recording. */
const LEAST_FRAMES = 10_000 / FRAME_MS;

export function createSidesMeter(sampleRate: number): SidesMeter {
  const frame = Math.round((sampleRate * FRAME_MS) / 1_000);
  let heard: Heard = { left: 0, right: 0, both: 0 };
  const sums = { left: 0, right: 0, count: 0 };
  return {
    add(left, right) {
      for (let index = 0; index < left.length; index += 1) {
        sums.left += (left[index] ?? 0) ** 2;
        sums.right += (right[index] ?? 0) ** 2;
        sums.count += 1;
        if (sums.count < frame) continue;
        heard = withFrame(heard, toDb(sums.left / frame), toDb(sums.right / frame));
        Object.assign(sums, { left: 0, right: 0, count: 0 });
      }
    },
    differ() {
      const all = heard.left + heard.right + heard.both;
      return (
        all >= LEAST_FRAMES &&
        heard.left + heard.right >= LEAST_ONE_SIDED * all &&
        Math.min(heard.left, heard.right) >= LEAST_EACH * all
      );
    },
  };
}

function withFrame(heard: Heard, leftDb: number, rightDb: number): Heard {
  if (Math.max(leftDb, rightDb) < SPEECH_DB) return heard;
  if (leftDb - rightDb >= ONE_SIDED_DB) return { ...heard, left: heard.left + 1 };
  if (rightDb - leftDb >= ONE_SIDED_DB) return { ...heard, right: heard.right + 1 };
  return { ...heard, both: heard.both + 1 };
}

const toDb = (meanSquare: number): number => 10 * Math.log10(meanSquare);
