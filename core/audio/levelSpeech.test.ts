/** Turns without the speech detector. */
import { expect, test } from '@playwright/test';
import { createLevelSpeech } from './levelSpeech.ts';
import { type Commit, foldTurn, noTurn, type SpeechFrame } from './turns.ts';

test('turns end by level alone, from islands that are over and from one that is still heard', () => {
  let turn = noTurn;
  const commits: Commit[] = [];
  const levels = createLevelSpeech((frame: SpeechFrame) => {
    const step = foldTurn(turn, frame);
    turn = step.turn;
    if (step.commit !== null) commits.push(step.commit);
  });
  levels.onPlayed(32, null);
  levels.start();
  for (let atMs = 64; atMs < 8_000; atMs += 32) {
    if (atMs === 1_984) levels.add({ startMs: 500, endMs: 1_900 });
    const isOpen = (atMs >= 520 && atMs < 1_984) || atMs > 4_000;
    levels.onPlayed(atMs, isOpen ? (atMs > 4_000 ? 4_000 : 500) : null);
  }
  expect(commits).toEqual([{ startMs: 512, endMs: 1_952 }]);
  expect([turn.startMs, turn.isSpeaking]).toEqual([4_000, true]);
});
