/** Puts what was read from a file on one timeline without holes: silence where sound is missing, and a word about it. */

/** A stretch of sound as it stands in the file. */
export interface FileSound {
  /** Where the file says that it begins, in milliseconds from the beginning; null: where the one before ends. */
  readonly startMs: number | null;
  readonly sampleRate: number;
  /** As many samples of each, -1..1. */
  readonly channels: readonly Float32Array[];
}

/** Reads a file from its beginning; ends, or throws, where it can be read no further. */
export type ReadSound = (signal: AbortSignal) => AsyncGenerator<FileSound>;

/** A stretch of a recording that cannot be read; `endMs` is null where nobody knows how long the recording was. */
export interface Missing {
  readonly type: 'missing';
  readonly startMs: number;
  readonly endMs: number | null;
}

export interface PlacedSound {
  readonly type: 'sound';
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

/** Between them lies every rate that sound is recorded at; others are damaged numbers, and would make hours of seconds. */
const LEAST_RATE = 2_000;
const MOST_RATE = 1_000_000;

/** Whether there is anything in it, at a rate that can be. */
export const isHeard = ({ channels, sampleRate }: FileSound): boolean =>
  (channels[0]?.length ?? 0) > 0 && sampleRate >= LEAST_RATE && sampleRate <= MOST_RATE;

/** Times in files are rounded to a millisecond and recorders' clocks tremble; a lost packet is longer (20 ms at least). */
const TREMBLE_MS = 15;
/** No syllable is shorter: what is missing beneath it is made up for and not spoken of. */
const LEAST_TOLD_MS = 100;
/** Encoders fill their last packets, and containers count them or not. */
const END_SLACK_MS = 250;
/** Where the length of a file is not known, a time so far ahead is taken for a damaged one. */
const MOST_AHEAD_MS = 600_000;
/** A file that was put together of several begins again at zero: what comes then follows on. */
const MOST_BACK_MS = 1_000;

export interface Course {
  /** Of the whole, where the file tells. */
  readonly durationMs: number | null;
  /** The file ends too soon, and does not say how much. */
  readonly isCut: boolean;
  readonly signal: AbortSignal;
  /** Another reader of the same file, who may make more of a damaged one; null: there is none. */
  readonly another: () => Promise<AsyncIterable<FileSound> | null>;
}

/** Each stretch follows on the one before; the first is at zero, or at `fromMs` where another reader came so far. */
export async function* onTimeline(
  sounds: AsyncIterable<FileSound>,
  course: Course,
  fromMs = 0,
): AsyncGenerator<PlacedSound | Missing> {
  const { durationMs, signal } = course;
  let atMs = fromMs;
  let offsetMs = 0;
  let hasFailed = false;
  try {
    for await (const sound of sounds) {
      if (!isHeard(sound)) continue;
      const aheadMs = sound.startMs === null ? 0 : sound.startMs + offsetMs - atMs;
      const mostAheadMs = durationMs === null ? MOST_AHEAD_MS : durationMs - atMs;
      if (aheadMs > Math.max(mostAheadMs, LEAST_TOLD_MS) || aheadMs < -MOST_BACK_MS) offsetMs -= aheadMs;
      else if (aheadMs >= LEAST_TOLD_MS && atMs > 0) {
        const rest = await course.another();
        if (rest !== null) return yield* withAnother(rest, course, atMs);
        yield* silence(aheadMs, sound);
        yield { type: 'missing', startMs: Math.round(atMs), endMs: Math.round(atMs + aheadMs) };
        atMs += aheadMs;
      } else if (aheadMs > TREMBLE_MS) {
        yield* silence(aheadMs, sound);
        atMs += aheadMs;
      }
      const placed = aheadMs < -TREMBLE_MS && aheadMs >= -MOST_BACK_MS ? without(sound, -aheadMs) : sound;
      yield { type: 'sound', sampleRate: placed.sampleRate, channels: placed.channels };
      atMs += lengthMsOf(placed);
    }
  } catch {
    // A reader throws at what it cannot read: what it gave stays, and the rest is missing.
    hasFailed = true;
  }
  if (signal.aborted) return;
  const isShort = durationMs !== null && durationMs - atMs > END_SLACK_MS;
  const rest = isShort || hasFailed ? await course.another() : null;
  if (rest !== null) yield* withAnother(rest, course, atMs);
  else if (isShort) yield { type: 'missing', startMs: Math.round(atMs), endMs: Math.round(durationMs) };
  else if (course.isCut || (hasFailed && durationMs === null))
    yield { type: 'missing', startMs: Math.round(atMs), endMs: null };
}

function withAnother(rest: AsyncIterable<FileSound>, course: Course, atMs: number) {
  return onTimeline(from(rest, atMs), { ...course, another: async () => null }, atMs);
}

/** What of the sound comes after a moment, each with its time. */
async function* from(sounds: AsyncIterable<FileSound>, ms: number): AsyncGenerator<FileSound> {
  let atMs = 0;
  for await (const sound of sounds) {
    if (!isHeard(sound)) continue;
    atMs = sound.startMs ?? atMs;
    const lengthMs = lengthMsOf(sound);
    if (atMs + lengthMs > ms) yield { ...without(sound, ms - atMs), startMs: Math.max(atMs, ms) };
    atMs += lengthMs;
  }
}

const lengthMsOf = ({ channels, sampleRate }: FileSound): number =>
  ((channels[0]?.length ?? 0) / sampleRate) * 1_000;

/** The sound without its first milliseconds. */
function without(sound: FileSound, ms: number): FileSound {
  const count = Math.round((Math.max(0, ms) / 1_000) * sound.sampleRate);
  return { ...sound, channels: sound.channels.map((samples) => samples.subarray(count)) };
}

/** In pieces of a second, so that a long hole takes no memory. */
function* silence(lengthMs: number, like: FileSound): Generator<PlacedSound> {
  const { sampleRate } = like;
  for (let left = Math.round((lengthMs / 1_000) * sampleRate); left > 0; left -= sampleRate) {
    const piece = new Float32Array(Math.min(left, sampleRate));
    yield { type: 'sound', sampleRate, channels: like.channels.map(() => piece) };
  }
}
