/** Brings a file's channels to the lanes and the sample rate that hear them. It knows no file. */
import { createResampler, type Resampler } from '../../core/audio/resample.ts';
import type { Missing, PlacedSound } from './timeline.ts';

/** Sound of a recording that follows on the one before. */
export interface HeardSound {
  readonly type: 'sound';
  /** Milliseconds from the beginning of the recording. */
  readonly startMs: number;
  /** One of all channels together, or left and right; as many samples of each, -1..1. */
  readonly lanes: readonly Float32Array[];
}

export interface Listening {
  /** Samples a second to give: 16,000 for the detector and the recognizer here, 24,000 for the service. */
  readonly sampleRate: number;
  /** Left and right as lanes of their own; a file of another number of channels than two has the same on both. */
  readonly split: boolean;
}

export async function* toLanes(
  placed: AsyncIterable<PlacedSound | Missing>,
  { sampleRate, split }: Listening,
): AsyncGenerator<HeardSound | Missing> {
  let fromHz = 0;
  let resamplers: readonly Resampler[] = [];
  let given = 0;
  const heard = (lanes: readonly Float32Array[]): HeardSound => {
    const startMs = (given / sampleRate) * 1_000;
    given += lanes[0]?.length ?? 0;
    return { type: 'sound', startMs, lanes };
  };
  for await (const part of placed) {
    if (part.type === 'missing') {
      yield part;
      continue;
    }
    const lanes = split ? asTwo(part.channels) : [mixed(part.channels)];
    if (part.sampleRate !== fromHz) {
      if (fromHz > 0) yield heard(resamplers.map((resampler) => resampler.end()));
      fromHz = part.sampleRate;
      resamplers = lanes.map(() => createResampler(fromHz, sampleRate));
    }
    const made = resamplers.map((resampler, index) => resampler.push(lanes[index] ?? new Float32Array()));
    if ((made[0]?.length ?? 0) > 0) yield heard(made);
  }
  const last = resamplers.map((resampler) => resampler.end());
  if ((last[0]?.length ?? 0) > 0) yield heard(last);
}

function asTwo(channels: readonly Float32Array[]): readonly Float32Array[] {
  if (channels.length === 2) return channels.map((channel) => mixed([channel]));
  const all = mixed(channels);
  return [all, all];
}

/**
 * The mean of two channels; of more (surround, many microphones) the sum by their number's square root, so that a voice
 * on one of them is not buried. What is no number is silence.
 */
function mixed(channels: readonly Float32Array[]): Float32Array {
  const share = channels.length > 2 ? 1 / Math.sqrt(channels.length) : 1 / Math.max(1, channels.length);
  const all = new Float32Array(channels[0]?.length ?? 0);
  for (const channel of channels)
    for (let index = 0; index < all.length; index += 1) {
      const sample = channel[index] ?? 0;
      if (Number.isFinite(sample)) all[index] = (all[index] ?? 0) + sample * share;
    }
  return all;
}
