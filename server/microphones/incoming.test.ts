import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { readSoundFrame, SOUND_RATE, writeSoundFrame } from '../wire/speaking.ts';
import { createIncoming } from './incoming.ts';

/** Samples that say where they lie. */
const frame = (at: number, length: number) => ({
  at,
  samples: Float32Array.from({ length }, (_, index) => (at + index) / 1e6),
});

async function all({ parts }: ReturnType<typeof createIncoming>) {
  const samples: number[] = [];
  const missing: number[][] = [];
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    if (next.value.type === 'missing') missing.push([next.value.startMs * 16, next.value.endMs * 16]);
    else samples.push(...[...next.value.samples].map((sample) => Math.round(sample * 1e6)));
  }
  return { samples, missing };
}

test('what is sent again comes once, and what never came is marked and silent', async () => {
  const incoming = createIncoming();
  for (const [at, length] of [
    [0, 10],
    [10, 10],
    [10, 10],
    [5, 20],
    [32, 8],
  ] as const)
    incoming.push(frame(at, length));
  incoming.end();
  const { samples, missing } = await all(incoming);
  const heard = [
    ...Array(25).keys(),
    ...Array(7).fill(0),
    ...Array.from({ length: 8 }, (_, index) => 32 + index),
  ];
  expect(samples).toEqual(heard);
  expect(missing).toEqual([[25, 32]]);
  expect(incoming.arrived()).toBe(40);
});

test('whatever is lost and sent again, a page that sends all from what had arrived is heard whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.boolean()), { maxLength: 30 }),
      async (blocks) => {
        const incoming = createIncoming();
        let made = 0;
        const remembered: ReturnType<typeof frame>[] = [];
        for (const [length, isLost] of blocks) {
          remembered.push(frame(made, length));
          made += length;
          // After a loss the page opens its socket again and sends what had not arrived.
          const from = isLost ? remembered : remembered.slice(-1);
          if (!isLost) for (const block of from) incoming.push(block);
          else
            for (const block of remembered.filter(
              ({ at, samples }) => at + samples.length > incoming.arrived(),
            ))
              incoming.push(block);
        }
        incoming.end();
        expect((await all(incoming)).samples).toEqual([...Array(made).keys()]);
      },
    ),
  );
});

test('a frame is read as it was written, to a step of its 16 bits; what is none is refused', () => {
  const read = readSoundFrame(
    new Uint8Array(writeSoundFrame({ at: 48_000, samples: Float32Array.of(0, 0.5, -1, 2) })),
  );
  expect(read?.at).toBe(48_000);
  expect([...(read?.samples ?? [])].map((sample) => Math.round(sample * 100) / 100)).toEqual([0, 0.5, -1, 1]);
  expect(readSoundFrame(new Uint8Array(7))).toBeNull();
  expect(readSoundFrame(new Uint8Array(9))).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const frame = readSoundFrame(bytes);
      return frame === null || Number.isSafeInteger(frame.at);
    }),
  );
});

test('an hour that never came takes no memory', () => {
  const { push, arrived } = createIncoming();
  push({ at: 0, samples: new Float32Array(10) });
  const before = process.memoryUsage().arrayBuffers;
  push({ at: 3_599 * SOUND_RATE, samples: new Float32Array(10) });
  expect(arrived()).toBe(3_599 * SOUND_RATE + 10);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
});

test('what a page said while no server had it, and remembers no more, is marked before its stream', async () => {
  const incoming = createIncoming(100);
  expect(incoming.arrived()).toBe(100);
  incoming.push(frame(130, 5));
  incoming.end();
  const { samples, missing } = await all(incoming);
  expect(missing).toEqual([[0, 30]]);
  expect(samples).toEqual([...Array(30).fill(0), 130, 131, 132, 133, 134]);
});

test('what a page remembers from where an earlier server was goes on there, with nothing missing', async () => {
  const incoming = createIncoming(100);
  incoming.push(frame(95, 10));
  incoming.end();
  expect(await all(incoming)).toEqual({ samples: [100, 101, 102, 103, 104], missing: [] });
});

test('a page that nobody could hear for hours is heard again, with an hour of it marked', async () => {
  const incoming = createIncoming(0);
  const at = 5 * 3_600 * SOUND_RATE;
  incoming.push(frame(at, 10));
  expect(incoming.arrived()).toBe(at + 10);
  expect((await incoming.parts.next()).value).toEqual({ type: 'missing', startMs: 0, endMs: 3_600_000 });
});
