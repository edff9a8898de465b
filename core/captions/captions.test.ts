import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { ServerEvent } from '../openai/realtime.ts';
import { captionText, isSettled, type SpokenTurn } from './caption.ts';
import { type CaptionEvent, type Captions, foldCaptions, KEPT_CAPTIONS, noCaptions } from './captions.ts';
import { unsettledFromMs } from './unsettled.ts';

const turn = (startMs: number, endMs: number): SpokenTurn => ({
  startMs,
  endMs,
  islands: [{ startMs, endMs }],
});

const from = (connection: number, event: ServerEvent, atMs = 0): CaptionEvent => ({
  type: 'server',
  connection,
  event,
  atMs,
});
const delta = (itemId: string | null, text: string, atMs = 0, connection = 1) =>
  from(connection, { type: 'delta', itemId, text }, atMs);
const completed = (itemId: string | null, text: string, connection = 1) =>
  from(connection, { type: 'completed', itemId, text });
const failed = (itemId: string) => from(1, { type: 'failed', itemId });
const committed = (itemId: string, previousItemId: string | null = null, connection = 1) =>
  from(connection, { type: 'committed', itemId, previousItemId });
const committing = (eventId: string, span: SpokenTurn, connection = 1): CaptionEvent => ({
  type: 'committing',
  connection,
  eventId,
  turn: span,
});
const refused = (eventId: string) =>
  from(1, { type: 'error', code: 'input_audio_buffer_commit_empty', eventId });
const lost = (isReplayed: boolean, span: SpokenTurn | null = null, connection = 1): CaptionEvent => ({
  type: 'lost',
  connection,
  isReplayed,
  turn: span,
});
const stopped: CaptionEvent = { type: 'stopped', turn: null };

const fold = (events: readonly CaptionEvent[], start: Captions = noCaptions) =>
  events.reduce(foldCaptions, start);
const shown = (captions: Captions) =>
  captions.captions.map((caption) => [caption.state, captionText(caption)]);

test('a turn goes from deltas to its final, with the speech times of its commit', () => {
  const captions = fold([
    delta('a', ' Good', 1_200),
    delta('a', ' morning', 1_400),
    committing('c1', turn(300, 1_100)),
    committed('a'),
    completed('a', 'Good morning.'),
  ]);
  expect(captions.captions).toEqual([
    {
      id: '1:a',
      state: 'final',
      text: 'Good morning.',
      heldText: '',
      turn: turn(300, 1_100),
      anchors: [
        { chars: 4, atMs: 1_200 },
        { chars: 12, atMs: 1_400 },
      ],
    },
  ]);
});

test('finals out of order do not change the order in which people spoke', () => {
  const captions = fold([
    delta('a', 'one'),
    delta('b', 'two'),
    completed('b', 'Two.'),
    completed('a', 'One.'),
  ]);
  expect(shown(captions)).toEqual([
    ['final', 'One.'],
    ['final', 'Two.'],
  ]);
});

test('the chain of commits decides the order, not which text came first', () => {
  const captions = fold([delta('b', 'two'), delta('a', 'one'), committed('a', null), committed('b', 'a')]);
  expect(shown(captions)).toEqual([
    ['open', 'one'],
    ['open', 'two'],
  ]);
});

test('a repeated final changes nothing at all, not even identity', () => {
  const once = fold([delta('a', 'one'), completed('a', 'One.')]);
  expect(fold([completed('a', 'One.'), completed('a', 'Something else.'), delta('a', ' late')], once)).toBe(
    once,
  );
});

test('an empty final takes its caption away, and a repeat does not bring it back', () => {
  expect(shown(fold([delta('a', 'uh'), completed('a', ''), completed('a', '')]))).toEqual([]);
});

test('a failure settles a caption with the text it has, and a late final is still welcome', () => {
  const captions = fold([delta('a', 'half a'), failed('a')]);
  expect(shown(captions)).toEqual([['failed', 'half a']]);
  expect(shown(fold([completed('a', 'Half a word.')], captions))).toEqual([['final', 'Half a word.']]);
});

test('a final without any delta is a caption too', () => {
  expect(shown(fold([committing('c1', turn(0, 500)), committed('a'), completed('a', 'Yes.')]))).toEqual([
    ['final', 'Yes.'],
  ]);
});

test('a server that leaves out item ids gets one caption a turn', () => {
  const captions = fold([
    delta(null, 'one'),
    delta(null, ' more'),
    committing('c1', turn(0, 500)),
    committed('a'),
    delta(null, 'two'),
    completed(null, 'One more.'),
  ]);
  expect(shown(captions)).toEqual([
    ['final', 'One more.'],
    ['open', 'two'],
  ]);
});

test('a commit refused late gives its times to nobody, and mends those behind it', () => {
  const captions = fold([
    committing('c1', turn(0, 1_000)),
    committed('a'),
    committing('c2', turn(1_500, 1_540)),
    committing('c3', turn(2_000, 3_000)),
    committed('b', 'a'),
    completed('a', 'One.'),
    completed('b', 'Two.'),
  ]);
  const mended = fold([refused('c2')], captions);
  expect(mended.captions.map((caption) => caption.turn?.startMs)).toEqual([0, 2_000]);
  expect(mended.captions[0]).toBe(captions.captions[0]);
});

test('only the caption that changed loses its identity', () => {
  const before = fold([delta('a', 'one'), completed('a', 'One.'), delta('b', 'two')]);
  const after = fold([delta('b', ' and')], before);
  expect(after.captions[0]).toBe(before.captions[0]);
  expect(after.captions[1]).not.toBe(before.captions[1]);
});

