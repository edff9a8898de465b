/** What the page is told of sound that the speech detector is asked about, not asked about, or says nothing of. */
import { expect, test } from '@playwright/test';
import type { SpeechFrame } from '../../../core/audio/turns.ts';
import type { Problem } from '../../../core/base/problem.ts';
import { createDetecting } from './detecting.ts';
import type { SpeechListener } from './speech.ts';

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
    detecting.onPlayed({
      playedMs,
      islandFromMs: null,
      silentToMs: isQuiet ? playedMs - 640 : null,
      handedToMs: null,
    });
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

/** A detector that captures share; each is told a frame as the worker does. */
function sharedDetector() {
  const detector = new EventTarget();
  let asked: Pick<SpeechListener, 'listener'> = { listener: 0 };
  const postMessage = (message: SpeechListener) => {
    asked = message;
  };
  const open = () => {
    const told: number[] = [];
    const detecting = createDetecting({
      detector: Object.assign(detector, { postMessage }) as unknown as Worker,
      connect: (port) => port.close(),
      listener: { onSpeech: ({ atMs }) => told.push(atMs), onProblem: () => undefined },
    });
    const { listener } = asked;
    const hear = (atMs: number) => {
      const data = { type: 'frame', listener, atMs, levelDb: -20, probability: 0.9 };
      return detector.dispatchEvent(Object.assign(new Event('message'), { data }));
    };
    return { detecting, told, hear };
  };
  return { open };
}

test('quiet is told only after all that the detector was given before it, however slow that is', () => {
  const { open } = sharedDetector();
  const { detecting, told, hear } = open();
  const quietTo = (silentToMs: number, handedToMs: number) =>
    detecting.onPlayed({ playedMs: silentToMs + 640, islandFromMs: null, silentToMs, handedToMs });
  hear(1_000);
  quietTo(3_000, 1_032);
  hear(1_032);
  quietTo(3_250, 1_032);
  hear(4_000);
  // Told before the detector was asked again, and late.
  quietTo(3_500, 1_032);
  detecting.close();
  expect(told).toEqual([1_000, 1_032, 3_250, 4_000]);
});

test('a lane that is opened again while it still settles hears its own frames only, and so does the one before', () => {
  const { open } = sharedDetector();
  const before = open();
  const after = open();
  before.hear(600_000);
  after.hear(32);
  before.hear(600_032);
  expect([before.told, after.told]).toEqual([[600_000, 600_032], [32]]);
  for (const { detecting } of [before, after]) detecting.close();
});
