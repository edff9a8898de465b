/**
 * A reader of the file gets the very words that stood on the screen, whatever was said in whatever script.
 */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { session } from '../../e2e/subtitles/handmade.ts';
import { transcriptLine } from '../captions/caption.ts';
import { type CaptionEvent, foldCaptions, noCaptions } from '../captions/captions.ts';
import { textOf } from '../screen/row.ts';
import { emptyScreen, foldScreen } from '../screen/screen.ts';
import { writeSubtitles } from './subtitles.ts';
import { timedEntries } from './timing/timedEntries.ts';

/** Blanks, signs that forbid a break, scripts without blanks, emoji, direction marks, halves of signs. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(' ', '\u00A0', '\u202F', '\u2007', '\u2060', '\u200B', '\u3000', '\n', '\u00AD'),
      fc.constantFrom('word', 'l’île', '«', '»', '50', '%', '10', '000', '€', '№', '-', '?!', '…', '“', '('),
      fc.constantFrom(
        '東京',
        '都',
        'です',
        '。',
        '「',
        '」',
        'ー',
        '々',
        'tower',
        'สวัสดี',
        'ครับ',
        'ๆ',
        'ำ',
        '𠮷',
      ),
      fc.constantFrom(
        '👩‍👩‍👧',
        '🇩🇪',
        'e\u0301',
        '葛\u{E0100}',
        'שלום',
        'مرحبا',
        '\u200F',
        '\u202E',
        '\u2066',
      ),
      fc.constantFrom('\uD83D', '\uDE00', '\uD800', '\u0000', '\uFEFF', '\u200D', '\u3164'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(''));

/** All of it on one row that has no end, as it is when the text is settled. */
function shown(deltas: readonly string[], text: string) {
  const events: readonly CaptionEvent[] = [
    ...deltas.map((delta): CaptionEvent => ({ type: 'text', turnId: 'a', text: delta, atMs: 1_000 })),
    { type: 'final', turnId: 'a', text },
  ];
  const layout = { measure: () => 0, widthPx: 1, lines: 1, fontSizePx: 0 };
  let [captions, screen] = [noCaptions, emptyScreen];
  for (const event of events) {
    captions = foldCaptions(captions, event);
    screen = foldScreen(screen, { captions, gap: null }, layout);
  }
  const entries = captions.map((caption) => transcriptLine(caption, 'you'));
  return { row: screen.rows[0], transcript: session(...entries) };
}

test('whatever the text, the screen paints and the files hold the same words in the same order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { row, transcript } = shown([], text);
      const painted = row?.words.map((word) => word.text) ?? [];
      const timed = timedEntries(transcript).flatMap((turn) => (turn.kind === 'line' ? turn.words : []));
      expect(painted).toEqual(timed.map((word) => word.text));
      const file = writeSubtitles(transcript, 'txt');
      expect(file.ok ? file.value : '\n').toBe(`${row === undefined ? '' : textOf(row)}\n`);
    }),
    { numRuns: 1_000 },
  );
});

test('wherever a text is cut into deltas, the same words are on the screen in the end', () => {
  fc.assert(
    fc.property(anyText, fc.array(fc.nat(100), { maxLength: 12 }), (text, cuts) => {
      const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, text.length)), text.length])];
      const ends = places.toSorted((one, other) => one - other);
      const deltas = ends.slice(1).map((end, index) => text.slice(ends[index], end));
      const { row, transcript } = shown(deltas, text);
      const file = writeSubtitles(transcript, 'txt');
      expect(file.ok ? file.value : '\n').toBe(`${row === undefined ? '' : textOf(row)}\n`);
    }),
    { numRuns: 1_000 },
  );
});
