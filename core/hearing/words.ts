/** Tokens as words: what belongs together, when it sounds, and which words are the same. It trusts the tokens' times. */
import type { Token, Vocabulary } from './decoder.ts';

export interface TimedWord {
  /** As written, with its punctuation. */
  readonly text: string;
  /** In letters and digits alone; two writings of a word are compared by it. */
  readonly letters: string;
  readonly tokens: readonly Token[];
  /** Milliseconds on the clock of the tokens. The end is that of its letters: punctuation sounds as silence. */
  readonly startMs: number;
  readonly endMs: number;
}

export const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** How long a text is, however it is parted into words. */
export const lettersIn = (words: readonly TimedWord[]): number =>
  words.reduce((sum, { letters }) => sum + letters.length, 0);

/** Groups tokens into words. A sign that stands alone belongs to the word before it. */
export function wordsOf(tokens: readonly Token[], vocabulary: Vocabulary): readonly TimedWord[] {
  const groups: Token[][] = [];
  for (const token of tokens) {
    const group = groups.at(-1);
    if (group === undefined || vocabulary.startsWord(token.id)) groups.push([token]);
    else group.push(token);
  }
  const words: TimedWord[] = [];
  for (const group of groups) {
    const word = wordOf(group, vocabulary);
    const before = words.at(-1);
    if (word.letters !== '' || before === undefined) words.push(word);
    else {
      const whole = [...before.tokens, ...word.tokens];
      words[words.length - 1] = { ...before, text: textOf(whole, vocabulary), tokens: whole };
    }
  }
  return words;
}

function wordOf(tokens: readonly Token[], vocabulary: Vocabulary): TimedWord {
  const text = textOf(tokens, vocabulary);
  const sounding = withoutSigns(tokens, vocabulary);
  return {
    text,
    letters: lettersOf(text),
    tokens,
    startMs: tokens[0]?.startMs ?? 0,
    endMs: (sounding.at(-1) ?? tokens.at(-1))?.endMs ?? 0,
  };
}

/** The tokens up to the last one with a letter in it. */
export function withoutSigns(tokens: readonly Token[], vocabulary: Vocabulary): readonly Token[] {
  const last = tokens.findLastIndex(({ id }) => lettersOf(vocabulary.textOf([id])) !== '');
  return tokens.slice(0, last + 1);
}

/** How many words two readings have in common from their beginning. */
export function agreement(one: readonly TimedWord[], other: readonly TimedWord[]): number {
  const at = one.findIndex((word, index) => word.letters !== other[index]?.letters);
  return at === -1 ? one.length : at;
}

/** The mean of the natural logarithms of the tokens' probabilities; 0 without tokens. */
export function meanLogProb(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { logProb }) => sum + logProb, 0) / Math.max(1, tokens.length);
}

/** The same words on a clock that began earlier by so much. */
export const later = (words: readonly TimedWord[], byMs: number): readonly TimedWord[] =>
  words.map((word) => ({
    ...word,
    startMs: word.startMs + byMs,
    endMs: word.endMs + byMs,
    tokens: word.tokens.map((token) => ({
      ...token,
      startMs: token.startMs + byMs,
      endMs: token.endMs + byMs,
    })),
  }));

const textOf = (tokens: readonly Token[], vocabulary: Vocabulary): string =>
  vocabulary.textOf(tokens.map(({ id }) => id));
