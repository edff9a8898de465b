/** Sound as it is captured, frame by frame: how loud it is and whether it is an island of speech. Allocates nothing. */
import { type Detector, foldFrame, HOP_MS, levelDbOf, startDetector } from './islands.ts';
import { createOffsetBlock } from './offset.ts';
import { FRAME_MS } from './playout.ts';

/** @param tell given each frame of FRAME_MS: what the detector says of it, and its mean square without an offset. */
export function createSoundFrames(
  sampleRate: number,
  tell: (islands: Detector, power: number) => void,
): (samples: Float32Array) => void {
  const frameSize = (sampleRate * FRAME_MS) / 1_000;
  const withoutOffset = createOffsetBlock(sampleRate);
  // The first window reaches back to before the first sample.
  let islands = startDetector(-HOP_MS);
  // Energy of the frame that is filling, and of the one before it: together the detector's window.
  let sum = 0;
  let filled = 0;
  let lastPower = 0;
  return (samples) => {
    for (let index = 0; index < samples.length; index += 1) {
      const sample = withoutOffset(samples[index] ?? 0);
      sum += sample * sample;
      filled += 1;
      if (filled < frameSize) continue;
      const power = sum / frameSize;
      islands = foldFrame(islands, levelDbOf(power + lastPower, 2));
      lastPower = power;
      sum = 0;
      filled = 0;
      tell(islands, power);
    }
  };
}
