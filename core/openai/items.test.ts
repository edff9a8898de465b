/** The service's items as our turns: through this and the fold, what a person reads. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { captionText, isSettled } from '../captions/caption.ts';
import { type Captions, foldCaptions, KEPT_CAPTIONS, noCaptions } from '../captions/captions.ts';
import type { SpokenTurn } from '../engine/engine.ts';
import { noItems } from './chain.ts';
import type { ServerEvent } from './events.ts';
import { commitTurn, foldItems } from './items.ts';

const turn = (startMs: number, endMs: number): SpokenTurn => ({
  startMs,
  endMs,
  islands: [{ startMs, endMs }],
});

type Happening =
  | { readonly event: ServerEvent; readonly atMs: number }
  | { readonly commit: string; readonly turn: SpokenTurn };

const from = (event: ServerEvent, atMs = 0): Happening => ({ event, atMs });
const delta = (itemId: string | null, text: string, atMs = 0) => from({ type: 'delta', itemId, text }, atMs);
const completed = (itemId: string | null, text: string) => from({ type: 'completed', itemId, text });
const failed = (itemId: string) => from({ type: 'failed', itemId });
const committed = (itemId: string, previousItemId: string | null = null) =>
  from({ type: 'committed', itemId, previousItemId });
const committing = (commit: string, span: SpokenTurn): Happening => ({ commit, turn: span });
const refused = (eventId: string | null) =>
  from({ type: 'error', code: 'input_audio_buffer_commit_empty', eventId });

interface State {
  readonly items: ReturnType<typeof noItems>;
  readonly captions: Captions;
}

const start: State = { items: noItems(1), captions: noCaptions };

const play = (happenings: readonly Happening[], before: State = start): State =>
  happenings.reduce<State>(({ items, captions }, happening) => {
    const step =
      'commit' in happening
        ? commitTurn(items, happening.commit, happening.turn)
        : foldItems(items, happening.event, happening.atMs);
    return { items: step.items, captions: step.events.reduce<Captions>(foldCaptions, captions) };
  }, before);

const fold = (happenings: readonly Happening[]) => play(happenings).captions;
const shown = (captions: Captions) => captions.map((caption) => [caption.state, captionText(caption)]);

test('a turn goes from deltas to its final, with the speech times of its commit', () => {
  expect(
    fold([
      delta('a', ' Good', 1_200),
      delta('a', ' morning', 1_400),
      committing('c1', turn(300, 1_100)),
      committed('a'),
      completed('a', 'Good morning.'),
    ]),
  ).toEqual([
    {
      id: '1.1',
      turnId: '1.1',
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

test('the chain of commits decides which turn an item is, not which text came first', () => {
  const captions = fold([
    delta('b', 'two'),
    delta('a', 'one'),
    committing('c1', turn(0, 900)),
    committing('c2', turn(1_500, 2_000)),
    committed('a', null),
    committed('b', 'a'),
  ]);
  expect(captions.map((caption) => [captionText(caption), caption.turn?.startMs])).toEqual([
    ['one', 0],
    ['two', 1_500],
  ]);
});

test('a repeated final tells nothing, however late', () => {
  const once = play([delta('a', 'one'), completed('a', 'One.')]);
  const after = Array.from({ length: 40 }, (_, index) => [
    committing(`c${index}`, turn(index, index + 1)),
    delta(`i${index}`, 'x'),
    committed(`i${index}`),
    completed(`i${index}`, 'X.'),
  ]).flat();
  for (const state of [once, play(after, once)]) {
    const again = play(
      [completed('a', 'One.'), completed('a', 'Something else.'), delta('a', ' late')],
      state,
    );
    expect(again.captions).toBe(state.captions);
  }
});

test('an empty final takes its caption away, and a repeat does not bring it back', () => {
  expect(shown(fold([delta('a', 'uh'), completed('a', ''), completed('a', '')]))).toEqual([]);
});

test('a failure settles a caption with the text it has, and a late final is still welcome', () => {
  const half = play([delta('a', 'half a'), failed('a')]);
  expect(shown(half.captions)).toEqual([['failed', 'half a']]);
  expect(shown(play([completed('a', 'Half a word.')], half).captions)).toEqual([['final', 'Half a word.']]);
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

for (const eventId of ['c2', null]) {
  test(`a commit refused late ${eventId === null ? 'without' : 'with'} its event id gives its times to nobody, and mends those behind it`, () => {
    const before = play([
      committing('c1', turn(0, 1_000)),
      committed('a'),
      committing('c2', turn(1_500, 1_540)),
      committing('c3', turn(2_000, 3_000)),
      completed('a', 'One.'),
    ]);
    const mended = play([refused(eventId), committed('b', 'a'), completed('b', 'Two.')], before).captions;
    expect(mended.map((caption) => [caption.text, caption.turn?.startMs])).toEqual([
      ['One.', 0],
      ['Two.', 2_000],
    ]);
    expect(mended[0]).toBe(before.captions[0]);
  });
}

test('a refusal that comes after the next final moves the times of what is settled', () => {
  const captions = fold([
    committing('c1', turn(0, 1_000)),
    committed('a'),
    committing('c2', turn(1_500, 1_540)),
    committing('c3', turn(2_000, 3_000)),
    committed('b', 'a'),
    completed('a', 'One.'),
    completed('b', 'Two.'),
    refused('c2'),
  ]);
  expect(captions.map((caption) => caption.turn?.startMs)).toEqual([0, 2_000]);
});

test('an item that the server names and takes back unsaid leaves nothing', () => {
  const named = from({ type: 'itemNamed', itemId: 'a', previousItemId: null });
  expect(
    fold([named, from({ type: 'deleted', itemId: 'a' }), from({ type: 'deleted', itemId: 'never' })]),
  ).toEqual([]);
});

test('an hour of items costs what a minute does', () => {
  let state = start;
  for (let index = 0; index < 1_000; index += 1) {
    state = play(
      [
        delta(`item${index}`, `Line ${index}`),
        committing(`c${index}`, turn(index * 1_000, index * 1_000 + 800)),
        committed(`item${index}`, index === 0 ? null : `item${index - 1}`),
        completed(`item${index}`, `Line ${index}.`),
      ],
      state,
    );
  }
  expect(state.captions).toHaveLength(KEPT_CAPTIONS);
  expect(state.captions.at(-1)).toMatchObject({ text: 'Line 999.', turn: turn(999_000, 999_800) });
  expect(state.items.items.length).toBeLessThan(KEPT_CAPTIONS);
});

/** The events of a few turns, each in its own order, shuffled together as a network and a busy service may. */
const interleaved = fc
  .array(
    fc.record({
      words: fc.array(fc.constantFrom('a', 'bb', 'ccc'), { minLength: 1, maxLength: 4 }),
      repeats: fc.nat(2),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((turns) => {
    const streams = turns.map(({ words, repeats }, index) => [
      ...words.map((word) => delta(`i${index}`, ` ${word}`)),
      ...Array.from({ length: repeats + 1 }, () => completed(`i${index}`, `${words.join(' ')}.`)),
    ]);
    const picks = streams.flatMap((stream, index) => stream.map(() => index));
    return fc.shuffledSubarray(picks, { minLength: picks.length }).map((order) => {
      const left = streams.map((stream) => [...stream]);
      const chain = turns.flatMap((_, index) => [
        committing(`c${index}`, turn(index * 1_000, index * 1_000 + 900)),
        committed(`i${index}`, index === 0 ? null : `i${index - 1}`),
      ]);
      return { turns, happenings: [...chain, ...order.flatMap((pick) => left[pick]?.shift() ?? [])] };
    });
  });

test('however events interleave, every word of every final is there once and in order', () => {
  fc.assert(
    fc.property(interleaved, ({ turns, happenings }) => {
      const captions = fold(happenings);
      expect(captions.map(captionText)).toEqual(turns.map(({ words }) => `${words.join(' ')}.`));
      expect(captions.every(isSettled)).toBe(true);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('text without an item id goes to a turn of its own after one has failed, whose own final is still welcome', () => {
  const happenings = [
    delta('c', 'Half a', 100),
    failed('c'),
    delta(null, 'No name', 200),
    completed(null, 'No name.'),
  ];
  expect(shown(fold(happenings))).toEqual([
    ['failed', 'Half a'],
    ['final', 'No name.'],
  ]);
  expect(shown(fold([...happenings, completed('c', 'Half a loaf.')]))).toEqual([
    ['final', 'Half a loaf.'],
    ['final', 'No name.'],
  ]);
});
