/** The tokenizer that Moonshine's tokens are read with. */
import llama from 'llama-tokenizer-js';
import { createVocabulary } from '../../core/hearing/moonshine/vocabulary.ts';

export const vocabulary = createVocabulary(llama);
