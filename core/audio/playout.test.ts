import { expect, test } from '@playwright/test';
import type { Span } from '../base/span.ts';
import { BACKLOG_MS, createPlayout, KEPT_AFTER_MS, KEPT_BEFORE_MS, type Playout } from './playout.ts';

/** A low rate keeps the arithmetic readable: 1 sample is 1 ms, and a frame is 10. */
const RATE_HZ = 1_000;

/** Captures `durationMs`, each sample telling its own place; frames are speech where `isSpeech` says so. */
function capture(playout: Playout, durationMs: number, isSpeech: (atMs: number) => boolean): readonly Span[] {
  const givenUp: Span[] = [];
  for (let elapsed = 0; elapsed < durationMs; elapsed += 10) {
    const atMs = playout.capturedMs();
    const lost = playout.write(Float32Array.from({ length: 10 }, (_, index) => atMs + index + 1));
    givenUp.push(...lost);
    playout.mark(isSpeech(atMs));
  }
  return givenUp;
}

function play(playout: Playout, durationMs: number): readonly number[] {
  const out = new Float32Array(durationMs);
  playout.read(out);
  return [...out];
}

/** The samples captured in a span, as `capture` writes them. */
const samples = (startMs: number, endMs: number) =>
  Array.from({ length: endMs - startMs }, (_, index) => startMs + index + 1);

const always = () => true;
const never = () => false;

test('holds from the first sample and plays on from there once it is live', () => {
  const playout = createPlayout(RATE_HZ);
  capture(playout, 200, always);
  expect(play(playout, 50)).toEqual(Array.from({ length: 50 }, () => 0));
  playout.play();
  expect(play(playout, 200)).toEqual(samples(0, 200));
  expect([playout.playedMs(), playout.capturedMs()]).toEqual([200, 200]);
});

test('catches up by leaving out silence, and keeps what is near speech', () => {
  const playout = createPlayout(RATE_HZ);
  const isSpeech = (atMs: number) => atMs < 500 || (atMs >= 3_000 && atMs < 3_500);
  capture(playout, 5_000, isSpeech);
  playout.play();
  const firstEnd = 500 + KEPT_AFTER_MS;
  const secondStart = 3_000 - KEPT_BEFORE_MS;
  const secondEnd = 3_500 + KEPT_AFTER_MS;
  expect(play(playout, firstEnd + (secondEnd - secondStart))).toEqual([
    ...samples(0, firstEnd),
    ...samples(secondStart, secondEnd),
  ]);
});

test('with nothing waiting it plays silence as it comes, and leaves out none of it', () => {
  const playout = createPlayout(RATE_HZ);
  playout.play();
  const heard: number[] = [];
  for (let block = 0; block < 100; block += 1) {
    capture(playout, 10, never);
    heard.push(...play(playout, 10));
  }
  expect(heard).toEqual(samples(0, 1_000));
});

test('gives zeros, not old sound, when there is nothing left', () => {
  const playout = createPlayout(RATE_HZ);
  capture(playout, 20, always);
  playout.play();
  expect(play(playout, 30)).toEqual([...samples(0, 20), ...Array.from({ length: 10 }, () => 0)]);
});

test('a backlog of speech over its limit gives up the oldest, and says which', () => {
  const playout = createPlayout(RATE_HZ);
  const givenUp = capture(playout, BACKLOG_MS + 500, always);
  expect(givenUp[0]?.startMs).toBe(0);
  const lostMs = givenUp.reduce((sum, span) => sum + span.endMs - span.startMs, 0);
  expect(lostMs).toBe(givenUp.at(-1)?.endMs);
  expect(lostMs).toBeGreaterThanOrEqual(490);
  expect(lostMs).toBeLessThanOrEqual(510);
  playout.play();
  expect(play(playout, 10)).toEqual(samples(lostMs, lostMs + 10));
});

test('silence does not count against the limit, so a minute of it costs no word', () => {
  const playout = createPlayout(RATE_HZ);
  const givenUp = capture(playout, 40_000, (atMs) => atMs < 2_000);
  expect(givenUp).toEqual([]);
  playout.play();
  expect(play(playout, 2_000)).toEqual(samples(0, 2_000));
});

test('goes back to send again what a lost connection did not settle, and never forward', () => {
  const playout = createPlayout(RATE_HZ);
  playout.play();
  capture(playout, 5_000, always);
  play(playout, 5_000);
  playout.pause();
  playout.rewind(7_000, []);
  expect(playout.playedMs()).toBe(5_000);
  playout.rewind(1_230, []);
  capture(playout, 100, always);
  playout.play();
  expect(play(playout, 3_870)).toEqual(samples(1_230, 5_100));
});

test('what is sent again is not what is given up: the backlog counts what was never sent', () => {
  const playout = createPlayout(RATE_HZ);
  playout.play();
  capture(playout, 8_000, always);
  play(playout, 8_000);
  playout.pause();
  playout.rewind(2_000, []);
  const givenUp = capture(playout, BACKLOG_MS + 1_000, always);
  expect(givenUp.at(0)?.startMs).toBe(8_000);
  const resumesAt = givenUp.at(-1)?.endMs ?? 0;
  expect(resumesAt).toBeGreaterThanOrEqual(8_990);
  playout.play();
  expect(play(playout, 6_010)).toEqual([...samples(2_000, 8_000), ...samples(resumesAt, resumesAt + 10)]);
});

test('remembers only so much, and goes back to the oldest that it has', () => {
  const playout = createPlayout(RATE_HZ);
  playout.play();
  for (let second = 0; second < 100; second += 1) {
    capture(playout, 1_000, always);
    play(playout, 1_000);
  }
  playout.rewind(0, []);
  const backMs = playout.capturedMs() - playout.playedMs();
  expect(backMs).toBeGreaterThan(44_000);
  expect(play(playout, 10)).toEqual(samples(100_000 - backMs, 100_000 - backMs + 10));
});

test('leaves out what is to be skipped, until it goes back another time', () => {
  const playout = createPlayout(RATE_HZ);
  playout.play();
  capture(playout, 5_000, always);
  play(playout, 4_500);
  playout.rewind(1_000, [
    { startMs: 1_500, endMs: 3_000 },
    { startMs: 4_000, endMs: 9_000 },
  ]);
  expect(play(playout, 2_000)).toEqual([
    ...samples(1_000, 1_500),
    ...samples(3_000, 4_000),
    ...samples(4_500, 5_000),
  ]);
  playout.rewind(2_500, []);
  expect(play(playout, 2_500)).toEqual(samples(2_500, 5_000));
});
