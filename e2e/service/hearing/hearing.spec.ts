/**
 * Hearing: the words whose sound arrives, each once, whatever happened to the sound on its way; and none
 * without sound.
 */
import { expect, test } from '@playwright/test';
import { readSentences } from '../../speech/aligned.ts';
import { readLongTalk, readShortTalk, textOf } from '../../speech/bundled.ts';
import type { Talk } from '../../speech/talk.ts';
import type { Sound } from '../../speech/wav.ts';
import { holed, louder, noisy, onlyNoise, pausesOf, piece, resampled } from '../sounds.ts';
import { createHearing, type HeardWord } from './hearing.ts';
import { readScore } from './score.ts';

/** Gives the sound in packets of 20 ms, as a call does. */
function hear(talk: Talk, { samples, sampleRate }: Sound): HeardWord[] {
  const hearing = createHearing(readScore(talk), sampleRate);
  const heard: HeardWord[] = [];
  const packet = sampleRate / 50;
  for (let at = 0; at < samples.length; at += packet)
    heard.push(...hearing.push(samples.subarray(at, at + packet)));
  return [...heard, ...hearing.flush()];
}

const words = (heard: readonly HeardWord[]): string => heard.map((word) => word.word).join(' ');

const journeys: Readonly<Record<string, (sound: Sound) => Sound>> = {
  'as it is': (sound) => sound,
  'at 8 kHz': (sound) => resampled(sound, 8_000),
  'at 48 kHz': (sound) => resampled(sound, 48_000),
  'at a tenth of its loudness': (sound) => louder(sound, 0.1),
  'three times as loud, clipped': (sound) => louder(sound, 3),
  'under noise 20 dB below it': (sound) => noisy(sound, 20),
  'with its pauses left out': (sound) => pausesOf(sound, 100),
  'with two seconds of silence at every pause': (sound) => pausesOf(sound, 2_000),
  'with 60 ms lost every five seconds': (sound) => holed(sound, 60, 'silence'),
  'with 40 ms skipped every five seconds': (sound) => holed(sound, 40, 'nothing'),
  'begun a few samples late': (sound) => piece(sound, 7, Number.POSITIVE_INFINITY),
};

for (const [name, journey] of Object.entries(journeys)) {
  test(`every word of both talks is heard once ${name}`, async () => {
    const talks = [await readShortTalk(), await readLongTalk()];
    expect(talks.map((talk) => words(hear(talk, journey(talk.sound))))).toEqual(talks.map(textOf));
  });
}

test('people’s speech is heard word for word, its sentences’ last words among them', () => {
  const talk = readSentences();
  test.skip(!talk.ok, talk.ok ? '' : talk.reason);
  if (!talk.ok) return;
  const whole = textOf(talk.value);
  const ways = [
    (sound: Sound) => sound,
    (sound: Sound) => louder(sound, 0.1),
    (sound: Sound) => noisy(sound, 20),
  ];
  expect(ways.map((way) => words(hear(talk.value, way(talk.value.sound))))).toEqual(ways.map(() => whole));
});

test('a word is told with the time at which its end arrived, to a tenth of a second where the talk goes on', async () => {
  const talk = await readLongTalk();
  const errorsMs = hear(talk, talk.sound).map((word) =>
    Math.abs(word.endMs - (talk.words[word.index]?.endMs ?? 0)),
  );
  expect(errorsMs.sort((left, right) => left - right)[Math.floor(errorsMs.length * 0.9)]).toBeLessThanOrEqual(
    100,
  );
});

test('a stream that starts in the middle of the talk gives the words from there on', async () => {
  const talk = await readLongTalk();
  const fromMs = 12_100;
  const expected = talk.words.filter((word) => word.startMs >= fromMs).map((word) => word.word);
  expect(words(hear(talk, piece(talk.sound, fromMs, Number.POSITIVE_INFINITY)))).toBe(expected.join(' '));
});

test('a passage that is not sent gives no words, and the passages around it all of theirs', async () => {
  const talk = await readLongTalk();
  const before = piece(talk.sound, 0, 7_200);
  const after = piece(talk.sound, 29_200, Number.POSITIVE_INFINITY);
  const samples = Float32Array.from([...before.samples, ...after.samples]);
  const expected = talk.words
    .filter((word) => word.endMs <= 7_200 || word.startMs >= 29_200)
    .map((word) => word.word);
  expect(words(hear(talk, { samples, sampleRate: before.sampleRate }))).toBe(expected.join(' '));
});

test('a passage that arrives twice is heard twice', async () => {
  const talk = await readShortTalk();
  const samples = Float32Array.from([...talk.sound.samples, ...talk.sound.samples]);
  expect(words(hear(talk, { ...talk.sound, samples }))).toBe(`${textOf(talk)} ${textOf(talk)}`);
});

test('noise and the talk of another voice give no words', async () => {
  const long = await readLongTalk();
  const short = await readShortTalk();
  const silence: Sound = { samples: new Float32Array(320_000), sampleRate: 16_000 };
  const sounds = [silence, onlyNoise(16_000, 20), short.sound];
  expect([...sounds.map((sound) => words(hear(long, sound))), words(hear(short, long.sound))]).toEqual([
    '',
    '',
    '',
    '',
  ]);
});
