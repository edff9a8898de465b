/**
 * What holds on every screen, whatever the service sends: random turns of random deltas with finals that
 * agree or do not.
 */
import { test } from '@playwright/test';
import fc from 'fast-check';
import { hold, measure, placesOf } from '../../e2e/overlay/painted.ts';
import type { Captions } from '../captions/caption.ts';
import { type CaptionEvent, foldCaptions, noCaptions } from '../captions/captions.ts';
import { sayTheSame, wordTexts } from '../text/words.ts';
import { type Layout, type PaintedWord, textOf } from './row.ts';
import { emptyScreen, foldScreen, type Screen } from './screen.ts';

const layoutOf = (letters: number, lines: number): Layout => ({
  measure,
  widthPx: letters * 10,
  lines,
  fontSizePx: 20,
});

/** Deltas split words anywhere, as tokens do. */
const deltaText = fc.oneof(
  fc.stringMatching(/^ [a-z]{1,9}[.,]?$/),
  fc.stringMatching(/^[a-z]{1,4}$/),
  fc.stringMatching(/^ ?[東京都日本語]{1,5}。?$/u),
  fc.stringMatching(/^ [אבגד]{2,6}$/u),
);

type Final = 'same' | 'case' | 'changed' | 'longer' | 'shorter' | 'empty';
interface Turn {
  readonly deltas: readonly string[];
  readonly final: Final;
  readonly at: number;
}
const turn: fc.Arbitrary<Turn> = fc.record({
  deltas: fc.array(deltaText, { minLength: 1, maxLength: 25 }),
  final: fc.constantFrom<Final>('same', 'case', 'changed', 'longer', 'shorter', 'empty'),
  at: fc.nat(30),
});
const streams = fc.record({
  turns: fc.array(turn, { minLength: 1, maxLength: 8 }),
  letters: fc.integer({ min: 12, max: 40 }),
  lines: fc.integer({ min: 1, max: 4 }),
});

function finalOf({ deltas, final, at }: Turn): string {
  const words = deltas.join('').trim().split(' ');
  const index = at % words.length;
  switch (final) {
    case 'same':
      return words.join(' ');
    case 'case':
      return `${words.with(index, (words[index] ?? '').toUpperCase()).join(' ')}!`;
    case 'changed':
      return words.with(index, 'zebra').join(' ');
    case 'longer':
      return words.toSpliced(index, 0, 'quite', 'so').join(' ');
    case 'shorter':
      return words.toSpliced(index, 1).join(' ');
    case 'empty':
      return '';
  }
}

function eventsOf(turns: readonly Turn[]): readonly CaptionEvent[] {
  return turns.flatMap((each, index) => [
    ...each.deltas.map((text) => ({ type: 'text', turnId: `${index}`, text, atMs: 1_000 }) as const),
    { type: 'final', turnId: `${index}`, text: finalOf(each) },
  ]);
}

interface Step {
  readonly event: CaptionEvent;
  readonly before: Screen;
  readonly after: Screen;
  readonly captions: Captions;
}

function play(events: readonly CaptionEvent[], layout: Layout): readonly Step[] {
  let captions = noCaptions;
  let screen = emptyScreen;
  return events.map((event) => {
    const before = screen;
    captions = foldCaptions(captions, event);
    screen = foldScreen(screen, { captions, gap: null }, layout);
    return { event, before, after: screen, captions };
  });
}

const keyOf = ({ captionId, wordIndex, offset }: PaintedWord) => `${captionId} ${wordIndex} ${offset}`;

const runs = { numRuns: 300 };

test('no row is wider than the region, no more than two screens are kept, the lowest line never comes back down', () => {
  fc.assert(
    fc.property(streams, ({ turns, letters, lines }) => {
      for (const { before, after } of play(eventsOf(turns), layoutOf(letters, lines))) {
        hold(
          after.rows.every((row) => row.widthPx <= letters * 10),
          'every row fits',
        );
        hold(
          after.rows.every((row) => row.widthPx === measure(textOf(row))),
          'every row knows its width',
        );
        hold(after.bottomRowId >= before.bottomRowId, 'the lowest line stays');
        hold(after.rows.length <= 2 * lines, 'two screens are kept');
        hold(
          after.rows.every((row) => row.words.length > 0),
          'no row is empty',
        );
      }
    }),
    runs,
  );
});

