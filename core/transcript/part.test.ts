/** What a later part of a session hears lies on the session's clock, with everything that has a time. */
import { expect, test } from '@playwright/test';
import { gap, line } from '../../e2e/subtitles/handmade.ts';
import { inSession } from './part.ts';

const part = { sessionId: 's', number: 2, offsetMs: 10_000, opening: 1 };

test('a line of a later part is moved with its islands, arrivals and word times', () => {
  const spoken = line('Good day.', 100, 900, {
    islands: [{ startMs: 100, endMs: 900 }],
    anchors: [{ chars: 9, atMs: 1_500 }],
    words: [
      ['Good', 100, 400],
      ['day.', 400, 900],
    ],
  });
  expect(inSession(spoken, part)).toEqual(
    line('Good day.', 10_100, 10_900, {
      id: '2/100',
      islands: [{ startMs: 10_100, endMs: 10_900 }],
      anchors: [{ chars: 9, atMs: 11_500 }],
      words: [
        ['Good', 10_100, 10_400],
        ['day.', 10_400, 10_900],
      ],
    }),
  );
});

test('a line without word times gets none, and a gap keeps its reason', () => {
  expect('words' in inSession(line('Good day.', 100, 900), part)).toBe(false);
  const foreign = { ...gap(0, 2_000), reason: 'notUnderstood' } as const;
  expect(inSession(foreign, part)).toMatchObject({ startMs: 10_000, endMs: 12_000, reason: 'notUnderstood' });
});
