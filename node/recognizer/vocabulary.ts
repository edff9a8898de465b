/** How Moonshine's tokens are read: it writes with Llama's pieces and some of its own, which are no text. */
import llama from 'llama-tokenizer-js';
import type { Vocabulary } from '../../core/hearing/decoder.ts';

/** What stands for the space before a word (U+2581). */
const SPACE = '▁';

export const vocabulary: Vocabulary = {
  startsWord: (id) => llama.vocabById[id]?.startsWith(SPACE) ?? false,
  textOf: (ids) =>
    llama
      .decode(
        ids.filter((id) => id < llama.vocabById.length),
        false,
        false,
      )
      .trimStart(),
};
