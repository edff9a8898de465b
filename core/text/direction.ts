/** Which way text runs, by its first strong letter (rules P2 and P3 of UAX #9), and marks that say so in files. */

export type Direction = 'ltr' | 'rtl';

/** Letters, and the marks that stand for one: U+200E, U+200F, U+061C. */
const STRONG = /[\p{L}\u200E\u200F\u061C]/u;
const RIGHT_TO_LEFT =
  /[\u200F\u061C\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Hanifi_Rohingya}\p{Script=Yezidi}\p{Script=Mende_Kikakui}]/u;
const RIGHT_TO_LEFT_EMBEDDING = '\u202B';
const POP_DIRECTIONAL_FORMATTING = '\u202C';

/** Null when no letter says: a number, a dash, signs. */
export function directionOf(text: string): Direction | null {
  const letter = STRONG.exec(text)?.[0];
  if (letter === undefined) return null;
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** The direction of the first text that has one, from an index on. */
export function firstDirection(texts: readonly string[], from = 0): Direction | null {
  for (let index = from; index < texts.length; index += 1) {
    const direction = directionOf(texts[index] ?? '');
    if (direction !== null) return direction;
  }
  return null;
}

/**
 * A line that runs from right to left also where a player sets every line from left to right: embedded, so that
 * its last stop, a number or dash at its start and Latin words inside it stand where they belong.
 */
export function marked(line: string, direction: Direction): string {
  return direction === 'ltr' ? line : `${RIGHT_TO_LEFT_EMBEDDING}${line}${POP_DIRECTIONAL_FORMATTING}`;
}
