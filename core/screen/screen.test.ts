/** What stays, what is erased and what is painted anew, one happening at a time. */
import { expect, test } from '@playwright/test';
/** Every letter ten pixels wide: twenty letters a line. */
import {
  caption,
  completed,
  delta,
  layout,
  linesOf,
  nothing,
  type Shown,
  show,
  spoken,
  tonesOf,
} from '../../e2e/overlay/shown.ts';
import { captionText } from '../captions/caption.ts';
import { foldCaptions } from '../captions/captions.ts';
import { textOf } from './row.ts';
import { clearScreen, emptyScreen, foldScreen, reflowScreen } from './screen.ts';

test('text rolls up by whole lines, and only two screens of it are kept', () => {
  const text = Array.from({ length: 30 }, (_, index) => `line no. number ${index + 10}.`).join(' ');
  const { screen } = show(nothing, completed('a', text));
  expect(screen.rows.map(textOf)).toEqual([36, 37, 38, 39].map((number) => `line no. number ${number}.`));
  expect(screen.rows.map((row) => row.id)).toEqual([27, 28, 29, 30]);
});

test('a turn goes on in the same line, and is dim until it is settled', () => {
  const open = show(nothing, delta('a', 'Is it?'), completed('a', 'Is it?'), delta('b', ' It is'));
  expect([linesOf(open), tonesOf(open)]).toEqual([['Is it? It is'], ['settled,open']]);
  const settled = show(open, completed('b', 'It is.'));
  expect([linesOf(settled), tonesOf(settled)]).toEqual([['Is it? It is.'], ['settled']]);
});

test('after a pause of more than two seconds a turn starts a line', () => {
  const captions = [
    caption('a', 'One.', spoken(0, 1_000)),
    caption('b', 'Two.', spoken(2_900, 4_000)),
    caption('c', 'Three.', spoken(6_100, 7_000)),
  ];
  const { rows } = foldScreen(emptyScreen, { captions, gap: null }, layout);
  expect(rows.map(textOf)).toEqual(['One. Two.', 'Three.']);
});

test('a final that agrees changes no row but for its tone', () => {
  const open = show(nothing, delta('a', 'We begin at eight and end at ten'));
  const settled = show(open, completed('a', 'We begin at eight and end at ten'));
  expect(linesOf(settled)).toEqual(linesOf(open));
  expect(show(settled, completed('a', 'Anything else')).screen).toBe(settled.screen);
});

test('a final that differs is painted anew from the first differing word on', () => {
  const open = show(nothing, delta('a', 'We begin at eight and end at den or so.'));
  const settled = show(open, completed('a', 'We begin at eight and end at ten or so.'));
  expect(linesOf(settled)).toEqual(['We begin at eight', 'and end at ten or', 'so.']);
  expect(settled.screen.rows.map((row) => row.id)).toEqual(open.screen.rows.map((row) => row.id));
});

test('a final with fewer words leaves lines blank, since text never moves down; the next words fill them', () => {
  const open = show(nothing, delta('a', 'We begin at eight and end at ten or so.'));
  const settled = show(open, completed('a', 'We begin at eight and end'));
  const placesOf = ({ screen }: Shown) => screen.rows.map((row) => [row.id, textOf(row)]);
  expect([placesOf(settled), settled.screen.bottomRowId]).toEqual([
    [
      [1, 'We begin at eight'],
      [2, 'and end'],
    ],
    3,
  ]);
  const next = show(settled, delta('b', ' Be there soon.'));
  expect([placesOf(next).slice(1), next.screen.bottomRowId]).toEqual([
    [
      [2, 'and end Be there'],
      [3, 'soon.'],
    ],
    3,
  ]);
});

test('nothing new is painted on a line that is out of sight', () => {
  const open = show(nothing, delta('a', 'We start and then we end at den or so.'));
  expect(linesOf(open)).toEqual(['We start and then we', 'end at den or so.']);
  const rolled = show(open, delta('b', ' Really.'), delta('c', ' Yes, we all do.'));
  expect(linesOf(rolled)).toHaveLength(4);
  const gone = show(rolled, completed('c', 'I.'), completed('b', 'I.'), delta('d', ' Go.'));
  expect(gone.screen.rows.filter((row) => textOf(row).includes('Go.')).map((row) => row.id)).toEqual([3]);
});

test('case and punctuation alone do not repaint a line above the current one', () => {
  const open = show(nothing, delta('a', 'we begin at eight and end at ten'));
  expect(linesOf(show(open, completed('a', 'We begin at eight, and end at ten.')))).toEqual([
    'we begin at eight',
    'and end at ten.',
  ]);
});

test('a differing word on the line that has just rolled out of sight is left as it is', () => {
  const open = show(nothing, delta('a', 'We begin at den. Then we all go home at twelve. Or one. '));
  expect(linesOf(open)).toEqual(['We begin at den.', 'Then we all go home', 'at twelve. Or one.']);
  const settled = show(open, completed('a', 'We begin at ten. Then we all go home at twelve. Or one.'));
  expect(linesOf(settled)).toEqual(linesOf(open));
});

