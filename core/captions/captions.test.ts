import { expect, test } from '@playwright/test';
import { final, fold, heard, lost, shown, stopped, text, turn } from '../../e2e/live/captionEvents.ts';
import { type Caption, captionText, transcriptLine } from './caption.ts';
import { type CaptionEvent, KEPT_CAPTIONS, noCaptions } from './captions.ts';

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

test('a turn that failed without text keeps its place for a final that comes after all', () => {
  const failed = fold([heard('1.1', turn(60_000, 62_000)), { type: 'failed', turnId: '1.1' }]);
  expect(fold([final('1.1', 'Late but whole.')], failed)).toMatchObject([
    { text: 'Late but whole.', state: 'final', turn: { startMs: 60_000 } },
  ]);
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

test('a caption keeps when the words of its final were said, and takes none of a second one', () => {
  const words = [{ text: 'One.', startMs: 100.4, endMs: 399.6 }];
  const once = fold([text('1.1', 'one'), { type: 'final', turnId: '1.1', text: 'One.', words }]);
  expect(once[0]?.words).toEqual(words);
  expect(transcriptLine(once[0] as Caption, 'you').words).toEqual([['One.', 100, 400]]);
  expect('words' in transcriptLine(fold([final('1.2', 'Two.')])[0] as Caption, 'you')).toBe(false);
});

test('a second reading of the same sound is kept, and the first stays painted, but where it lacks words', () => {
  const heardAs = (...texts: readonly string[]) => texts.map((each) => text('a', each));
  const read = (told: readonly CaptionEvent[], final: string) => {
    const words = final.split(' ').map((word, at) => ({ text: word, startMs: at, endMs: at + 1 }));
    const [caption] = fold([...told, { type: 'final', turnId: 'a', text: final, words }]);
    return caption === undefined ? null : [captionText(caption), transcriptLine(caption, 'you').text];
  };
  const painted = heardAs(' unless', ' to', ' be', ' sell', ' fish');
  const better = 'Unless to be selfish.';
  expect(read(painted, better)).toEqual(['unless to be sell fish', better]);
  expect(read(heardAs(' unless'), better)).toEqual([better, better]);
  const settled: CaptionEvent = { type: 'final', turnId: 'a', text: 'To be.', words: [] };
  const again: CaptionEvent = { type: 'lost', turnIds: new Set(['a']), isReplayed: true, turn: null };
  expect(fold([...painted, settled, again, text('b', ' Now')]).map(captionText)).toEqual([
    'Now unless to be sell fish',
  ]);
});