test('what a lost connection had shown stays, word for word, while it is said again', () => {
  const held = fold([delta('a', 'We meet at noon'), lost(true, turn(0, 2_000))]);
  expect(shown(held)).toEqual([['held', 'We meet at noon']]);
  const again = fold([delta('x', 'We meet', 0, 2)], held);
  expect(shown(again)).toEqual([['open', 'We meet at noon']]);
  expect(again.captions[0]?.id).toBe(held.captions[0]?.id);
  const more = fold([delta('x', ' at noon today', 0, 2), completed('x', 'We meet at noon today.', 2)], again);
  expect(shown(more)).toEqual([['final', 'We meet at noon today.']]);
});

test('a connection lost twice in one sentence still says it once', () => {
  const captions = fold([
    delta('a', 'We meet at noon'),
    lost(true, turn(0, 2_000)),
    delta('x', 'We', 0, 2),
    lost(true, turn(0, 2_000), 2),
    delta('y', 'We meet at noon today', 0, 3),
    completed('y', 'We meet at noon today.', 3),
  ]);
  expect(shown(captions)).toEqual([['final', 'We meet at noon today.']]);
});

test('two held captions that come back as one turn are not said twice', () => {
  const captions = fold([
    delta('a', 'One.'),
    committing('c1', turn(0, 1_000)),
    committed('a'),
    delta('b', 'Two'),
    lost(true, turn(1_800, 2_500)),
    delta('x', 'One. Two', 0, 2),
    committing('c2', turn(0, 2_600), 2),
    committed('x', null, 2),
    completed('x', 'One. Two.', 2),
  ]);
  expect(shown(captions)).toEqual([['final', 'One. Two.']]);
});

test('what cannot be said again is kept as it stands', () => {
  expect(shown(fold([delta('a', 'and so'), lost(false, turn(0, 900))]))).toEqual([['cut', 'and so']]);
  const held = fold([delta('a', 'and so'), lost(true, turn(0, 900))]);
  expect(shown(fold([{ type: 'givenUp', startMs: 200, endMs: 500 }], held))).toEqual([['cut', 'and so']]);
});

test('what was held from before the audio that is given up still comes back', () => {
  const held = fold([delta('a', 'and so'), lost(true, turn(0, 900))]);
  expect(fold([{ type: 'givenUp', startMs: 900, endMs: 1_500 }], held)).toBe(held);
});

test('stopping cuts what is open and forgets what said nothing', () => {
  const captions = fold([
    completed('a', 'Done.'),
    delta('b', 'not do'),
    from(1, { type: 'itemNamed', itemId: 'c', previousItemId: 'b' }),
    stopped,
  ]);
  expect(shown(captions)).toEqual([
    ['final', 'Done.'],
    ['cut', 'not do'],
  ]);
  expect(captions.connections).toEqual({});
});

test('tells from where speech is not settled yet', () => {
  const events = [
    committing('c1', turn(0, 900)),
    committed('a'),
    completed('a', 'One.'),
    committing('c2', turn(1_500, 2_000)),
  ];
  expect(unsettledFromMs(fold(events), 1)).toBe(1_500);
  expect(unsettledFromMs(fold([...events, committed('b', 'a'), completed('b', '')]), 1)).toBeNull();
});

test('eight hours of captions keep no more than the newest in memory', () => {
  let captions = noCaptions;
  for (let index = 0; index < 2_000; index += 1) {
    const previous = index === 0 ? null : `item${index - 1}`;
    captions = fold(
      [
        delta(`item${index}`, `Line ${index}`),
        committing(`c${index}`, turn(index * 1_000, index * 1_000 + 800)),
        committed(`item${index}`, previous),
        completed(`item${index}`, `Line ${index}.`),
      ],
      captions,
    );
  }
  expect(captions.captions).toHaveLength(KEPT_CAPTIONS);
  expect(captions.captions.at(-1)).toMatchObject({ text: 'Line 1999.', turn: turn(1_999_000, 1_999_800) });
  expect(captions.connections[1]?.items.length).toBeLessThan(KEPT_CAPTIONS);
});

/**
 * The events of a few turns, each in its own order, shuffled together as a network and a busy service may.
 */
const interleaved = fc
  .array(
    fc.record({
      words: fc.array(fc.constantFrom('a', 'bb', 'ccc'), { minLength: 1, maxLength: 4 }),
      repeats: fc.nat(2),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .chain((turns) => {
    const streams = turns.map(({ words, repeats }, index) => [
      ...words.map((word) => delta(`i${index}`, ` ${word}`)),
      ...Array.from({ length: repeats + 1 }, () => completed(`i${index}`, `${words.join(' ')}.`)),
    ]);
    const picks = streams.flatMap((stream, index) => stream.map(() => index));
    return fc.shuffledSubarray(picks, { minLength: picks.length }).map((order) => {
      const left = streams.map((stream) => [...stream]);
      const chain = turns.map((_, index) => committed(`i${index}`, index === 0 ? null : `i${index - 1}`));
      return { turns, events: [...chain, ...order.flatMap((pick) => left[pick]?.shift() ?? [])] };
    });
  });

test('however events interleave, every word of every final is there once and in order', () => {
  fc.assert(
    fc.property(interleaved, ({ turns, events }) => {
      const captions = fold(events);
      expect(captions.captions.map(captionText)).toEqual(turns.map(({ words }) => `${words.join(' ')}.`));
      expect(captions.captions.every(isSettled)).toBe(true);
    }),
    { numRuns: 300, seed: 7 },
  );
});
