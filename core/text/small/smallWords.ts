/** The small words of a language: those that people say whatever they talk about. Which of them lead a line on is `functionWords.ts`'s to say. */
import { FUNCTION_WORDS, languageOf } from './functionWords.ts';
import { GERMANIC } from './germanic.ts';
import { OTHERS } from './others.ts';
import { ROMANCE } from './romance.ts';
import { SLAVIC } from './slavic.ts';

/** Beside the function words of these languages. */
const BESIDE = {
  en: `
    okay yes well right like get got going gonna know think see say said tell want wanna need make made let thing things
    something anything everything everybody really actually kind sort lot bit way one two three first next last time times
    day today now then here there good great new back still maybe people please thank thanks hello sure come came look put
    take much many than`,
  de: `
    nein also dann jetzt hier mal halt eben schon doch ganz gut genau gibt geht machen macht sagen gesagt heute morgen bitte
    danke etwas alles immer wieder einfach mehr zwei drei eins ersten mich mir dich dir sich uns euch ihn ihm ihnen ja`,
  fr: `
    oui non bien alors voilà donc fait faire dit dire bon cela aussi encore tout tous toute toutes merci aujourd'hui moi
    toi lui être avoir deux trois premier`,
  es: `
    bueno vale pues bien hacer hecho dice decir todo toda todos todas ahora hoy gracias aquí entonces así cosa cosas también
    esto eso dos tres primero`,
  it: `allora bene fare fatto detto dire tutto tutti tutte tutta oggi ora adesso grazie due tre primo essere avere`,
  pt: `sim então bem fazer feito tudo todo toda todos todas hoje agora obrigado obrigada dois três primeiro também ter`,
  nl: `goed gaan gaat doen doet zeggen zegt gezegd dan hier daar nog alles iets nu ja nee dank twee drie eerste mij hem`,
} as const;

const listOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const unitedOf = (lists: Iterable<Iterable<string>>): ReadonlySet<string> =>
  new Set([...lists].flatMap((words) => [...words]));

/** By language, as `languageOf` names it. */
export const SMALL_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...Object.entries(BESIDE).map(
    ([language, words]) => [language, unitedOf([listOf(words), FUNCTION_WORDS[language] ?? []])] as const,
  ),
  ...Object.entries({ ...GERMANIC, ...ROMANCE, ...SLAVIC, ...OTHERS }).map(
    ([language, words]) => [language, listOf(words)] as const,
  ),
]);

const ALL = unitedOf(SMALL_WORDS.values());

/** In letters: a shorter word is small in any language, and shared by too many to tell one from another. */
export const SHORTEST_TOLD = 3;
/**
 * A list knows the language of a text when at least this share of its words of three letters and more is in the list.
 * Of the Universal Declaration of Human Rights each list has 0.13 (Latvian) to 0.46 (German) in its own language; of those
 * without a list all have at most 0.10 in any, but for three beside a relative (Cebuano, Faroese, Occitan).
 */
const LEAST_SHARE = 0.12;
/** A language is spoken where its list has at least this share of what the best list has: neighbours share fewer words. */
const SPOKEN_SHARE = 0.5;

/**
 * The lists of the languages that a session was told, united, where one of these is spoken; else, since hints may be missing
 * or wrong, those of all. null where no list knows the words: whatever is taken out then, small words would be left.
 */
export function smallWordsFor(
  bareWords: readonly string[],
  languages: readonly string[],
): ReadonlySet<string> | null {
  const told = bareWords.filter((word) => word.length >= SHORTEST_TOLD);
  const shareIn = (list: ReadonlySet<string>) =>
    told.filter((word) => list.has(word)).length / Math.max(1, told.length);
  const best = Math.max(...[...SMALL_WORDS.values()].map(shareIn));
  if (best < LEAST_SHARE) return null;
  const hinted = languages.flatMap((tag) => SMALL_WORDS.get(languageOf(tag)) ?? []);
  const isSpoken = Math.max(0, ...hinted.map(shareIn)) >= Math.max(LEAST_SHARE, best * SPOKEN_SHARE);
  return isSpoken ? unitedOf(hinted) : ALL;
}
