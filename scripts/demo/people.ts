/** People's speech for the demo: five sentences of a novel, then prompts of a telephone, where setup could install them. */
import { joined, readLibrivox, readPrompts } from '../../e2e/speech/human.ts';
import type { Reading } from '../../e2e/speech/wav.ts';
import type { Said } from './report.ts';

/** As between two sentences of a person who thinks. */
const PAUSE_MS = 900;

/** Long enough to be sentences, spread over the whole alphabet of names. */
const LEAST_WORDS = 9;
const EVERY = 12;
const MOST_PROMPTS = 8;

export function readPeople(): Reading<Said> {
  const novel = readLibrivox();
  if (!novel.ok) return novel;
  const prompts = readPrompts((_name, text) => text.split(' ').length >= LEAST_WORDS);
  const some = prompts.ok
    ? prompts.value.filter((_, index) => index % EVERY === 0).slice(0, MOST_PROMPTS)
    : [];
  const { sound, text } = joined([...novel.value, ...some], PAUSE_MS);
  return { ok: true, value: { talk: { sound, words: [] }, text, isTold: false } };
}
