/** Conversations of two lanes that talk over each other as chance has it, for properties of what is made of them. */
import fc from 'fast-check';
import { gap, line, session } from './handmade.ts';

const WORDS = 'and the we machine, budget. yes no about Monday really, before they wrote it down.'.split(' ');
/** Turns of one lane: words, how fast, and the pause before. */
const turnsOf = fc.array(
  fc.record({
    words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 45 }),
    eachMs: fc.integer({ min: 180, max: 600 }),
    pauseMs: fc.integer({ min: 300, max: 5_000 }),
  }),
  { minLength: 1, maxLength: 6 },
);
const gaps = fc.array(
  fc.record({ startMs: fc.nat(40_000), lengthMs: fc.integer({ min: 300, max: 5_000 }) }),
  {
    maxLength: 2,
  },
);
export const conversations = fc
  .record({ you: turnsOf, others: turnsOf, gaps })
  .map(({ you, others, gaps: lost }) => {
    const lines = Object.entries({ you, others }).flatMap(([lane, turns]) => {
      let atMs = 0;
      return turns.map(({ words, eachMs, pauseMs }, index) => {
        const startMs = atMs + pauseMs;
        atMs = startMs + words.length * eachMs;
        return line(words.join(' '), startMs, atMs, { lane, id: `${lane} ${index}` });
      });
    });
    return session(
      ...lines,
      ...lost.map(({ startMs, lengthMs }, index) => ({
        ...gap(startMs, startMs + lengthMs),
        ...{ lane: 'others', id: `gap ${index}` },
      })),
    );
  });
