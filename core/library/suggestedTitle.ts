/** A title for a session that has none, by what is said in it again and again. Keeps none: a person takes it or not. */
import { bareWord } from '../text/small/functionWords.ts';
import { SHORTEST_TOLD, smallWordsFor } from '../text/small/smallWords.ts';
import { bareText, wordsOf } from '../text/words.ts';

/** The lists of small words are of languages in this script; of another one small words would be taken for the matter. */
const LATIN = /^[\p{Script=Latin}\p{M}\p{N}'’.+#&-]+$/u;
const NONE_SMALL: ReadonlySet<string> = new Set();
const HAS_LETTERS = /\p{L}.*\p{L}/u;
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Katakana}ー]{2,}$/u;
const CAPITAL = /^\p{Lu}/u;
const ENDS_SENTENCE = /[.!?…。]["”»]?$/u;

/** A title has so many words at most, each of them said in so many lines at least. */
const MOST_WORDS = 3;
const LEAST_LINES = 2;
/** A name says more than another word that is said as often. */
const NAME_WEIGHT = 2;
/** First words, where nothing is said again: as many as a row of the list shows. */
const MOST_CHARS = 60;

interface Told {
  lines: number;
  capitals: number;
  readonly forms: Map<string, number>;
  readonly order: number;
}

/**
 * `languages` are the session's, as BCP 47 tags; none where nobody told them. It begins as the session does where no list
 * knows the small words of what is said: the commonest words would be just those. Empty where nothing was said.
 */
export function suggestedTitle(lines: readonly string[], languages: readonly string[] = []): string {
  const small = smallWordsIn(lines, languages);
  if (small === null) return firstWords(lines);
  const told = new Map<string, Told>();
  for (const line of lines) noteLine(told, line, small);
  const matter = [...told.values()]
    .filter(({ lines: count }) => count >= LEAST_LINES)
    .toSorted((one, other) => weightOf(other) - weightOf(one) || one.order - other.order)
    .slice(0, MOST_WORDS)
    .map(({ forms }) => commonest(forms));
  if (matter.length < 2) return firstWords(lines);
  const title = matter.join(matter.every((word) => EAST_ASIAN.test(word)) ? '、' : ', ');
  return title.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** In another script what is in Latin letters are names, of whichever language: too few words to know one by. */
function smallWordsIn(lines: readonly string[], languages: readonly string[]): ReadonlySet<string> | null {
  const words = lines.flatMap((line) => wordsOf(line).map(({ text }) => bareText(text)));
  const latin = words.filter((word) => LATIN.test(word));
  if (latin.length * 2 < words.length) return NONE_SMALL;
  return smallWordsFor(latin.map(bareWord), languages);
}

function noteLine(told: Map<string, Told>, line: string, small: ReadonlySet<string>): void {
  const seen = new Set<string>();
  const words = wordsOf(line);
  for (const [index, { text }] of words.entries()) {
    const form = bareText(text);
    const bare = bareWord(form);
    if (!isMatter(form, bare) || small.has(bare)) continue;
    const known = told.get(bare) ?? { lines: 0, capitals: 0, forms: new Map(), order: told.size };
    told.set(bare, known);
    if (!seen.has(bare)) known.lines += 1;
    seen.add(bare);
    // Any word is capitalised where a sentence begins.
    const isInside = index > 0 && !ENDS_SENTENCE.test(words[index - 1]?.text ?? '');
    if (isInside && CAPITAL.test(form)) known.capitals += 1;
    known.forms.set(form, (known.forms.get(form) ?? 0) + (isInside ? 2 : 1));
  }
}

function isMatter(form: string, bare: string): boolean {
  if (EAST_ASIAN.test(form)) return true;
  return LATIN.test(form) && HAS_LETTERS.test(form) && bare.length >= SHORTEST_TOLD;
}

const weightOf = ({ lines, capitals }: Told): number => lines * (capitals > 0 ? NAME_WEIGHT : 1);

const commonest = (forms: ReadonlyMap<string, number>): string =>
  [...forms].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '';

function firstWords(lines: readonly string[]): string {
  const text = lines.find((line) => line.trim() !== '')?.trim() ?? '';
  if (text.length <= MOST_CHARS) return text.replace(/[.。،,;:]+$/u, '');
  const cut = text.slice(0, MOST_CHARS).toWellFormed();
  const blank = cut.lastIndexOf(' ');
  return `${cut.slice(0, blank > MOST_CHARS / 2 ? blank : cut.length).replace(/[\p{P}\s]+$/u, '')}…`;
}
