/** Captions whose speech is heard again: word for word in their places until it is said. */
import { expect, test } from '@playwright/test';
import { final, fold, heard, lost, shown, stopped, text, turn } from '../../e2e/live/captionEvents.ts';
import type { Captions } from './caption.ts';
import { captionText } from './caption.ts';
import { type CaptionEvent, foldCaptions, noCaptions } from './captions.ts';

test('what a lost connection had shown stays, word for word, while it is said again', () => {
  const held = fold([text('1.1', 'We meet at noon'), lost(true, turn(0, 2_000), '1.1')]);
  expect(shown(held)).toEqual([['held', 'We meet at noon']]);
  const again = fold([text('2.1', 'We meet')], held);
  expect(shown(again)).toEqual([['open', 'We meet at noon']]);
  expect(again[0]?.id).toBe(held[0]?.id);
  const more = fold([text('2.1', ' at noon today'), final('2.1', 'We meet at noon today.')], again);
  expect(shown(more)).toEqual([['final', 'We meet at noon today.']]);
});

test('a connection lost twice in one sentence still says it once', () => {
  const captions = fold([
    text('1.1', 'We meet at noon'),
    lost(true, turn(0, 2_000), '1.1'),
    text('2.1', 'We'),
    lost(true, turn(0, 2_000), '2.1'),
    text('3.1', 'We meet at noon today'),
    final('3.1', 'We meet at noon today.'),
  ]);
  expect(shown(captions)).toEqual([['final', 'We meet at noon today.']]);
});

test('a word that only the second hearing has takes none of those away that were shown', () => {
  const held = fold([
    text('1.1', 'two three four five six.'),
    heard('1.1', turn(0, 2_000)),
    { type: 'failed', turnId: '1.1' },
    lost(true, null, '1.1'),
  ]);
  const again = ['one', ' two', ' three'].map((more) => text('1.2', more));
  expect(shown(fold(again, held))).toEqual([['open', 'one two three four five six.']]);
});

test('a turn before the held caption whose place it took leaves it held, to be said again', () => {
  const held = fold([text('1.2', 'Later words'), lost(true, turn(3_000, 5_000), '1.2')]);
  const other = [text('2.1', 'First'), heard('2.1', turn(500, 2_000)), final('2.1', 'First.')];
  const again = [text('2.2', 'Later'), heard('2.2', turn(3_000, 5_000)), final('2.2', 'Later words.')];
  expect(shown(fold([...other, ...again], held))).toEqual([
    ['final', 'First.'],
    ['final', 'Later words.'],
  ]);
});

test('a second hearing that begins late goes on where it is, and says nothing twice', () => {
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  const held = fold([text('1.1', words.join(' ')), lost(true, turn(0, 4_000), '1.1')]);
  const late = words.slice(6).map((word) => text('2.1', ` ${word}`));
  expect(shown(fold(late, held))).toEqual([['open', 'seven eight nine']]);
});

test('held captions are said again in the order of their speech, whatever their places', () => {
  const held = fold([
    text('1.2', 'Second'),
    heard('1.2', turn(3_000, 5_000)),
    text('1.3', 'First'),
    lost(true, turn(500, 2_000), '1.2', '1.3'),
  ]);
  const again = fold([text('2.1', 'First'), heard('2.1', turn(500, 2_000)), final('2.1', 'First.')], held);
  const both = fold(
    [text('2.2', 'Second'), heard('2.2', turn(3_000, 5_000)), final('2.2', 'Second.')],
    again,
  );
  expect(shown(both)).toEqual([
    ['final', 'First.'],
    ['final', 'Second.'],
  ]);
});

test('a final of the beginning of held speech takes none of the rest away', () => {
  const held = fold([text('1.1', 'one two three four'), lost(true, turn(0, 4_000), '1.1')]);
  const part = fold([text('2.1', 'one'), heard('2.1', turn(0, 1_000)), final('2.1', 'One.')], held);
  expect(shown(part)).toEqual([
    ['final', 'One.'],
    ['held', 'two three four'],
  ]);
  expect(shown(fold([stopped], part))).toEqual([
    ['final', 'One.'],
    ['interrupted', 'two three four'],
  ]);
});

test('a turn that is other speech than the held caption whose place it took gives that place back', () => {
  const held = fold([text('1.1', 'Lost words'), lost(true, turn(0, 1_000), '1.1')]);
  const other = fold([text('2.1', 'New'), heard('2.1', turn(5_000, 6_000)), final('2.1', 'New ones.')], held);
  expect(shown(other)).toEqual([
    ['interrupted', 'Lost words'],
    ['final', 'New ones.'],
  ]);
});

test('two held captions that come back as one turn are not said twice', () => {
  const captions = fold([
    text('1.1', 'One.'),
    heard('1.1', turn(0, 1_000)),
    text('1.2', 'Two'),
    lost(true, turn(1_800, 2_500), '1.1', '1.2'),
    text('2.1', 'One. Two'),
    heard('2.1', turn(0, 2_600)),
    final('2.1', 'One. Two.'),
  ]);
  expect(shown(captions)).toEqual([['final', 'One. Two.']]);
});

test('what cannot be said again is kept as it stands', () => {
  expect(shown(fold([text('1.1', 'and so'), lost(false, turn(0, 900), '1.1')]))).toEqual([
    ['interrupted', 'and so'],
  ]);
  const held = fold([text('1.1', 'and so'), lost(true, turn(0, 900), '1.1')]);
  expect(shown(fold([{ type: 'givenUp', startMs: 200, endMs: 500 }], held))).toEqual([
    ['interrupted', 'and so'],
  ]);
});

test('a moment that is given up of its beginning leaves held speech to be said again', () => {
  const held = fold([text('1.1', 'and so'), lost(true, turn(500, 2_000), '1.1')]);
  expect(fold([{ type: 'givenUp', startMs: 500, endMs: 510 }], held)).toBe(held);
  expect(shown(fold([{ type: 'givenUp', startMs: 800, endMs: 810 }], held))).toEqual([
    ['interrupted', 'and so'],
  ]);
});

test('what was held from before the sound that is given up still comes back', () => {
  const held = fold([text('1.1', 'and so'), lost(true, turn(0, 900), '1.1')]);
  expect(fold([{ type: 'givenUp', startMs: 900, endMs: 1_500 }], held)).toBe(held);
});

test('words that are said again take the place of those that were shown, in any script and across no-break spaces', () => {
  const saidAgain = (shown: string, again: string) => {
    const events: readonly CaptionEvent[] = [
      { type: 'text', turnId: '1.1', text: shown, atMs: 500 },
      { type: 'lost', turnIds: new Set(['1.1']), isReplayed: true, turn: null },
      { type: 'text', turnId: '2.1', text: again, atMs: 900 },
    ];
    return events.reduce<Captions>(foldCaptions, noCaptions).map(captionText);
  };
  expect(saidAgain('今日は会議があります。', '今日は')).toEqual(['今日は会議があります。']);
  expect(saidAgain('It costs 10\u00A0000\u00A0€ a year', ' It costs')).toEqual([
    'It costs 10\u00A0000\u00A0€ a year',
  ]);
  expect(saidAgain('Good morning all', ' Good ')).toEqual(['Good morning all']);
});
