/** A slow machine on a wound clock: which model decodes when, and what becomes of a stream meanwhile. */
import { expect, test } from '@playwright/test';
import { frames, spelled, tokensOf, toldOf, turnsOf } from '../../../e2e/hearing/script.ts';
import { type Model, SAMPLE_RATE } from '../decoder.ts';
import { FRAME_MS, FRAME_SAMPLES } from '../frame.ts';
import { createListener, type Heard } from '../listener.ts';
import { createAdaptive } from './adaptive.ts';

const SENTENCE = Array.from({ length: 80 }, (_, index) => `w${index}`).join(' ');

/** Models that read the sentence from the sound's beginning, each taking so long on a clock that only they wind. */
function machine(
  tookMs: { readonly larger: number; readonly smaller: number },
  { canLoad = true, canRelease = true } = {},
) {
  let nowMs = 0;
  const readings: { readonly by: string; readonly atMs: number }[] = [];
  const released: string[] = [];
  const model = (by: 'larger' | 'smaller'): Model => ({
    decode: async ({ audio }) => {
      readings.push({ by, atMs: nowMs });
      nowMs += tookMs[by];
      const lengthMs = (audio.length / SAMPLE_RATE) * 1_000;
      return tokensOf(SENTENCE).filter(({ endMs }) => endMs <= lengthMs);
    },
    release: async () => {
      if (!canRelease) throw new Error('not released');
      released.push(by);
    },
  });
  const adaptive = createAdaptive({
    model: model('larger'),
    loadSmaller: async () => (canLoad ? model('smaller') : null),
    now: () => nowMs,
  });
  const turnTo = (ms: number): void => {
    nowMs = Math.max(nowMs, ms);
  };
  return { adaptive, readings, released, turnTo, now: () => nowMs };
}

/** Speech of 20 s in turns of 4 s, as it comes in. */
async function hear({ adaptive, turnTo, now }: ReturnType<typeof machine>): Promise<readonly Heard[]> {
  const listener = createListener({
    decode: adaptive.decode,
    vocabulary: spelled,
    everyMs: adaptive.everyMs,
  });
  const heard: Heard[] = [];
  let atMs = 0;
  for (const speech of Array.from({ length: 5 }, () => [...frames(4_000, 0.9), ...frames(1_000, 0)]).flat()) {
    atMs += FRAME_MS;
    turnTo(atMs);
    const isBehind = now() > atMs + FRAME_MS;
    heard.push(...(await listener.hear(new Float32Array(FRAME_SAMPLES), speech, isBehind)));
  }
  return heard;
}

test('a fast machine stays with the larger model and never loads the other', async () => {
  const fast = machine({ larger: 150, smaller: 90 });
  await hear(fast);
  expect(new Set(fast.readings.map(({ by }) => by))).toEqual(new Set(['larger']));
  expect([fast.adaptive.everyMs(), fast.adaptive.isTooSlow(), fast.released]).toEqual([500, false, []]);
});

test('a slow one goes over once, gives the larger model back, and loses no word of a turn', async () => {
  const slow = machine({ larger: 1_000, smaller: 600 });
  const heard = await hear(slow);
  const by = slow.readings.map((reading) => reading.by);
  const first = by.indexOf('smaller');
  expect(first).toBeGreaterThan(0);
  expect(new Set(by.slice(first))).toEqual(new Set(['smaller']));
  expect(slow.released).toEqual(['larger']);
  expect(slow.adaptive.everyMs()).toBe(1_200);
  expect(slow.adaptive.isTooSlow()).toBe(false);
  expect(toldOf(heard).trim()).toBe(turnsOf(heard).join(' '));
});

test('one on which the smaller model cannot keep up says so; without the smaller one it is the larger', async () => {
  const hopeless = machine({ larger: 5_000, smaller: 3_000 });
  await hear(hopeless);
  await hear(hopeless);
  expect([hopeless.readings.at(-1)?.by, hopeless.adaptive.isTooSlow()]).toEqual(['smaller', true]);
  const alone = machine({ larger: 5_000, smaller: 3_000 }, { canLoad: false });
  await hear(alone);
  await hear(alone);
  expect([alone.readings.at(-1)?.by, alone.adaptive.isTooSlow(), alone.released]).toEqual([
    'larger',
    true,
    [],
  ]);
});

test('a larger model that cannot be given back costs no reading', async () => {
  const slow = machine({ larger: 1_000, smaller: 600 }, { canRelease: false });
  const heard = await hear(slow);
  expect(slow.readings.at(-1)?.by).toBe('smaller');
  expect(toldOf(heard).trim()).toBe(turnsOf(heard).join(' '));
});
