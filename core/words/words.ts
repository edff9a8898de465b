/** The text of the app in one language: a message of a catalogue with its values filled in. Holds no text itself. */
import { IntlMessageFormat } from 'intl-messageformat';
import { ar } from './ar/catalogue.ts';
import { de } from './de/catalogue.ts';
import { en } from './en/catalogue.ts';
import { es } from './es/catalogue.ts';
import { fr } from './fr/catalogue.ts';
import { ja } from './ja/catalogue.ts';
import { intlLocaleOf, type Locale } from './locale.ts';

/** English is the catalogue that all others are complete against. */
type English = typeof en;
export type Area = keyof English;
/** What another language has to have: each message of each area. */
export type Catalogue = { readonly [Name in Area]: { readonly [Key in keyof English[Name]]: string } };

/** What stands between braces in a message, by its name. */
export type Values = Readonly<Record<string, string | number | Date>>;

/** `words.library('sessions', { count: 3 })`: a message's key, and a value for each of its braces. */
export type Words = {
  readonly [Name in Area]: (key: keyof English[Name], values?: Values) => string;
} & {
  readonly locale: Locale;
  /** For `Intl`, of numbers, dates and names. */
  readonly intlLocale: string;
};

export const CATALOGUES: { readonly [Name in Locale]: Catalogue } = { en, de, fr, es, ja, ar };

const made = new Map<Locale, Words>();

/**
 * The words of a locale; the same object each time, so that what depends on it is not made anew.
 * A message is called with all values it names: one that is missing is a programmer's error and throws.
 */
export function wordsIn(locale: Locale): Words {
  const known = made.get(locale);
  if (known !== undefined) return known;
  const intlLocale = intlLocaleOf(locale);
  const areas = Object.entries(CATALOGUES[locale]).map(
    ([area, messages]) => [area, say(messages, intlLocale)] as const,
  );
  const words = { ...Object.fromEntries(areas), locale, intlLocale } as unknown as Words;
  made.set(locale, words);
  return words;
}

function say(messages: Readonly<Record<string, string>>, intlLocale: string) {
  const read = new Map<string, IntlMessageFormat>();
  return (key: string, values?: Values): string => {
    const text = messages[key];
    if (text === undefined) throw new Error(`no message ${key}`);
    // Most have no braces, and need not be read as ICU messages.
    if (!/[{'<]/.test(text)) return text;
    const message = read.get(key) ?? new IntlMessageFormat(text, intlLocale, undefined, { ignoreTag: true });
    read.set(key, message);
    return String(message.format({ ...values }));
  };
}
