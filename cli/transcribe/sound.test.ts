/** The lanes of a recording: decoded once, each silent up to where it resumes, and on the recording's clock. */
import { expect, test } from '@playwright/test';
import type { RecordedPart } from '../../live/recording/capture.ts';
import type { Recording } from '../../node/audio/recording.ts';
import { soundOf } from './sound.ts';

/** Three seconds: left is 0.25 and right 0.5 all the time, and the second one cannot be read. */
function recording(opened: { times: number }): Recording {
  const second = (startMs: number, level: number) => ({
    ...{ type: 'sound' as const, startMs },
    lanes: [new Float32Array(16_000).fill(level / 2), new Float32Array(16_000).fill(level)],
  });
  return {
    ...{ path: 'talk.wav', durationMs: 3_000, channels: 2, container: null, decoder: 'builtIn' },
    track: { number: 1, of: 1, name: null, codec: null },
    async *listen() {
      opened.times += 1;
      yield second(0, 0.5);
      yield { type: 'missing', startMs: 1_000, endMs: 2_000 };
      yield second(1_000, 0);
      yield second(2_000, 0.5);
    },
  };
}

/** How many samples of each level, in order. */
async function levelsOf(parts: AsyncGenerator<RecordedPart>) {
  const runs: [number | string, number][] = [];
  for await (const part of parts) {
    if (part.type === 'missing') runs.push([part.type, part.startMs]);
    else
      for (const sample of part.samples) {
        const last = runs.at(-1);
        if (last?.[0] === sample) last[1] += 1;
        else runs.push([sample, 1]);
      }
  }
  return runs;
}

test('two lanes hear one decoding from where the first resumes, the other in silence until it does', async () => {
  const opened = { times: 0 };
  const missing: number[] = [];
  const lanes = soundOf(
    recording(opened),
    [
      { side: 0, resumesAtMs: 2_500 },
      { side: 1, resumesAtMs: 500 },
    ],
    { fromMs: 500, onMissing: ({ startMs }) => missing.push(startMs) },
  );
  expect(await Promise.all(lanes.map(levelsOf))).toEqual([
    [
      [0, 8_000],
      ['missing', 500],
      [0, 24_000],
      [0.25, 8_000],
    ],
    [
      [0.5, 8_000],
      ['missing', 500],
      [0, 16_000],
      [0.5, 16_000],
    ],
  ]);
  expect([opened.times, missing]).toEqual([1, [1_000]]);
});
