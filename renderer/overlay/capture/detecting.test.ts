/** What the page is told of sound that the speech detector is asked about, not asked about, or says nothing of. */
import { expect, test } from '@playwright/test';
import type { SpeechFrame } from '../../../core/audio/turns.ts';
import type { Problem } from '../../../core/base/problem.ts';
import { createDetecting } from './detecting.ts';

/** Plays so many seconds, of which a detector that says nothing was asked, or was not. */
function play(seconds: number, isQuiet: boolean) {
  const told: SpeechFrame[] = [];
  const problems: (Problem | null)[] = [];
  const detecting = createDetecting({
    detector: Object.assign(new EventTarget(), { postMessage: () => undefined }) as unknown as Worker,
    connect: (port) => port.close(),
    listener: { onSpeech: (frame) => told.push(frame), onProblem: (problem) => problems.push(problem) },
  });
  for (let playedMs = 0; playedMs < seconds * 1_000; playedMs += 32)
    detecting.onPlayed({ playedMs, islandFromMs: null, silentToMs: isQuiet ? playedMs - 640 : null });
  detecting.close();
  return { told, problems };
}

test('a quiet room is silence, told as time goes on, and no detector that has died', () => {
  const { told, problems } = play(20, true);
  expect(problems).toEqual([]);
  expect(told.slice(0, 2)).toEqual([
    { atMs: -640, frameMs: 32, probability: 0, levelDb: -100 },
    { atMs: -608, frameMs: 32, probability: 0, levelDb: -100 },
  ]);
  expect(told).toHaveLength(625);
});

test('a detector that was asked and says nothing for five seconds has died', () => {
  expect(play(20, false).problems).toEqual([{ kind: 'speechDetectorFailed' }]);
});
