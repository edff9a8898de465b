/** Puts what was read from a file on one timeline without holes: silence where sound is missing, and a word about it. */
import type { FileSound, Missing } from './sound.ts';

export interface PlacedSound {
  readonly type: 'sound';
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

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

/** Each stretch follows on the one before; the first is at zero. `durationMs`: of the whole, where the file tells. */
export async function* onTimeline(
  sounds: AsyncIterable<FileSound>,
  { durationMs, signal }: { readonly durationMs: number | null; readonly signal: AbortSignal },
): AsyncGenerator<PlacedSound | Missing> {
  let atMs = 0;
  let offsetMs = 0;
  let hasFailed = false;
  try {
    for await (const sound of sounds) {
      const { sampleRate, channels } = sound;
      const aheadMs = sound.startMs === null ? 0 : sound.startMs + offsetMs - atMs;
      const lengthMs = ((channels[0]?.length ?? 0) / sampleRate) * 1_000;
      const mostAheadMs = durationMs === null ? MOST_AHEAD_MS : durationMs - atMs;
      let skippedMs = 0;
      if (aheadMs > Math.max(mostAheadMs, LEAST_TOLD_MS) || aheadMs < -MOST_BACK_MS) offsetMs -= aheadMs;
      else if (aheadMs > TREMBLE_MS) {
        yield* silence(aheadMs, sound);
        if (aheadMs >= LEAST_TOLD_MS && atMs > 0)
          yield { type: 'missing', startMs: Math.round(atMs), endMs: Math.round(atMs + aheadMs) };
        atMs += aheadMs;
      } else if (aheadMs < -TREMBLE_MS) skippedMs = Math.min(-aheadMs, lengthMs);
      const from = Math.round((skippedMs / 1_000) * sampleRate);
      yield {
        type: 'sound',
        sampleRate,
        channels: from === 0 ? channels : channels.map((samples) => samples.subarray(from)),
      };
      atMs += lengthMs - skippedMs;
    }
  } catch {
    // A reader throws at what it cannot read: what it gave stays, and the rest is missing.
    hasFailed = true;
  }
  if (signal.aborted) return;
  const isShort = durationMs !== null && durationMs - atMs > END_SLACK_MS;
  if (isShort || (hasFailed && durationMs === null))
    yield { type: 'missing', startMs: Math.round(atMs), endMs: isShort ? Math.round(durationMs) : null };
}

/** In pieces of a second, so that a long hole takes no memory. */
function* silence(lengthMs: number, like: FileSound): Generator<PlacedSound> {
  const { sampleRate } = like;
  for (let left = Math.round((lengthMs / 1_000) * sampleRate); left > 0; left -= sampleRate) {
    const piece = new Float32Array(Math.min(left, sampleRate));
    yield { type: 'sound', sampleRate, channels: like.channels.map(() => piece) };
  }
}
