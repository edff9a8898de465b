/** Every catalogue has every message, each can be read, and names the same values as English. */

import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { expect, test } from '@playwright/test';
import { en } from './en/catalogue.ts';
import { directionOf, intlLocaleOf, LOCALES, localeFor } from './locale.ts';
import { CATALOGUES, type Catalogue, wordsIn } from './words.ts';

type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Names, and messages of nothing but values: the same in several languages. */
const SAME: ReadonlySet<string> = new Set([
  'captionStyle.typefaceAtkinson',
  'captionStyle.typefaceOpenDyslexic',
  'dialogs.mdFiles',
  'exporting.bbc',
  'exporting.goesOn',
  'exporting.md',
  'exporting.netflix',
  'exporting.surtitle',
  'library.hours',
  'library.line',
  'library.minutes',
  'library.minutesSeconds',
  'library.seconds',
  'problems.sentences',
  'settingsGeneral.formatMd',
  'settingsGeneral.percent',
  'settingsKey.placeholder',
  'settingsShortcuts.keysOf',
  'settingsSpeech.openai',
]);

/** Words that a language has in common with English. */
const SHARED: ReadonlySet<string> = new Set([
  'de captionStyle.typefaceSystem',
  'de settingsKey.server',
  'es settings.general',
  'fr library.sessions',
  'fr settingsGeneral.licences',
  'fr settingsMicrophone.silence',
]);

const flat = (catalogue: Catalogue): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(catalogue as Messages).flatMap(([area, messages]) =>
      Object.entries(messages).map(([key, text]) => [`${area}.${key}`, text] as const),
    ),
  );

/** Names of the values in a message, those inside its cases too. */
function valuesIn(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inside =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap(({ value }) => valuesIn(value))
        : [];
    return [element.value, ...inside];
  });
}

/** The categories that each plural of a message writes out, for a language that needs them all. */
function pluralsIn(elements: readonly MessageFormatElement[]): readonly (readonly string[])[] {
  return elements.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inside = Object.values(element.options).flatMap(({ value }) => pluralsIn(value));
    return element.type === TYPE.plural ? [Object.keys(element.options), ...inside] : inside;
  });
}

const OF_LOCALES = LOCALES.map((locale) => [locale, CATALOGUES[locale]] as const);

for (const [locale, catalogue] of OF_LOCALES) {
  test(`${locale} has every message of English, with the same values`, () => {
    const own = flat(catalogue);
    const english = flat(en);
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of own) {
      const named = (message: string) => [...new Set(valuesIn(parse(message, { ignoreTag: true })))].sort();
      expect(named(text), `${locale} ${key}: ${text}`).toEqual(named(english.get(key) ?? ''));
      expect(text.trim(), `${locale} ${key}`).toBe(text);
      expect(text, `${locale} ${key}`).not.toBe('');
    }
  });

  test(`${locale} has a case for each plural of its language`, () => {
    const { pluralCategories } = new Intl.PluralRules(intlLocaleOf(locale)).resolvedOptions();
    // “many” of French and Spanish counts millions; `other` says them as well.
    for (const [key, text] of flat(catalogue))
      for (const cases of pluralsIn(parse(text, { ignoreTag: true })))
        for (const category of pluralCategories.filter((name) => name !== 'many' || locale === 'ar'))
          expect(cases, `${locale} ${key}`).toContain(category);
  });
}

test('nothing that English says in words is left in English, but for names', () => {
  const english = flat(en);
  const left = OF_LOCALES.flatMap(([locale, catalogue]) =>
    locale === 'en'
      ? []
      : [...flat(catalogue)]
          .filter(
            ([key, text]) => text === english.get(key) && !SAME.has(key) && !SHARED.has(`${locale} ${key}`),
          )
          .map(([key]) => `${locale} ${key}`),
  );
  expect(left).toEqual([]);
});

test('a message is filled in, and a value that is missing is an error', () => {
  const { controls } = wordsIn('en');
  expect(controls('start')).toBe('Start');
});

test('the first language that a system prefers and the app speaks is taken', () => {
  expect(localeFor(['xx', 'en-US', 'de'])).toBe('en');
  expect(localeFor(['xx', 'de-AT', 'en'])).toBe('de');
  expect(localeFor(['ar_EG'])).toBe('ar');
  expect(localeFor([])).toBe('en');
  expect(directionOf('ar-EG')).toBe('rtl');
  expect(directionOf('en')).toBe('ltr');
});

test('Arabic counts the days that sessions are kept as it counts sessions', () => {
  const { retention } = wordsIn('ar');
  expect([
    ...[2, 7, 30, 365].map((days) => retention('question', { count: 3, days })),
    retention('lastDeleted', { count: 1, days: 90, at: new Date(2026, 10, 26) }),
  ]).toEqual([
    'هل تريد حذف 3 جلسات يزيد عمرها على يومين؟',
    'هل تريد حذف 3 جلسات يزيد عمرها على 7 أيام؟',
    'هل تريد حذف 3 جلسات يزيد عمرها على 30 يومًا؟',
    'هل تريد حذف 3 جلسات يزيد عمرها على 365 يومًا؟',
    'حُذفت في 26 نوفمبر 2026 جلسة واحدة يزيد عمرها على 90 يومًا.',
  ]);
});
