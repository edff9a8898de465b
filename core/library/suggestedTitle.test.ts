/** A session gets a title by what is said in it, in the words in which it is said. */
import { expect, test } from '@playwright/test';
import { suggestedTitle } from './suggestedTitle.ts';

test('what is said again and again is the title, names before other words', () => {
  expect(
    suggestedTitle([
      'Okay, so shall we begin with the budget?',
      'The budget is late because the Kubernetes migration is late.',
      'I think we need to move the migration after the audit.',
      'And then the Kubernetes cluster goes after the budget.',
    ]),
  ).toBe('Kubernetes, budget, migration');
});

test('it is in the language that is spoken, also one that capitalises its nouns or puts no blanks', () => {
  expect([
    suggestedTitle([
      'Guten Morgen, wir sprechen heute über den Haushalt.',
      'Der Haushalt hängt an der Förderung.',
      'Ohne die Förderung gibt es keinen Umbau, und der Haushalt ist zu klein.',
    ]),
    suggestedTitle([
      'On parle du budget de la mairie.',
      'La mairie n’a pas voté le budget.',
      'Le vote de la mairie est demain.',
    ]),
    suggestedTitle([
      'Hablamos del presupuesto de la escuela.',
      'La escuela necesita el presupuesto.',
      'Sin presupuesto no hay nada.',
    ]),
    suggestedTitle(['予算について話します。', '予算は会議で決めます。', '次の会議は明日です。']),
  ]).toEqual(['Haushalt, Förderung', 'Mairie, budget', 'Presupuesto, escuela', '予算、会議']);
});

test('where nothing is said again, or no list of small words is known, it begins as the session does', () => {
  expect([
    suggestedTitle(['Good morning everybody.', 'All fine.']),
    suggestedTitle(['', 'نبدأ الاجتماع في الساعة العاشرة.', 'في الاجتماع نتكلم في كل شيء.']),
    suggestedTitle([
      'This is a rather long first sentence that nobody would want to read as a whole in a list.',
    ]),
    suggestedTitle([]),
  ]).toEqual([
    'Good morning everybody',
    'نبدأ الاجتماع في الساعة العاشرة',
    'This is a rather long first sentence that nobody would want…',
    '',
  ]);
});

/** Two things are talked about in each, among small words that are said in more lines than they are. */
const TALKS: Readonly<Record<string, readonly [lines: readonly string[], title: string]>> = {
  pl: [
    [
      'Dzisiaj mówimy o tym, że budżet jest za mały.',
      'Nie wiem, czy budżet już jest, ale remont musi być.',
      'Jeśli remont będzie w maju, to budżet już nie jest taki ważny.',
    ],
    'Budżet, remont',
  ],
  cs: [
    [
      'Dnes mluvíme o tom, že rozpočet je malý.',
      'Nevím, jestli už je rozpočet, ale oprava musí být.',
      'Pokud bude oprava v květnu, tak rozpočet už není tak důležitý.',
    ],
    'Rozpočet, oprava',
  ],
  hr: [
    [
      'Danas ćemo reći da je proračun jako malen.',
      'Ne znam ima li proračun, ali obnova mora biti sada.',
      'Ako će obnova biti sada, onda proračun više nije važan.',
    ],
    'Proračun, obnova',
  ],
  sv: [
    [
      'Nu ska vi tala om att budgeten är för liten.',
      'Jag vet inte om budgeten är här, men takets renovering måste vi göra.',
      'Om det blir en renovering nu så är budgeten inte här, men vi ska göra det.',
    ],
    'Budgeten, renovering',
  ],
  da: [
    [
      'Nu skal vi tale om, at budgettet ikke er stort.',
      'Jeg ved ikke, om budgettet er her, men taget skal vi have.',
      'Hvis vi skal have taget nu, så er budgettet ikke nok.',
    ],
    'Budgettet, taget',
  ],
  no: [
    [
      'Nå skal vi snakke om at budsjettet ikke er stort.',
      'Jeg vet ikke om budsjettet er her, men taket må vi ha.',
      'Hvis vi skal ha taket nå, så er ikke budsjettet nok.',
    ],
    'Budsjettet, taket',
  ],
  fi: [
    [
      'Tänään sanoo hän että budjetti on vielä pieni.',
      'Minä en tiedä onko budjetti jo täällä, mutta remontti täytyy tehdä.',
      'Jos remontti pitää tehdä nyt niin budjetti ei ole enää tärkeä.',
    ],
    'Budjetti, remontti',
  ],
  hu: [
    [
      'Most arról van szó, hogy a költségvetés nem elég.',
      'Nem tudom, hogy van-e költségvetés, de a felújítás kell nekünk.',
      'Ha most lesz a felújítás, akkor a költségvetés már nem olyan fontos.',
    ],
    'Költségvetés, felújítás',
  ],
  ro: [
    [
      'Astăzi spune că bugetul este foarte mic.',
      'Nu știu dacă bugetul este gata, dar acoperișul trebuie făcut acum.',
      'Dacă acoperișul este făcut acum, atunci bugetul nu mai este important.',
    ],
    'Bugetul, acoperișul',
  ],
  tr: [
    [
      'İşte bugün bütçe için bir şey var.',
      'İyi ama bütçe daha yok, onun için çatı çok gerek.',
      'İyi, eğer çatı için bir şey varsa bütçe artık gerek değil.',
    ],
    'Bütçe, çatı',
  ],
  id: [
    [
      'Sekarang kita bilang bahwa anggaran ini sangat kecil.',
      'Saya tidak tahu apakah anggaran sudah ada, tapi atap harus kita buat.',
      'Kalau atap itu harus ada sekarang, anggaran tidak lagi penting.',
    ],
    'Anggaran, atap',
  ],
};

test('small words of many languages are no title, whether the session was told its language, another one or none', () => {
  const expected = Object.fromEntries(
    Object.entries(TALKS).map(([language, [, title]]) => [language, title]),
  );
  const titles = (languagesOf: (language: string) => readonly string[]) =>
    Object.fromEntries(
      Object.entries(TALKS).map(([language, [lines]]) => [
        language,
        suggestedTitle(lines, languagesOf(language)),
      ]),
    );
  expect(titles((language) => [language])).toEqual(expected);
  expect(titles(() => [])).toEqual(expected);
  expect(titles(() => ['en', 'de'])).toEqual(expected);
});

test('a word that is small in another language is the matter where the session was told its own', () => {
  const lines = [
    'The van is late again.',
    'We need the van and the trailer.',
    'The trailer is behind the van.',
  ];
  expect([suggestedTitle(lines, ['en-GB']), suggestedTitle(lines, ['eng', 'fr'])]).toEqual(
    Array(2).fill('Van, trailer'),
  );
  // Dutch has it as a small word, and whoever told no language may speak Dutch.
  expect(suggestedTitle(lines)).toBe('The van is late again');
});

test('a language in Latin letters that no list knows gives no title of its small words', () => {
  const basque = [
    'Gaur etxea eta lorategia ikusi ditugu.',
    'Etxea handia da eta ditugu.',
    'Eta gero ditugu.',
  ];
  const vietnamese = ['Hôm nay chúng ta nói về ngân sách.', 'Chúng ta chưa có ngân sách.', 'Chúng ta đi.'];
  expect([
    suggestedTitle(basque),
    suggestedTitle(basque, ['eu']),
    suggestedTitle(vietnamese, ['vi', 'en']),
  ]).toEqual([
    ...Array(2).fill('Gaur etxea eta lorategia ikusi ditugu'),
    'Hôm nay chúng ta nói về ngân sách',
  ]);
});
