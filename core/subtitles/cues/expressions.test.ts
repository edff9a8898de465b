/** What cues keep on one line wherever it falls in a text, in the languages whose small words we know. */
import { expect, test } from '@playwright/test';
import { line, session } from '../../../e2e/subtitles/handmade.ts';
import { cuesOf } from './cues.ts';

const FILLER = {
  en: 'We walked along the quiet river until evening came and then somebody asked about the old bridge near town',
  de: 'Wir gingen am stillen Fluss entlang und dann fragte jemand nach der alten Brücke neben dem kleinen Dorf',
  fr: 'Nous avons marché longtemps près de la rivière tranquille avant que quelqu’un demande encore le chemin',
  es: 'Caminamos por la orilla tranquila hasta la noche y luego alguien preguntó por el puente viejo del pueblo',
  it: 'Abbiamo camminato lungo il fiume tranquillo fino a sera e poi qualcuno ha chiesto del vecchio ponte',
  pt: 'Caminhamos ao longo do rio tranquilo até à noite e depois alguém perguntou pela velha ponte da vila',
  nl: 'We liepen langs de stille rivier tot de avond viel en toen vroeg iemand naar de oude brug bij het dorp',
} as const;

/** How often a line ends inside a unit that is pushed through a text, word by word. */
function torn(unit: string, language: keyof typeof FILLER): number {
  const filler = FILLER[language].split(' ');
  let count = 0;
  for (let at = 0; at < filler.length - 2; at += 1) {
    for (const tail of [3, 8]) {
      const text = [...filler.slice(0, at), unit, ...filler.slice(at, at + tail)].join(' ');
      const { session: head, entries } = session(line(text, 0, text.length * 65));
      const cues = cuesOf({ session: { ...head, languages: [language] }, entries });
      if (!cues.some((cue) => cue.lines.some((shown) => shown.includes(unit)))) count += 1;
    }
  }
  return count;
}

for (const [language, units] of [
  [
    'en',
    [
      'U.S. Army',
      'Sen. Warren',
      'Lt. Jones',
      'J.R.R. Cook',
      'Ph.D. Program',
      '5 p.m. Eastern',
      'Jan. 5',
      'Fig. 3',
    ],
  ],
  ['en', ['Mt. Hood', 'Dr. Cook', 'J. R. Cook', '5 km', '20 °C', '$ 5', '5 million', '1 1/2', 'a@b.org']],
  ['de', ['Abs. 3', 'z.B. Hamburg', 'Hrn. Weber', 'Nr. 7', '10 Uhr 30', '3. Oktober', '5 Mio. Euro']],
  ['fr', ['Mme. Petit', 'chap. 2', '10 h 30', '5 km', '1 250 000 €', '« bonjour »', '50 %']],
  ['es', ['Sr. López', 'Dra. Ruiz', 'pág. 12', '5 km', '¿ qué ?']],
  ['it', ['Dott. Rossi', 'art. 5', 'S.p.A. Milano', '5 €']],
  ['pt', ['Sra. Costa', 'cap. 4', '5 kg']],
  ['nl', ['dhr. Jansen', 'mevr. Bakker', 'blz. 9', '5 m']],
] as const) {
  test(`no line ends inside ${units.join(', ')}`, () => {
    expect(units.map((unit) => [unit, torn(unit, language) <= 2])).toEqual(units.map((unit) => [unit, true]));
  });
}

test('a sentence that ends with an abbreviation is a cue of its own', () => {
  const spoken = line('My brother still lives in the U.S. We met him there again last year.', 0, 4_500);
  expect(cuesOf(session(spoken)).flatMap((cue) => cue.lines)).toEqual([
    'My brother still lives in the U.S.',
    'We met him there again last year.',
  ]);
});

for (const [name, text, torn] of [
  ['Chinese time', '我们明天下午大家一起在公司楼下的咖啡馆见面讨论问题10:30开会', /10:?$/],
  ['Chinese address', '有问题的话请大家写信到name@example.com联系我们的同事', /name@?$|name@example$/],
  ['Japanese money', 'この新しい商品の値段はだいたい￥1,500円ぐらいだと思います', /[￥5]$|^[,5]/],
  ['Thai repeat sign', 'พวกเขาชอบเล่นของเล่นหลายอย่างต่าง ๆ มากมาย', /^ๆ/],
] as const) {
  test(`no line of a script without blanks ends inside it: ${name}`, () => {
    for (let start = 0; start < 12; start += 1) {
      const cut = [...text].slice(start).join('');
      const lines = cuesOf(session(line(cut, 0, 8_000))).flatMap((cue) => cue.lines);
      expect(lines.filter((shown) => torn.test(shown))).toEqual([]);
    }
  });
}
