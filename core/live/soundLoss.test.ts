/** What a receiver's reports say of sound that did not arrive. */
import { expect, test } from '@playwright/test';
import { foldSoundReport, noSoundLoss, type SoundReport } from './soundLoss.ts';

/** What is lost after each half second, which is looked at twice, as the page does; the receiver's own reports come each second. */
const spans = (lostAfter: readonly number[], atMs = (index: number) => index * 500) => {
  let loss = noSoundLoss;
  const looks = lostAfter.flatMap((packetsLost) => [packetsLost, packetsLost]);
  return looks.flatMap((packetsLost, look) => {
    const report: SoundReport = {
      atMs: atMs(look / 2),
      packetsSent: Math.floor((look * 25) / 2),
      packetsLost,
      reportedAt: Math.floor(look / 4),
    };
    const step = foldSoundReport(loss, report);
    loss = step.loss;
    return step.lost;
  });
};

test('no loss, or one that the codec conceals, is none', () => {
  expect(spans([0, 0, 0, 0, 0, 0])).toEqual([]);
  expect(spans([0, 0, 3, 3, 6, 6, 9, 9])).toEqual([]);
});

test('a burst is what was sent since the report before, and a moment more', () => {
  expect(spans([0, 0, 0, 0, 40, 40, 40, 40])).toEqual([{ startMs: 500, endMs: 2_000 }]);
});

test('a burst before the receiver says anything at all is told with its first report', () => {
  const never = { atMs: 0, packetsSent: 0, packetsLost: 0, reportedAt: 0 };
  const { loss } = foldSoundReport(noSoundLoss, never);
  const first = { atMs: 3_000, packetsSent: 150, packetsLost: 100, reportedAt: 1 };
  expect(foldSoundReport(loss, first).lost).toEqual([{ startMs: 0, endMs: 3_000 }]);
});

test('sound that is played again meanwhile is told where it lies on the clock', () => {
  const again = (index: number) => (index < 3 ? 8_000 + index * 500 : index * 500);
  expect(spans([0, 0, 0, 0, 60], again)).toEqual([
    { startMs: 8_500, endMs: 9_250 },
    { startMs: 1_500, endMs: 2_000 },
  ]);
});
