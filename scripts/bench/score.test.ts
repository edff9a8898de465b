/**
 * A score must be zero for cues that fit and say by how much others are off, also when the text lacks or adds
 * words.
 */
import { expect, test } from '@playwright/test';
import { cueErrors, scoreOf } from './score.ts';

const spoken = ['Good', 'morning', 'everybody,', 'shall', 'we', 'start?'].map((word, index) => ({
  word,
  startMs: index * 500,
  endMs: index * 500 + 400,
  exact: word !== 'we',
}));
const cue = (line: string, startMs: number, speechEndMs: number) => ({
  ...({ kind: 'speech', startMs, speechEndMs, lines: [line] } as const),
});

test('errors are signed and compared by word', () => {
  const cues = [cue('Good morning, everybody,', 0, 1_400), cue('shall we start?', 1_600, 2_850)];
  expect(cueErrors(cues, spoken)).toEqual({ startMs: [0, 100], endMs: [0, -50] });
});

test('words the text lacks or adds move no comparison to another word', () => {
  const cues = [cue('Good everybody,', 10, 1_400), cue('uhm shall', 900, 1_900), cue('start?', 2_500, 2_900)];
  expect(cueErrors(cues, spoken)).toEqual({ startMs: [10, 0], endMs: [0, 0, 0] });
});

test('a word whose true time is a guess is not compared', () => {
  expect(cueErrors([cue('we', 0, 0)], spoken)).toEqual({ startMs: [], endMs: [] });
});

test('the spread is over sizes', () => {
  expect(
    scoreOf([
      { startMs: [-30, 10], endMs: [] },
      { startMs: [20], endMs: [] },
    ]),
  ).toEqual({
    startErrorMs: { mean: 20, median: 20, p95: 30, count: 3 },
    endErrorMs: { mean: 0, median: 0, p95: 0, count: 0 },
  });
});
