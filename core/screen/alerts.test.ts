/** One place alerts once, as soon as it is painted and can become nothing else. */
import { expect, test } from '@playwright/test';
import { completed, delta, layout, nothing, type Shown, show } from '../../e2e/overlay/shown.ts';
import type { CaptionEvent } from '../captions/captions.ts';
import { phrasesOf } from '../text/phrase.ts';
import { type Alert, foldAlerts, paintedAlerts } from './alerts.ts';
import { clearScreen, emptyScreen, foldScreen, reflowScreen, type Screen } from './screen.ts';

interface Watch {
  readonly shown: Shown;
  readonly known: readonly Alert[];
}
const start: Watch = { shown: nothing, known: [] };

function look(screen: Screen, known: readonly Alert[], list: readonly string[]) {
  return foldAlerts(known, paintedAlerts(screen, phrasesOf(list)), screen.passages);
}

/** Which phrases alert at each of some events. */
function alertsOf(list: readonly string[], ...events: readonly CaptionEvent[]): readonly string[] {
  let { shown, known } = start;
  return events.map((event) => {
    shown = show(shown, event);
    const looked = look(shown.screen, known, list);
    known = looked.known;
    return looked.fresh.map(({ phrase }) => phrase).join();
  });
}

/** What of each row is marked. */
function marked({ screen }: Shown, ...list: readonly string[]): readonly string[] {
  const { marks } = paintedAlerts(screen, phrasesOf(list));
  return screen.rows.map(({ id, words }) =>
    (marks.get(id) ?? [])
      .map(({ firstWord, startChar, lastWord, endChar }) =>
        words
          .slice(firstWord, lastWord + 1)
          .map(({ text }, at) =>
            text.slice(at === 0 ? startChar : 0, firstWord + at === lastWord ? endChar : undefined),
          )
          .join(' '),
      )
      .join('|'),
  );
}

const whole = (turnId: string, text: string): CaptionEvent =>
  ({ ...delta(turnId, text), isWhole: true }) as CaptionEvent;

test('a word that may get more letters waits for what comes: it may become another', () => {
  expect(
    alertsOf(['Ann'], delta('a', 'So Ann'), delta('a', 'ounce'), completed('a', 'So announce it.')),
  ).toEqual(['', '', '']);
  expect(alertsOf(['Ann'], delta('a', 'So Ann'), delta('a', ' is'), completed('a', 'So Ann is it.'))).toEqual(
    ['', 'Ann', ''],
  );
  expect(alertsOf(['Ann'], delta('a', 'So Ann'), delta('a', ','))).toEqual(['', 'Ann']);
  expect(alertsOf(['Ann'], delta('a', 'So Ann'), completed('a', 'So Ann.'))).toEqual(['', 'Ann']);
});

test('an engine that writes whole words alerts with the word', () => {
  expect(alertsOf(['Ann'], whole('a', 'So'), whole('a', ' Ann'), whole('a', ' is'))).toEqual(['', 'Ann', '']);
});

test('letters without blanks alert at once', () => {
  expect(alertsOf(['田中'], delta('a', '昨日田中'), delta('a', 'さんが来た'))).toEqual(['田中', '']);
});

test('text that is sent again, settled or grown to a longer phrase alerts once; said again it alerts again', () => {
  expect(
    alertsOf(
      ['Anna', 'Anna Schmidt', 'Schmidt'],
      ...[
        delta('a', 'Ask Anna '),
        delta('a', 'Schmidt '),
        delta('a', 'or Anna. '),
        completed('a', 'Ask Anna Schmidt or Anna.'),
      ],
      completed('a', 'Ask Anna Schmidt or Anna.'),
      completed('b', 'Anna!'),
    ),
  ).toEqual(['Anna', '', 'Anna', '', '', 'Anna']);
});

test('a final that puts words before it moves the place and alerts nobody; one that corrects it away neither', () => {
  expect(alertsOf(['Anna'], delta('a', 'Anna is late. '), completed('a', 'So then Anna is late.'))).toEqual([
    'Anna',
    '',
  ]);
  expect(alertsOf(['Anna'], delta('a', 'Hannah is '), completed('a', 'Anna is late.'))).toEqual(['', 'Anna']);
  expect(alertsOf(['Anna'], delta('a', 'Anna is '), completed('a', 'Hannah is late.'))).toEqual(['Anna', '']);
});

test('a phrase that two rows share alerts once and is marked in both', () => {
  const shown = show(nothing, completed('a', 'We will ask Anna Schmidt, then Annabel.'));
  expect(marked(shown, 'Anna Schmidt', 'Ann')).toEqual(['Anna', 'Schmidt', '']);
  expect(alertsOf(['Anna Schmidt'], completed('a', 'We will ask Anna Schmidt, then Annabel.'))).toEqual([
    'Anna Schmidt',
  ]);
});

test('only the phrase is marked, not what clings to it', () => {
  expect(marked(show(nothing, completed('a', '“Anna’s”, Anna-Lena!')), 'Anna')).toEqual(['Anna|Anna']);
  expect(marked(show(nothing, completed('a', '昨日田中さん')), '田中')).toEqual(['田中']);
  expect(marked(show(nothing, completed('a', 'قال محمد نعم')), 'محمد')).toEqual(['محمد']);
});

test('what is set anew for other type, or has faded, alerts no more', () => {
  const shown = show(nothing, completed('a', 'Ask Anna. Then we all go home and rest until the morning.'));
  const first = look(shown.screen, [], ['Anna']);
  const wide = reflowScreen(shown.screen, { ...layout, widthPx: 300 });
  const second = look(wide, first.known, ['Anna']);
  const later = show({ ...shown, screen: clearScreen(wide) }, completed('b', 'Good morning, Anna.'));
  const third = look(later.screen, second.known, ['Anna']);
  expect([first, second, third].map(({ fresh }) => fresh.map(({ captionId }) => captionId))).toEqual([
    ...[['a'], [], ['b']],
  ]);
});

test('a gap is nobody’s words, and what memory let go is not said anew', () => {
  const gap = { kind: 'gap', lane: 'you', id: 'gap:0', startMs: 0, endMs: 4_000 } as const;
  const lost = foldScreen(emptyScreen, { captions: [], gap, gapText: '[4 s of Anna]' }, layout);
  expect(lost.rows.flatMap(({ words }) => words.map(({ text }) => text)).join(' ')).toContain('Anna');
  expect(look(lost, [], ['Anna']).fresh).toEqual([]);
  const shown = show(nothing, completed('a', 'Ask Anna.'));
  expect(look({ ...shown.screen, passages: [] }, [], ['Anna']).fresh).toEqual([]);
});

test('the line around it is told', () => {
  const { alerts } = paintedAlerts(show(nothing, completed('a', 'Ask Anna.')).screen, phrasesOf(['anna']));
  expect(alerts.map(({ phrase, line, rowIds }) => ({ phrase, line, rowIds }))).toEqual([
    { phrase: 'anna', line: 'Ask Anna.', rowIds: [1] },
  ]);
});
