/** What of the played sound goes out: all speech, with a moment around it, and no other silence. */
import { expect, test } from '@playwright/test';
import { createOutlet, type Outlet, SENT_AFTER_MS, SENT_BEFORE_MS } from './outlet.ts';

/** A low rate keeps the arithmetic readable: 1 sample is 1 ms. */
const RATE_HZ = 1_000;

type IsSpeech = (atMs: number) => boolean;

const between =
  (fromMs: number, toMs: number): IsSpeech =>
  (atMs) =>
    atMs >= fromMs && atMs < toMs;

/** Plays so long in blocks of 10 ms, each sample telling its own place from 1 on; gives what went out, without zeros. */
function play(outlet: Outlet, [fromMs, toMs]: readonly [number, number], isSpeech: IsSpeech, opens = true) {
  const sent: number[] = [];
  for (let atMs = fromMs; atMs < toMs; atMs += 10) {
    outlet.write(
      Float32Array.from({ length: 10 }, (_, index) => atMs + index + 1),
      isSpeech(atMs),
    );
    if (opens) outlet.open();
    const out = new Float32Array(10);
    outlet.read(out);
    sent.push(...out.filter((sample) => sample !== 0));
  }
  return sent;
}

const samples = (fromMs: number, toMs: number) =>
  Array.from({ length: toMs - fromMs }, (_, index) => fromMs + index + 1);

function started(): Outlet {
  const outlet = createOutlet(RATE_HZ);
  outlet.turn(true);
  return outlet;
}

test('speech goes out with a moment before and after it, in order and without a hole; silence does not', () => {
  const outlet = started();
  expect(play(outlet, [0, 3_000], between(1_000, 2_000))).toEqual(
    samples(1_000 - SENT_BEFORE_MS, 2_000 + SENT_AFTER_MS),
  );
  expect([outlet.isWanted(), outlet.sent()]).toEqual([
    false,
    { sentMs: 1_000 + SENT_BEFORE_MS + SENT_AFTER_MS, delayMs: 0 },
  ]);
});

test('a short pause stays as it is, a long one is cut to what goes around speech', () => {
  const words = (pauseMs: number) => {
    const isSpeech: IsSpeech = (atMs) =>
      between(500, 1_000)(atMs) || between(1_000 + pauseMs, 1_500 + pauseMs)(atMs);
    return play(started(), [0, 4_000], isSpeech).length - SENT_BEFORE_MS - SENT_AFTER_MS - 1_000;
  };
  expect([50, 120, 400, 2_000].map(words)).toEqual([50, 120, 120, 120]);
});

test('until the way out is open nothing goes out, and nothing is lost of what waits', () => {
  const outlet = started();
  expect(play(outlet, [0, 1_000], between(900, 2_000), false)).toEqual([]);
  expect(outlet.isWanted()).toBe(true);
  const sent = play(outlet, [1_000, 3_000], between(900, 2_000));
  expect(sent).toEqual(samples(900 - SENT_BEFORE_MS, 2_000 + SENT_AFTER_MS));
});

test('a way out that never opens keeps the last five seconds of what waited', () => {
  const outlet = started();
  play(outlet, [0, 10_000], () => true, false);
  expect(play(outlet, [10_000, 10_010], () => true)).toEqual(samples(5_010, 5_020));
});

test('speech that the level does not show goes out from its beginning, and what it only trails does not', () => {
  const outlet = started();
  expect(play(outlet, [0, 1_000], () => false)).toEqual([]);
  outlet.addSpeech(130);
  expect(play(outlet, [1_000, 1_500], () => false)).toEqual(
    samples(870 - SENT_BEFORE_MS, 1_000 + SENT_AFTER_MS),
  );
  play(outlet, [1_500, 2_000], between(1_500, 1_600));
  const { sentMs } = outlet.sent();
  play(outlet, [2_000, 2_100], between(2_000, 2_100));
  // A detector of voices still hears the word that has just ended.
  for (let atMs = 2_100; atMs < 2_150; atMs += 10) {
    outlet.addSpeech(10);
    play(outlet, [atMs, atMs + 10], () => false);
  }
  play(outlet, [2_150, 2_600], () => false);
  expect(outlet.sent().sentMs - sentMs).toBe(100 + SENT_BEFORE_MS + SENT_AFTER_MS);
});

test('what nobody takes is not counted, and what was left of one connection does not go into the next', () => {
  const outlet = createOutlet(RATE_HZ);
  expect(play(outlet, [0, 1_000], () => true)).toEqual([]);
  outlet.turn(true);
  play(outlet, [1_000, 1_500], between(1_200, 9_000));
  outlet.turn(false);
  outlet.turn(true);
  expect(play(outlet, [1_500, 3_000], () => false)).toEqual([]);
  expect(outlet.sent().delayMs).toBe(0);
});
