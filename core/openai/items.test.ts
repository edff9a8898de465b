/** The service’s items as our turns: through this and the fold, what a person reads. */
import { expect, test } from '@playwright/test';
import { shown, turn } from '../../e2e/live/captionEvents.ts';
import {
  committed,
  committing,
  completed,
  delta,
  failed,
  fold,
  from,
  play,
  refused,
} from '../../e2e/live/serviceItems.ts';
import { captionText } from '../captions/caption.ts';

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
      tookFrom: null,
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

test('an empty final takes nothing back that people have read, and makes no caption where there was none', () => {
  expect(shown(fold([delta('a', 'uh'), completed('a', ''), completed('a', '')]))).toEqual([['failed', 'uh']]);
  expect(shown(fold([committing('c1', turn(0, 500)), committed('a'), completed('a', ' ')]))).toEqual([]);
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
