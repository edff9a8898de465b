/** Lists as people type them: one word or name a line. Judges none of them. */

/** Each once, in the order in which they stand, without blanks at their edges; blank lines are left out. */
export function listedIn(text: string, mend: (line: string) => string = (line) => line): readonly string[] {
  const lines = text.split(/\r\n|[\r\n]/).map((line) => mend(line).trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

const SHOWN_CHARS = 24;

/** As short as a message can hold it. */
export function shortened(word: string): string {
  return word.length > SHOWN_CHARS ? `${word.slice(0, SHOWN_CHARS - 1).toWellFormed()}…` : word;
}
