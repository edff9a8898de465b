/** Cues must be within every limit of their style, in order, apart, and hold every word exactly once. */
import { expect, test } from '@playwright/test';
import { problemsIn } from '../../../e2e/subtitles/cueProblems.ts';
import { gap, line, session } from '../../../e2e/subtitles/handmade.ts';
import { HOUSE_STYLE } from './cueStyle.ts';
import { type Cue, cuesOf } from './cues.ts';

const texts = (cues: readonly Cue[]) => cues.map((cue) => cue.lines.join(' / '));
const times = (cues: readonly Cue[]) => cues.map((cue) => [cue.startMs, cue.endMs]);
const islands = (...spans: [number, number][]) => spans.map(([startMs, endMs]) => ({ startMs, endMs }));

test('a cue that fits one line has one line', () => {
  expect(texts(cuesOf(session(line('Good morning everybody.', 0, 2_000))))).toEqual([
    'Good morning everybody.',
  ]);
});

for (const [language, text, broken] of [
  [
    'English',
    'We would like to hear from the design team before we decide.',
    'We would like to hear / from the design team before we decide.',
  ],
  [
    'German',
    'Wir sollten das Ergebnis mit den Kollegen aus Berlin besprechen.',
    'Wir sollten das Ergebnis / mit den Kollegen aus Berlin besprechen.',
  ],
  [
    'French',
    'Nous devons parler du budget avec les collègues de Lyon demain.',
    'Nous devons parler du budget / avec les collègues de Lyon demain.',
  ],
  [
    'Spanish',
    'Tenemos que hablar del presupuesto con los colegas de Madrid.',
    'Tenemos que hablar del presupuesto / con los colegas de Madrid.',
  ],
  [
    'Italian',
    'Dobbiamo parlare del bilancio con i colleghi di Milano domani.',
    'Dobbiamo parlare del bilancio / con i colleghi di Milano domani.',
  ],
  [
    'Portuguese',
    'Precisamos falar do orçamento com os colegas de Lisboa amanhã.',
    'Precisamos falar do orçamento / com os colegas de Lisboa amanhã.',
  ],
  [
    'Dutch',
    'We moeten de begroting bespreken met de collega’s uit Utrecht.',
    'We moeten de begroting bespreken / met de collega’s uit Utrecht.',
  ],
] as const) {
  test(`lines break where the phrase does in ${language}`, () => {
    expect(texts(cuesOf(session(line(text, 0, 4_500))))).toEqual([broken]);
  });
}

test('a language without a list breaks at punctuation and in balance', () => {
  const text = 'Musimy porozmawiać o budżecie, zanim podejmiemy decyzję w piątek.';
  expect(texts(cuesOf(session(line(text, 0, 4_500))))).toEqual([
    'Musimy porozmawiać o budżecie, / zanim podejmiemy decyzję w piątek.',
  ]);
});

test('Japanese lines hold at most sixteen full-width characters and begin with no punctuation', () => {
  const lines = cuesOf(
    session(
      line('本日は会議にご参加いただきありがとうございます。まず最初に予算についてお話しします。', 0, 9_000),
    ),
  ).flatMap((cue) => cue.lines);
  expect(lines.join('')).toBe(
    '本日は会議にご参加いただきありがとうございます。まず最初に予算についてお話しします。',
  );
  expect(lines.filter((text) => text.length > 16 || /^[、。]/.test(text))).toEqual([]);
});

test('no line ends inside a number in groups, before a unit, or next to a lone sign', () => {
  const before =
    'Nous avons marché longtemps près de la rivière tranquille avant que quelqu’un demande'.split(' ');
  for (const unit of ['1 250 000 €', '« bonjour »', '1\u202F250\u00A0km', 'M.\u00A0Durand', 'demain ?']) {
    for (const [index] of before.entries()) {
      const text = [...before.slice(index), unit, ...before].join(' ');
      const lines = cuesOf(session(line(text, 0, 9_000))).flatMap((cue) => cue.lines);
      expect(lines.filter((shown) => shown.includes(unit))).toHaveLength(1);
    }
  }
});

