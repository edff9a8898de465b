/** Islands of speech under a constant offset, as cheap converters and 8-bit files have one. */
import { expect, test } from '@playwright/test';
import { foldFrame, HOP_MS, type Island, levelDbOf, startDetector } from './islands.ts';
import { createOffsetBlock } from './offset.ts';

const RATE = 16_000;

/** A second of syllables, after and before a second of silence, over an offset. */
const syllables = (offset: number): Float32Array =>
  Float32Array.from({ length: 3 * RATE }, (_, at) => {
    const phase = (2 * Math.PI * at) / RATE;
    const sounds = at >= RATE && at < 2 * RATE;
    return offset + (sounds ? 0.02 * (1.1 + Math.cos(4 * phase)) * Math.sin(200 * phase) : 0);
  });

function islandsOf(samples: Float32Array): readonly Island[] {
  const block = createOffsetBlock(RATE);
  const islands: Island[] = [];
  let detector = startDetector();
  let [power, before] = [0, 0];
  const hop = (RATE * HOP_MS) / 1_000;
  for (const [at, sample] of samples.entries()) {
    power += block(sample) ** 2 / hop;
    if ((at + 1) % hop !== 0) continue;
    detector = foldFrame(detector, levelDbOf(power + before, 2));
    if (detector.finished !== null) islands.push(detector.finished);
    [before, power] = [power, 0];
  }
  return islands;
}

test('soft speech begins and ends where it does without the offset', () => {
  const plain = islandsOf(syllables(0));
  expect(plain).toHaveLength(1);
  for (const offset of [0.0067, -1 / 256, 0.02]) {
    const [island, ...more] = islandsOf(syllables(offset)).filter(({ startMs }) => startMs > 500);
    expect(more).toEqual([]);
    expect(Math.abs((island?.startMs ?? 0) - (plain[0]?.startMs ?? 0))).toBeLessThanOrEqual(20);
    expect(Math.abs((island?.endMs ?? 0) - (plain[0]?.endMs ?? 0))).toBeLessThanOrEqual(20);
  }
});
