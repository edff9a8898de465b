/** The sound of a recording as its lanes hear it, from a moment on. Decodes nothing itself. */
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import type { RecordedPart } from '../../live/recording/capture.ts';
import type { Missing, Recording } from '../../node/audio/recording.ts';

export interface LaneSound {
  readonly fromMs: number;
  /** 0 is left, 1 is right; null is all channels together. */
  readonly side: 0 | 1 | null;
  /** A stretch of the recording cannot be read; `endMs` is null where the file ends and nobody knows how much is missing. */
  readonly onMissing: (missing: Missing) => void;
}

/** Times of what is missing count from `fromMs`. */
export async function* soundOf(
  recording: Recording,
  { fromMs, side, onMissing }: LaneSound,
): AsyncGenerator<RecordedPart> {
  let skip = Math.round((fromMs / 1_000) * SAMPLE_RATE);
  for await (const part of recording.listen({ sampleRate: SAMPLE_RATE, split: side !== null })) {
    if (part.type === 'missing') {
      onMissing(part);
      if (part.endMs !== null && part.endMs > fromMs)
        yield { type: 'missing', startMs: Math.max(0, part.startMs - fromMs), endMs: part.endMs - fromMs };
      continue;
    }
    const all = part.lanes[side ?? 0] ?? new Float32Array();
    const samples = all.subarray(Math.min(skip, all.length));
    skip -= all.length - samples.length;
    if (samples.length > 0) yield { type: 'sound', samples };
  }
}
