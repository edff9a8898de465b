/**
 * Languages by code, by name. Which languages the service hears best is its own business; any code it knows
 * may be given.
 */
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

// The regions decide the script; the English names of the scripts are what people look for.
const CHINESE_NAMES: Readonly<Record<string, string>> = {
  'zh-cn': 'Chinese (Simplified)',
  'zh-hk': 'Chinese (Hong Kong)',
  'zh-tw': 'Chinese (Traditional, Taiwan)',
};

const english = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'none' });

/** The English name of a language, or the code itself where it has none. */
export function languageName(code: string): string {
  return CHINESE_NAMES[code] ?? english.of(code) ?? code;
}

/**
 * The code a person means by a name of the list in any letter case, or by any well-formed code. null when it
 * is neither.
 */
export function findLanguage(text: string): string | null {
  const wanted = text.trim().toLowerCase();
  const byName = LANGUAGE_CODES.find((code) => languageName(code).toLowerCase() === wanted);
  if (byName !== undefined) return byName;
  return LANGUAGE_PATTERN.test(wanted) ? wanted : null;
}
