import { expect, test } from '@playwright/test';
import {
  type Commit,
  foldTurn,
  LONG_TURN_MS,
  LONGEST_TURN_MS,
  lastCommit,
  noTurn,
  SILENCE_MS,
  type SpeechFrame,
  type Turn,
} from './turns.ts';

const FRAME_MS = 32;

/** A stretch of one probability; the level is ordinary speech or a quiet room unless said otherwise. */
interface Stretch {
  readonly ms: number;
  readonly probability: number;
  readonly levelDb?: number;
}

const speech = (ms: number): Stretch => ({ ms, probability: 0.95 });
const pause = (ms: number): Stretch => ({ ms, probability: 0.02 });

function hear(stretches: readonly Stretch[]): {
  readonly commits: readonly (Commit & { atMs: number })[];
  readonly turn: Turn;
} {
  let turn = noTurn;
  let atMs = 0;
  const commits: (Commit & { atMs: number })[] = [];
  for (const { ms, probability, levelDb = probability > 0.5 ? -25 : -70 } of stretches) {
    for (const endMs = atMs + ms; atMs + FRAME_MS <= endMs; ) {
      atMs += FRAME_MS;
      const step = foldTurn(turn, { atMs, frameMs: FRAME_MS, probability, levelDb });
      turn = step.turn;
      if (step.commit !== null) commits.push({ ...step.commit, atMs });
    }
  }
  return { commits, turn };
}

test('a turn ends once silence has lasted, and spans its speech only', () => {
  const { commits } = hear([pause(320), speech(960), pause(1_280)]);
  expect(commits).toEqual([
    { startMs: 320, endMs: 1_280, atMs: 1_280 + Math.ceil(SILENCE_MS / FRAME_MS) * FRAME_MS },
  ]);
});

test('a pause at a comma does not end it', () => {
  const { commits } = hear([speech(960), pause(480), speech(960), pause(960)]);
  expect(commits.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[0, 2_400]]);
});

test('a click is never committed, and does not make the next turn start early', () => {
  const { commits } = hear([speech(96), pause(1_280), speech(960), pause(960)]);
  expect(commits.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[1_376, 2_336]]);
});

test('silence alone commits nothing, however long', () => {
  expect(hear([pause(60_000)]).commits).toEqual([]);
});

test('a monologue is cut at a dip between 15 and 25 seconds', () => {
  const dip: Stretch = { ms: 64, probability: 0.9, levelDb: -48 };
  const { commits } = hear([speech(17_600), dip, speech(5_000)]);
  expect(commits).toHaveLength(1);
  expect(commits[0]?.atMs).toBeGreaterThan(17_600 - FRAME_MS);
  expect(commits[0]?.atMs).toBeLessThanOrEqual(17_664 + FRAME_MS);
});

test('a short pause in that window is the best dip of all', () => {
  const { commits } = hear([speech(LONG_TURN_MS + 1_000), pause(96), speech(1_000)]);
  expect(commits).toHaveLength(1);
  expect(commits[0]?.atMs).toBeLessThanOrEqual(LONG_TURN_MS + 1_000 + 96);
});

test('without any dip it is cut at 25 seconds, and the next turn begins there', () => {
  const { commits, turn } = hear([{ ms: 30_000, probability: 0.95, levelDb: -25 }]);
  expect(commits).toHaveLength(1);
  expect(commits[0]?.atMs).toBeGreaterThanOrEqual(LONG_TURN_MS);
  expect(commits[0]?.atMs).toBeLessThanOrEqual(LONGEST_TURN_MS + FRAME_MS);
  expect(turn.startMs).toBe(commits[0]?.atMs);
});

test('silence that was left out counts with its real length', () => {
  const frame = (atMs: number, probability: number): SpeechFrame => ({
    atMs,
    frameMs: FRAME_MS,
    probability,
    levelDb: -30,
  });
  let turn = noTurn;
  for (let atMs = 32; atMs <= 640; atMs += 32) turn = foldTurn(turn, frame(atMs, 0.9)).turn;
  const { commit } = foldTurn(turn, frame(3_000, 0.1));
  expect(commit).toEqual({ startMs: 0, endMs: 640 });
});

test('at stop, what was said since the last commit is still owed', () => {
  expect(lastCommit(hear([speech(640), pause(128)]).turn)).toEqual({ startMs: 0, endMs: 640 });
  expect(lastCommit(hear([speech(640), pause(1_280)]).turn)).toBeNull();
  expect(lastCommit(hear([speech(64)]).turn)).toBeNull();
});

test('a turn never begins before the clock does', () => {
  const frame: SpeechFrame = { atMs: 10, frameMs: FRAME_MS, probability: 0.95, levelDb: -25 };
  expect(foldTurn(noTurn, frame).turn.startMs).toBe(0);
});
