/** What tests of the recognizer hear and hear with: people's sentences and the larger model, or which of them is missing. */
import { fileURLToPath } from 'node:url';
import { loadRecognizer, type Recognizer } from '../../node/recognizer/recognizer.ts';
import { readLibrivox, type Utterance } from './human.ts';
import type { Reading } from './wav.ts';

const ASSETS = fileURLToPath(new URL('../../assets', import.meta.url));

/** Release the recognizer when it has been used. */
export async function readyToHear(): Promise<
  Reading<{ readonly sentences: readonly Utterance[]; readonly recognizer: Recognizer }>
> {
  const sentences = readLibrivox();
  if (!sentences.ok) return sentences;
  const loaded = await loadRecognizer(ASSETS, 'moonshine-base');
  if (!loaded.ok) return loaded;
  return { ok: true, value: { sentences: sentences.value, recognizer: loaded.value } };
}
