import { expect, test } from '@playwright/test';
import type { SpokenTurn } from '../engine/engine.ts';
import { captionText } from './caption.ts';
import { type CaptionEvent, type Captions, foldCaptions, KEPT_CAPTIONS, noCaptions } from './captions.ts';

const turn = (startMs: number, endMs: number): SpokenTurn => ({
  startMs,
  endMs,
  islands: [{ startMs, endMs }],
});

const text = (turnId: string, more: string, atMs = 0): CaptionEvent => ({
  type: 'text',
  turnId,
  text: more,
  atMs,
});
const final = (turnId: string, whole: string): CaptionEvent => ({ type: 'final', turnId, text: whole });
const heard = (turnId: string, spoken: SpokenTurn): CaptionEvent => ({ type: 'heard', turnId, turn: spoken });
const lost = (isReplayed: boolean, span: SpokenTurn | null, ...turnIds: readonly string[]): CaptionEvent => ({
  type: 'lost',
  turnIds: new Set(turnIds),
  isReplayed,
  turn: span,
});
const stopped: CaptionEvent = { type: 'stopped', turn: null };

const fold = (events: readonly CaptionEvent[], start: Captions = noCaptions) =>
  events.reduce<Captions>(foldCaptions, start);
const shown = (captions: Captions) => captions.map((caption) => [caption.state, captionText(caption)]);

test('only the caption that changed loses its identity', () => {
  const before = fold([text('1.1', 'one'), final('1.1', 'One.'), text('1.2', 'two')]);
  const after = fold([text('1.2', ' and')], before);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

test('a repeated final changes nothing at all, not even identity', () => {
  const once = fold([text('1.1', 'one'), final('1.1', 'One.')]);
  expect(fold([final('1.1', 'Something else.'), text('1.1', ' late')], once)).toBe(once);
});

test('signs without words are no caption: as a final they are an empty one, and left open they go', () => {
  for (const signs of ['...', ' … ', '[BLANK_AUDIO]', '(silence)']) {
    expect(fold([final('1.1', signs)])).toEqual(fold([final('1.1', '')]));
    const failed: CaptionEvent = { type: 'failed', turnId: '1.1' };
    expect([stopped, lost(true, null, '1.1'), failed].map((end) => fold([text('1.1', signs), end]))).toEqual([
      [],
      [],
      [],
    ]);
  }
});

test('speech that turns out to be earlier puts its caption in its place', () => {
  const captions = fold([
    text('1.1', 'two'),
    text('1.2', 'one'),
    heard('1.1', turn(2_000, 2_900)),
    { type: 'moved', turnId: '1.2', turn: turn(0, 900) },
  ]);
  expect(captions.map(captionText)).toEqual(['one', 'two']);
});

test('a turn that turns out to be none leaves its text, if it has any, and nothing otherwise', () => {
  const captions = fold([heard('1.1', turn(0, 900)), heard('1.2', turn(1_000, 1_900)), text('1.2', 'said')]);
  const moved = fold(
    ['1.1', '1.2', '1.9'].map((turnId) => ({ type: 'moved', turnId, turn: null }) as const),
    captions,
  );
  expect(moved.map((caption) => [captionText(caption), caption.turn])).toEqual([['said', null]]);
});

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

test('what was held from before the sound that is given up still comes back', () => {
  const held = fold([text('1.1', 'and so'), lost(true, turn(0, 900), '1.1')]);
  expect(fold([{ type: 'givenUp', startMs: 900, endMs: 1_500 }], held)).toBe(held);
});

test('a loss leaves the turns of other connections as they are', () => {
  const captions = fold([text('1.1', 'old'), text('2.1', 'new'), lost(true, null, '2.1')]);
  expect(shown(captions)).toEqual([
    ['open', 'old'],
    ['held', 'new'],
  ]);
});

test('stopping interrupts what is open and forgets what said nothing', () => {
  const captions = fold([
    final('1.1', 'Done.'),
    text('1.2', 'not do'),
    heard('1.3', turn(2_000, 2_500)),
    stopped,
  ]);
  expect(shown(captions)).toEqual([
    ['final', 'Done.'],
    ['interrupted', 'not do'],
  ]);
});

test('eight hours of captions keep no more than the newest in memory', () => {
  let captions = noCaptions;
  for (let index = 0; index < 2_000; index += 1) {
    const id = `1.${index}`;
    const events = [text(id, `Line ${index}`), heard(id, turn(index * 1_000, index * 1_000 + 800))];
    captions = fold([...events, final(id, `Line ${index}.`)], captions);
  }
  expect(captions).toHaveLength(KEPT_CAPTIONS);
  expect(captions.at(-1)).toMatchObject({ text: 'Line 1999.', turn: turn(1_999_000, 1_999_800) });
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
