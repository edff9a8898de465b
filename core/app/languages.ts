/**
 * Languages by code, by name. Which languages the service hears best is its own business; any code it knows
 * may be given.
 */
import { intlLocaleOf, LOCALES, type Locale } from '../words/locale.ts';
import { LANGUAGE_PATTERN } from './hints.ts';

/**
 * Those the OpenAI speech-to-text guide lists, with Cantonese, with the three Chinese tags of the realtime
 * guide.
 */
export const LANGUAGE_CODES: readonly string[] = [
  ...'af ar az be bg bs ca cs cy da de el en es et fa fi fr gl he hi hr hu hy id is it ja kk kn ko lt lv mi mk mr'.split(
    ' ',
  ),
  ...'ms ne nl no pl pt ro ru sk sl sr sv sw ta th tl tr uk ur vi yue zh zh-cn zh-hk zh-tw'.split(' '),
];

/** What `Intl` calls them by: the script is what people look for, and a place tells two of one script apart. */
const CHINESE_TAGS: Readonly<Record<string, string>> = { 'zh-cn': 'zh-Hans', 'zh-tw': 'zh-Hant-TW' };
/** Its full name is “Hong Kong SAR China”. */
const BY_SHORT_NAME: ReadonlySet<string> = new Set(['zh-hk']);

type NameOf = (code: string) => string | undefined;

function namesIn(tag: string, languageDisplay: 'standard' | 'dialect' = 'standard'): NameOf {
  const options = { type: 'language', fallback: 'none', languageDisplay } as const;
  const full = new Intl.DisplayNames(tag, options);
  const short = new Intl.DisplayNames(tag, { ...options, style: 'short' });
  return (code) => (BY_SHORT_NAME.has(code) ? short : full).of(CHINESE_TAGS[code] ?? code);
}

const made = new Map<Locale, (code: string) => string>();

/** What gives the name of a language in a locale, or the code itself where it has none. */
export function languageNames(locale: Locale): (code: string) => string {
  const known = made.get(locale);
  if (known !== undefined) return known;
  const nameOf = namesIn(intlLocaleOf(locale));
  const names = (code: string) => (LANGUAGE_PATTERN.test(code) ? nameOf(code) : undefined) ?? code;
  made.set(locale, names);
  return names;
}

/** In English, for those who run a server or a command. */
export const languageName = languageNames('en');

/** Several by name, as a part of a sentence: one or the other. */
export function listNames(codes: readonly string[], locale: Locale): string {
  const list = new Intl.ListFormat(intlLocaleOf(locale), { type: 'disjunction' });
  return list.format(codes.map(languageNames(locale)));
}

/** Letter case, accents and width are what people leave out. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .trim()
    .toLowerCase();

/** By folded name: in each language of the app, and in its own. The name that came first has it. */
function codesByName(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const add = (code: string, name: string | undefined) => {
    if (name !== undefined && !codes.has(folded(name))) codes.set(folded(name), code);
  };
  for (const tag of LOCALES.map(intlLocaleOf))
    for (const display of ['standard', 'dialect'] as const) {
      const nameOf = namesIn(tag, display);
      for (const code of LANGUAGE_CODES) add(code, nameOf(code));
    }
  for (const code of LANGUAGE_CODES)
    if (Intl.DisplayNames.supportedLocalesOf(code).length > 0) add(code, namesIn(code)(code));
  return codes;
}

let byName: ReadonlyMap<string, string> | null = null;

/**
 * The code a person means by a name of the list, in any language of the app or its own and in any letter case, or by any
 * well-formed code. null when it is neither.
 */
export function findLanguage(text: string): string | null {
  byName ??= codesByName();
  const code = byName.get(folded(text));
  if (code !== undefined) return code;
  const wanted = text.trim().toLowerCase();
  return LANGUAGE_PATTERN.test(wanted) ? wanted : null;
}
