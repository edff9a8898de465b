/**
 * Where a line breaks, and which way it runs: nothing that is painted may have to move for what comes next.
 */
import { expect, test } from '@playwright/test';
import { type CaptionEvent, foldCaptions, noCaptions } from '../captions/captions.ts';
import { graphemesOf } from '../text/width.ts';
import { type Layout, textOf } from './row.ts';
import { emptyScreen, foldScreen, type Screen } from './screen.ts';

/** Every letter ten pixels wide: twenty letters a line. */
const layout: Layout = {
  measure: (text) => graphemesOf(text).length * 10,
  widthPx: 200,
  lines: 4,
  fontSizePx: 20,
};

/** The screen after each delta of one caption, the last of which is the final where one is given. */
function say(deltas: readonly string[], final?: string): Screen {
  const events = [
    ...deltas.map((text): CaptionEvent => ({ type: 'text', turnId: 'a', text, atMs: 1_000 })),
    ...(final === undefined ? [] : [{ type: 'final', turnId: 'a', text: final } as const]),
  ];
  let captions = noCaptions;
  let screen = emptyScreen;
  for (const event of events) {
    captions = foldCaptions(captions, event);
    screen = foldScreen(screen, { captions, gap: null }, layout);
  }
  return screen;
}

const linesOf = (screen: Screen) => screen.rows.map(textOf);

test('words fill a line and go on in the next, each where it was first painted', () => {
  expect(linesOf(say(['Good evening,', ' and', ' welcome']))).toEqual(['Good evening,', 'and welcome']);
});

test('a word that may still grow starts the next line when only its beginning would fit', () => {
  expect(linesOf(say(['Good evening, all ', 'li']))).toEqual(['Good evening, all', 'li']);
  expect(linesOf(say(['Good evening, all ', 'li', 'steners']))).toEqual(['Good evening, all', 'listeners']);
});

test('a word that is complete needs no room to grow', () => {
  expect(linesOf(say(['Good evening, dear I ', 'say']))).toEqual(['Good evening, dear I', 'say']);
});

test('a word that grows beyond the line after all goes to the next one whole, with the sign that opens it', () => {
  expect(linesOf(say(['We spoke inter']))).toEqual(['We spoke inter']);
  expect(linesOf(say(['We spoke inter', 'nationalisation']))).toEqual(['We spoke', 'internationalisation']);
  expect(linesOf(say(['We spoke « inter', 'nationali']))).toEqual(['We spoke', '« internationali']);
  const longer = say(['We spoke inter', 'nationalisation', 'ally']);
  expect(linesOf(longer)).toEqual(['We spoke', 'internationalisation', 'ally']);
});

test('a row has no more letters than were chosen, and half as many that take the full square', () => {
  const narrow = { ...layout, widthPx: 10_000, letters: 12 };
  const lines = (text: string) => {
    const events: readonly CaptionEvent[] = [{ type: 'final', turnId: 'a', text }];
    const captions = events.reduce(foldCaptions, noCaptions);
    return linesOf(foldScreen(emptyScreen, { captions, gap: null }, narrow));
  };
  expect(lines('Good evening and welcome')).toEqual(['Good evening', 'and welcome']);
  expect(lines('東京都東京都東京都')).toEqual(['東京都東京都', '東京都']);
});

test('a word longer than a line is broken between letters as readers see them', () => {
  const family = '👩‍👩‍👧';
  expect(linesOf(say([], family.repeat(23)))).toEqual([family.repeat(20), family.repeat(3)]);
});

test('half an emoji waits for its other half', () => {
  expect(linesOf(say(['So \uD83D']))).toEqual(['So']);
  expect(linesOf(say(['So \uD83D', '\uDE00']))).toEqual(['So 😀']);
});

test('scripts without blanks break between words and keep stops with the word before them', () => {
  const lines = linesOf(say(['明日は雨が降るでしょう。今日は晴れて', 'います。']));
  expect(lines).toEqual(['明日は雨が降るでしょう。今日は晴れてい', 'ます。']);
});

test('a row has the direction of its first letter, whatever comes later', () => {
  const { rows } = say(['שלום לכולם והערב ברוכים. ', 'Welcome to you all.']);
  expect(rows.map((row) => row.direction)).toEqual(['rtl', 'rtl', 'ltr']);
  expect(say(['12']).rows[0]?.direction).toBe('ltr');
});

test('controls and direction marks are left out, marks of markup are text', () => {
  expect(linesOf(say([], '\u202E<b>a</b>\u0000 -->\u0007 b'))).toEqual(['<b>a</b> --> b']);
});
