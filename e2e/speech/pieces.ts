/** Talks cut and joined, each word with its sound. */
import { piece } from '../service/sounds.ts';
import type { Talk } from './talk.ts';

/** What is said between two moments; a word that either cuts in two is left out. */
export function partOf(
  { sound, words }: Talk,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Talk {
  const inside = words.filter(({ startMs, endMs }) => startMs >= fromMs && endMs <= toMs);
  const at = (ms: number) => ms - fromMs;
  return {
    sound: piece(sound, fromMs, toMs),
    words: inside.map((word) => ({ ...word, startMs: at(word.startMs), endMs: at(word.endMs) })),
  };
}

/** One after the other, as one talk of the first one's rate, which the others must have too. */
export function talksInTurn(talks: readonly Talk[]): Talk {
  const sampleRate = talks[0]?.sound.sampleRate ?? 0;
  const samples = talks.flatMap(({ sound }) => Array.from(sound.samples));
  let beforeMs = 0;
  const words = talks.flatMap(({ sound, words: said }) => {
    const fromMs = beforeMs;
    beforeMs += (sound.samples.length * 1_000) / sampleRate;
    return said.map((word) => ({ ...word, startMs: word.startMs + fromMs, endMs: word.endMs + fromMs }));
  });
  return { sound: { samples: Float32Array.from(samples), sampleRate }, words };
}