test('a word too long for a line is split at its no-break spaces first', () => {
  const shown = cuesOf(
    session(
      line(
        'a house'.replace(' ', '\u00A0').concat('\u00A0of cards'.replace(' ', '\u00A0').repeat(6)),
        0,
        9_000,
      ),
    ),
  );
  expect(shown.flatMap((cue) => cue.lines).map((text) => text.replaceAll('\u00A0', ' '))).toEqual([
    'a house of cards of cards of cards of',
    'cards of cards of cards',
  ]);
});

test('a cue ends at a pause, and starts when speech does', () => {
  const text = 'Let me see what we have here then. It looks much better than I thought.';
  const heard = islands([1_000, 3_000], [4_200, 6_200]);
  const cues = cuesOf(session(line(text, 1_000, 6_200, { islands: heard })));
  expect(texts(cues)).toEqual(['Let me see what we have here then.', 'It looks much better than I thought.']);
  expect(times(cues)).toEqual([
    [1_000, 3_250],
    [4_200, 6_450],
  ]);
});

test('no cue lasts over seven seconds, not even one word', () => {
  expect(times(cuesOf(session(line('Well.', 0, 30_000))))).toEqual([[0, 7_000]]);
  const slow = cuesOf(session(line('One two three four five six seven eight nine ten.', 0, 40_000)));
  expect(slow.every((cue) => cue.endMs - cue.startMs <= 7_000)).toBe(true);
});

test('a short cue stays long enough to read and a small gap is closed to two frames', () => {
  expect(times(cuesOf(session(line('Yes.', 1_000, 1_200), line('I agree with you.', 2_000, 3_500))))).toEqual(
    [
      [1_000, 1_916],
      [2_000, 3_750],
    ],
  );
});

test('text that was said fast stays for its reading time, but never 1.5 s past its speech', () => {
  const text = 'This was really said much too fast to read.';
  expect(times(cuesOf(session(line(text, 0, 500))))).toEqual([[0, 2_000]]);
});

test('two speakers never share a cue, and labels stand where the speaker changes', () => {
  const talk = session(
    line('Shall we start?', 0, 1_000, { speaker: 'Ann' }),
    line('Yes, I think so.', 1_500, 2_500, { speaker: 'Bo' }),
    line('I am ready.', 3_500, 4_500, { speaker: 'Bo' }),
  );
  expect(texts(cuesOf(talk, { style: HOUSE_STYLE, speakerLabels: true }))).toEqual([
    'Ann: Shall we start?',
    'Bo: Yes, I think so.',
    'I am ready.',
  ]);
  expect(texts(cuesOf(talk))[0]).toBe('Shall we start?');
});

test('a gap is shown between the speech around it', () => {
  const cues = cuesOf(
    session(line('Before.', 0, 1_000), gap(500, 4_000), line('After.', 3_000, 4_000), gap(10_000, 135_000)),
  );
  expect(cues.map(({ kind, lines, startMs, endMs }) => [kind, ...lines, startMs, endMs])).toEqual([
    ['speech', 'Before.', 0, 1_000],
    ['gap', '[4 s not captioned]', 1_084, 2_916],
    ['speech', 'After.', 3_000, 4_250],
    ['gap', '[2 min 5 s not captioned]', 10_000, 17_000],
  ]);
});

test('lines without a word are dropped, failed and interrupted ones keep theirs', () => {
  const cues = cuesOf(
    session(
      line('', 0, 1_000),
      line('\u200B', 1_000, 2_000),
      line('half a', 3_000, 4_000, { state: 'interrupted' }),
      line('lost', 5_000, 6_000, { state: 'failed' }),
    ),
  );
  expect(texts(cues)).toEqual(['half a', 'lost']);
});

test('a turn of ten thousand words is broken within its limits', () => {
  const words = Array.from({ length: 10_000 }, (_, index) => (index % 15 === 14 ? 'done.' : 'something'));
  const cues = cuesOf(session(line(words.join(' '), 0, 4_000_000)));
  expect(problemsIn(cues, HOUSE_STYLE)).toEqual([]);
  expect(cues.flatMap((cue) => cue.lines).join(' ')).toBe(words.join(' '));
});

test('turns out of order are put in order, and turns that overlap do not', () => {
  const cues = cuesOf(
    session(line('second', 5_000, 6_000), line('first', 1_000, 9_000), line('third', 5_000, 5_000)),
  );
  expect(texts(cues)).toEqual(['first', 'second', 'third']);
  expect(problemsIn(cues, HOUSE_STYLE)).toEqual([]);
});