test('a delta moves no painted word but a last one that outgrows its row, and takes no letter away', () => {
  fc.assert(
    fc.property(streams, ({ turns, letters, lines }) => {
      for (const { event, before, after } of play(eventsOf(turns), layoutOf(letters, lines))) {
        if (event.type !== 'text') continue;
        const places = new Map(placesOf(after, 2 * lines).map((place) => [keyOf(place.word), place]));
        const top = after.bottomRowId - 2 * lines;
        const lastRow = before.rows.at(-1)?.id ?? 0;
        for (const { word, at } of placesOf(before, lines)) {
          if (Number.parseInt(at, 10) <= top) continue;
          const now = places.get(keyOf(word));
          const hasOutgrown = at.startsWith(`${lastRow}:`) && now?.at.startsWith(`${lastRow + 1}:`) === true;
          hold(now?.at === at || hasOutgrown, `${word.text} stays`);
          hold(now?.word.text.startsWith(word.text) === true, `${word.text} keeps its letters`);
        }
      }
    }),
    runs,
  );
});

test('a final moves no word before the first one that differs', () => {
  fc.assert(
    fc.property(streams, ({ turns, letters, lines }) => {
      for (const { before, after } of play(eventsOf(turns), layoutOf(letters, lines))) {
        const changed = before.passages.find((passage) => !after.passages.includes(passage));
        if (changed === undefined) continue;
        const next = after.passages.find((passage) => passage.id === changed.id)?.words ?? [];
        const differing = changed.words.findIndex((wordIndex, at) => wordIndex !== next[at]);
        const first = differing < 0 ? changed.words.length : differing;
        const places = new Map(placesOf(after, 2 * lines).map((place) => [keyOf(place.word), place]));
        for (const { word, at } of placesOf(before, lines)) {
          if (word.captionId === changed.id && word.wordIndex >= first) break;
          const isKept = Number.parseInt(at, 10) > after.bottomRowId - 2 * lines;
          hold(!isKept || places.get(keyOf(word))?.at === at, `${word.text} stays`);
        }
      }
    }),
    runs,
  );
});

test('what is on screen after finals that agree is the end of what was said, each word once', () => {
  fc.assert(
    fc.property(streams, ({ turns, letters, lines }) => {
      const agreeing = turns.map((each): Turn => ({ ...each, final: 'same' }));
      const last = play(eventsOf(agreeing), layoutOf(letters, lines)).at(-1);
      const said = agreeing.flatMap(finalOf).flatMap(wordTexts).join('');
      const painted = last?.after.rows.flatMap((row) => row.words.map((word) => word.text)).join('') ?? '';
      hold(painted !== '' && said.endsWith(painted), `${painted} ends ${said}`);
    }),
    runs,
  );
});

test('finals whose words can all be seen are painted as they are, but for case and punctuation in older lines', () => {
  fc.assert(
    fc.property(streams, ({ turns, letters }) => {
      const last = play(eventsOf(turns), layoutOf(letters, 100)).at(-1);
      const said = last?.captions.flatMap((caption) => wordTexts(caption.text)) ?? [];
      const painted = new Map<string, string>();
      for (const { captionId, wordIndex, text } of last?.after.rows.flatMap((row) => row.words) ?? []) {
        painted.set(`${captionId} ${wordIndex}`, (painted.get(`${captionId} ${wordIndex}`) ?? '') + text);
      }
      const words = [...painted.values()];
      hold(words.length === said.length, `${words.length} of ${said.length} words are painted`);
      hold(
        words.every((wordIndex, index) => sayTheSame(wordIndex, said[index] ?? '')),
        `${words.join(' ')} says ${said.join(' ')}`,
      );
    }),
    runs,
  );
});
