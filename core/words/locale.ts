/** The languages that the app speaks: their names, their direction, which of them a system asks for. Holds no text. */
import * as z from 'zod';

/** As BCP 47 has them. */
export const LOCALES = ['en', 'de', 'fr', 'es', 'ja', 'ar'] as const;

export const localeSchema = z.enum(LOCALES);
export type Locale = z.infer<typeof localeSchema>;

/** The locale that numbers, dates and lists follow: plain `en` would write dates as in the United States. */
const INTL_LOCALES: { readonly [Name in Locale]: string } = {
  en: 'en-GB',
  de: 'de',
  fr: 'fr',
  es: 'es',
  ja: 'ja',
  ar: 'ar',
};

/** For `Intl`, of numbers, dates and names. */
export function intlLocaleOf(locale: Locale): string {
  return INTL_LOCALES[locale];
}

/**
 * The first that the app speaks of what a system prefers, best first, as BCP 47 tags (`de-AT`, `ar_EG`); English where it
 * speaks none. Never throws.
 */
export function localeFor(preferred: readonly string[]): Locale {
  const known = preferred.map((tag) => LOCALES.find((locale) => locale === languageOf(tag)));
  return known.find((locale) => locale !== undefined) ?? 'en';
}

/** How the text of a locale runs, for `dir`. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(languageOf(locale)) ? 'rtl' : 'ltr';
}

/** Languages that are written from right to left by default: CLDR, layout.xml. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);

const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';
