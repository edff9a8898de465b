/** How Moonshine's tokens are read: it writes with Llama's pieces and some of its own, which are no text. */
import type { Vocabulary } from '../decoder.ts';

/** What stands for the space before a word (U+2581). */
const SPACE = '▁';

/** Llama's tokenizer, as far as it is used. */
export interface Pieces {
  readonly vocabById: readonly string[];
  decode(ids: number[], hasBeginning: boolean, hasSpaceBefore: boolean): string;
}

export const createVocabulary = (llama: Pieces): Vocabulary => ({
  startsWord: (id) => llama.vocabById[id]?.startsWith(SPACE) ?? false,
  textOf: (ids) =>
    llama
      .decode(
        ids.filter((id) => id < llama.vocabById.length),
        false,
        false,
      )
      .trimStart(),
});
