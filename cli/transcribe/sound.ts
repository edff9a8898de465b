/** The sound of a recording as its lanes hear it, from a moment on. Decodes nothing itself. */
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import type { RecordedPart } from '../../live/recording/capture.ts';
import type { HeardSound, Missing, Recording } from '../../node/audio/recording.ts';
import { shareAmong } from './shared.ts';

export interface LaneSound {
  /** 0 is left, 1 is right; null is all channels together. */
  readonly side: 0 | 1 | null;
  /** What comes before has been transcribed: the lane hears silence. */
  readonly resumesAtMs: number;
}

interface Beginning {
  readonly fromMs: number;
  /** A stretch of the recording cannot be read; `endMs` is null where the file ends and nobody knows how much is missing. */
  readonly onMissing: (missing: Missing) => void;
}

/** One for each lane; the file is decoded once. Times of what is missing count from `fromMs`. */
export function soundOf(
  recording: Recording,
  lanes: readonly LaneSound[],
  { fromMs, onMissing }: Beginning,
): readonly AsyncGenerator<RecordedPart>[] {
  const split = lanes.some(({ side }) => side !== null);
  async function* heard(): AsyncGenerator<HeardSound | Missing> {
    for await (const part of recording.listen({ sampleRate: SAMPLE_RATE, split })) {
      if (part.type === 'missing') onMissing(part);
      yield part;
    }
  }
  return shareAmong(heard(), lanes.length).map((parts, index) => {
    const { side = null, resumesAtMs = 0 } = lanes[index] ?? {};
    return laneOf(parts, { side, fromMs, resumesAtMs });
  });
}

async function* laneOf(
  parts: AsyncGenerator<HeardSound | Missing>,
  { side, fromMs, resumesAtMs }: LaneSound & Pick<Beginning, 'fromMs'>,
): AsyncGenerator<RecordedPart> {
  let skip = samplesIn(fromMs);
  let silent = samplesIn(resumesAtMs) - skip;
  for await (const part of parts) {
    if (part.type === 'missing') {
      if (part.endMs !== null && part.endMs > fromMs)
        yield { type: 'missing', startMs: Math.max(0, part.startMs - fromMs), endMs: part.endMs - fromMs };
      continue;
    }
    const all = part.lanes[side ?? 0] ?? new Float32Array();
    const rest = all.subarray(Math.min(skip, all.length));
    skip -= all.length - rest.length;
    // The other lane hears the same part.
    const samples = silent > 0 ? rest.slice().fill(0, 0, silent) : rest;
    silent -= samples.length;
    if (samples.length > 0) yield { type: 'sound', samples };
  }
}

const samplesIn = (ms: number): number => Math.round((ms / 1_000) * SAMPLE_RATE);
