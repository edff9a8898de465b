/** How long a word takes to say relative to others, in tenths of a letter or so; it knows no clock. */

/** Vowels of Latin, Greek and Cyrillic; a run of them is one syllable. */
const VOWELS = /[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœαεηιουωάέήίόύώаеёиоуыэюяіїє]+/giu;
const SPOKEN = /[\p{L}\p{N}]/gu;
const DIGIT = /\p{Nd}/gu;
const SYLLABIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const ASCII_LETTERS = /^[a-z]+$/i;

/** Letters an English syllable takes on average: puts the two measures on one scale. */
const LETTERS_A_SYLLABLE = 2.6;
/** A digit is said as a word of its own, about 2.2 letters' worth more than it looks. */
const DIGIT_LETTERS = 2.2;
/** A kana, Han or Hangul character is one syllable, give or take. */
const CHARACTER_LETTERS = 2.6;

/** Weight from syllables and letters, always positive, also for punctuation alone. */
export function weightOf(word: string): number {
  if (ASCII_LETTERS.test(word)) return mixed(syllablesOf(word), word.length);
  const digits = count(word, DIGIT);
  const syllabic = count(word, SYLLABIC);
  const letters = Math.max(0, count(word, SPOKEN) - digits - syllabic);
  if (letters + digits + syllabic === 0) return 0.3;
  const spelled = letters === 0 ? 0 : mixed(syllablesOf(word), letters) - 0.6;
  return spelled + digits * DIGIT_LETTERS + syllabic * CHARACTER_LETTERS + 0.6;
}

function mixed(syllables: number, letters: number): number {
  return 0.6 * LETTERS_A_SYLLABLE * syllables + 0.4 * letters + 0.6;
}

function syllablesOf(word: string): number {
  const groups = count(word, VOWELS);
  const silentE = groups > 1 && /[^aeiouyl]e(?:[.,!?;:"')]*)$/i.test(word) ? 1 : 0;
  return Math.max(1, groups - silentE);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
