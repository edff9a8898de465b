/** However the service’s events come: every word once, in order, at a cost that does not grow. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { turn } from '../../e2e/live/captionEvents.ts';
import { committed, committing, completed, delta, fold, play, start } from '../../e2e/live/serviceItems.ts';
import { captionText, isSettled } from '../captions/caption.ts';
import { KEPT_CAPTIONS } from '../captions/captions.ts';

test('an hour of items costs what a minute does', () => {
  let state = start;
  for (let index = 0; index < 1_000; index += 1) {
    state = play(
      [
        delta(`item${index}`, `Line ${index}`),
        committing(`c${index}`, turn(index * 1_000, index * 1_000 + 800)),
        committed(`item${index}`, index === 0 ? null : `item${index - 1}`),
        completed(`item${index}`, `Line ${index}.`),
      ],
      state,
    );
  }
  expect(state.captions).toHaveLength(KEPT_CAPTIONS);
  expect(state.captions.at(-1)).toMatchObject({ text: 'Line 999.', turn: turn(999_000, 999_800) });
  expect(state.items.items.length).toBeLessThan(KEPT_CAPTIONS);
});

/** The events of a few turns, each in its own order, shuffled together as a network and a busy service may. */
const interleaved = fc
  .array(
    fc.record({
      words: fc.array(fc.constantFrom('a', 'bb', 'ccc'), { minLength: 1, maxLength: 4 }),
      repeats: fc.nat(2),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((turns) => {
    const streams = turns.map(({ words, repeats }, index) => [
      ...words.map((word) => delta(`i${index}`, ` ${word}`)),
      ...Array.from({ length: repeats + 1 }, () => completed(`i${index}`, `${words.join(' ')}.`)),
    ]);
    const picks = streams.flatMap((stream, index) => stream.map(() => index));
    return fc.shuffledSubarray(picks, { minLength: picks.length }).map((order) => {
      const left = streams.map((stream) => [...stream]);
      const chain = turns.flatMap((_, index) => [
        committing(`c${index}`, turn(index * 1_000, index * 1_000 + 900)),
        committed(`i${index}`, index === 0 ? null : `i${index - 1}`),
      ]);
      return { turns, happenings: [...chain, ...order.flatMap((pick) => left[pick]?.shift() ?? [])] };
    });
  });

test('however events interleave, every word of every final is there once and in order', () => {
  fc.assert(
    fc.property(interleaved, ({ turns, happenings }) => {
      const captions = fold(happenings);
      expect(captions.map(captionText)).toEqual(turns.map(({ words }) => `${words.join(' ')}.`));
      expect(captions.every(isSettled)).toBe(true);
    }),
    { numRuns: 300, seed: 7 },
  );
});
