/**
 * What a word's last signs say about the text after it: a sentence ends, a clause ends, or neither. It weighs
 * nothing.
 */

export type Ending = 'sentence' | 'clause' | 'none';

const SENTENCE = /[.!?…。！？｡។။।؟۔]["'”’»›)\]」』）】]*$/u;
const CLAUSE = /[,;:、，；：،؛–—]["'”’»›)\]」』）】]*$/u;
const LOWER_START = /^["'“‘«‹([¿¡]*\p{Ll}/u;
/** A stop after these, a lone initial or a short ordinal ends no sentence when more text follows. */
const ABBREVIATION =
  /^["'“‘«(]*(?:dr|mr|mrs|ms|prof|st|jr|sr|vs|etc|e\.g|i\.e|no|nr|bzw|ca|usw|z\.b|d\.h|hr|fr|mme|mlle|sra|dra|p\.ex|ex|art|approx|dept|inc|ltd|mio|mrd|\p{L}|\d{1,2})\.$/iu;

/**
 * `next` is the text of the following word, null at the end of the turn, where any stop ends the sentence.
 */
export function endingOf(word: string, next: string | null): Ending {
  if (SENTENCE.test(word)) {
    if (next === null || !word.includes('.')) return 'sentence';
    return ABBREVIATION.test(word) || LOWER_START.test(next) ? 'none' : 'sentence';
  }
  return CLAUSE.test(word) ? 'clause' : 'none';
}
