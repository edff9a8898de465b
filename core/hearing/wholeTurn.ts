/** Reads a whole turn freely, and goes on where the model stopped before the speech did. It tells nothing. */
import type { Decode, Vocabulary } from './decoder.ts';
import { beforeLoop, isFaint, isTurnUnderstood } from './guards.ts';
import type { Sound } from './sound.ts';
import { later, lettersIn, type TimedWord, wordsOf } from './words.ts';

const SPEECH_ABOVE = 0.5;

/** So much speech behind the last word is no word drawn out: after repetitions the model writes its end too early. */
const LEAST_UNHEARD_MS = 1_000;

export interface WholeTurn {
  /** On the clock of the sound. */
  readonly words: readonly TimedWord[];
  /** From here on there is speech without words; null when there is none. */
  readonly unheardFromMs: number | null;
}

export interface WholeTurnNeeds {
  readonly decode: Decode;
  readonly vocabulary: Vocabulary;
  readonly sound: Sound;
}

/** @param settled what people have read of it already: it may have been wrong. */
export async function readWholeTurn(
  { decode, vocabulary, sound }: WholeTurnNeeds,
  untilMs: number,
  settled: readonly TimedWord[],
): Promise<WholeTurn> {
  const readFrom = async (fromMs: number, draft: readonly number[]) => {
    const tokens = await decode({ audio: sound.between(fromMs, untilMs), force: [], draft });
    return later(beforeLoop(wordsOf(tokens, vocabulary)), fromMs);
  };
  const unheardFromMs = (words: readonly TimedWord[]): number | null => {
    const fromMs = words.at(-1)?.endMs ?? 0;
    const speechMs = sound.speechMs(untilMs, SPEECH_ABOVE) - sound.speechMs(fromMs, SPEECH_ABOVE);
    return speechMs >= LEAST_UNHEARD_MS ? fromMs : null;
  };

  const draft = settled.flatMap(({ tokens }) => tokens.map(({ id }) => id));
  const free = await readFrom(0, draft);
  // A reading that was cut where it began to repeat itself says less than what people have read already.
  const heard = lettersIn(free) < lettersIn(settled) / 2 ? settled : free;
  const words = isFaint(heard, sound.speechMs(untilMs, SPEECH_ABOVE)) ? [] : heard;
  const restMs = unheardFromMs(words);
  if (restMs === null || words.length === 0 || !isTurnUnderstood(words))
    return { words, unheardFromMs: restMs };
  const rest = await readFrom(restMs, []);
  const all = isTurnUnderstood(rest) ? [...words, ...rest] : words;
  return { words: all, unheardFromMs: unheardFromMs(all) };
}