test('when the differing word has scrolled off nothing on screen changes, and no new word is lost', () => {
  const open = show(nothing, delta('a', 'den nine eight seven six five four three two one zero we are. '));
  expect(linesOf(open).slice(-1)).toEqual(['two one zero we are.']);
  const settled = show(
    open,
    completed('a', 'Ten, and nine eight seven six five four three two one zero we are. Off.'),
  );
  expect(linesOf(settled).slice(-2)).toEqual(['two one zero we are.', 'Off.']);
});

test('an empty final takes no words away that people have read', () => {
  const open = show(
    nothing,
    delta('a', 'Yes.'),
    completed('a', 'Yes.'),
    delta('b', ' uh'),
    delta('c', ' No.'),
  );
  expect(linesOf(open)).toEqual(['Yes. uh No.']);
  expect(linesOf(show(open, completed('b', '')))).toEqual(['Yes. uh No.']);
});

test('late words of a turn go where they belong if that place can still be seen', () => {
  const open = show(nothing, delta('a', 'Yes,'), delta('b', ' No.'), delta('a', ' please.'));
  expect(linesOf(open)).toEqual(['Yes, please. No.']);
});

test('settled captions that memory lets go stay painted', () => {
  const both = [caption('a', 'One.'), caption('b', 'Two.')];
  const before = foldScreen(emptyScreen, { captions: both, gap: null }, layout);
  const after = foldScreen(before, { captions: both.slice(1), gap: null }, layout);
  expect(after.rows.map(textOf)).toEqual(['One. Two.']);
});

test('words that a lost connection had shown stay while they are said again', () => {
  const before = show(nothing, delta('a', 'We begin at eight'), {
    type: 'lost',
    turnIds: new Set(['a']),
    isReplayed: true,
    turn: null,
  });
  const again = foldCaptions(before.captions, delta('x', 'We begin'));
  expect(again.map(captionText)).toEqual(['We begin at eight']);
  expect(foldScreen(before.screen, { captions: again, gap: null }, layout).rows.map(textOf)).toEqual([
    'We begin at eight',
  ]);
});

test('a gap stands on a line of its own in its place, and grows there', () => {
  const captions = [caption('a', 'Before.', spoken(0, 1_000))];
  const later = [...captions, caption('b', 'After.', spoken(9_000, 10_000))];
  const gap = { kind: 'gap', lane: 'you', id: 'gap:2000', startMs: 2_000, endMs: 5_000 } as const;
  const first = foldScreen(emptyScreen, { captions, gap }, { ...layout, widthPx: 300, lines: 3 });
  expect(first.rows.map(textOf)).toEqual(['Before.', '[3 s not captioned]']);
  const grown = foldScreen(
    first,
    { captions: later, gap: { ...gap, endMs: 8_000 } },
    { ...layout, widthPx: 300, lines: 3 },
  );
  expect(grown.rows.map(textOf)).toEqual(['Before.', '[6 s not captioned]', 'After.']);
  expect(grown.rows.map((row) => row.words[0]?.tone)).toEqual(['settled', 'gap', 'settled']);
});

test('after the text has faded the next begins on an empty screen, and a late full stop brings nothing back', () => {
  const open = show(nothing, delta('a', 'We begin at eight'));
  const faded = { ...open, screen: clearScreen(open.screen) };
  expect(linesOf(show(faded, completed('a', 'We begin at eight.')))).toEqual([]);
  expect(linesOf(show(faded, completed('a', 'We begin at eight.'), delta('b', 'So')))).toEqual(['So']);
});

test('another width sets the same words anew and brings none back that had scrolled off', () => {
  const shown = show(
    nothing,
    delta('a', 'one two three four five six seven eight nine ten eleven twelve thirteen'),
  );
  const before = linesOf(shown).join(' ');
  const wide = reflowScreen(shown.screen, { ...layout, widthPx: 400 });
  expect(wide.rows.map(textOf).join(' ')).toBe(before);
  expect(wide.rows.every((row) => row.widthPx <= 400)).toBe(true);
});

test('speech that was not understood says so behind what was painted of it', () => {
  const captions = [caption('a', 'Mess up it', spoken(0, 3_000))];
  const lost = { kind: 'gap', lane: 'you', id: 'gap:0', startMs: 0, endMs: 3_000 } as const;
  const gap = { ...lost, reason: 'notUnderstood' } as const;
  const wide = { ...layout, widthPx: 400, lines: 3 };
  const painted = foldScreen(emptyScreen, { captions, gap: null }, wide);
  expect(foldScreen(painted, { captions, gap }, wide).rows.map(textOf)).toEqual([
    'Mess up it',
    '[3 s not understood]',
  ]);
});
