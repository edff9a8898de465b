/**
 * The spoken corpus of the caption bench: made once by the speech engines, then read from disk. It assembles
 * no sessions.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SpokenWord } from '../../e2e/speech/talk.ts';

export interface SpokenSentence {
  readonly samples: Float32Array;
  readonly words: readonly SpokenWord[];
}

export interface VoiceCorpus {
  readonly voice: string;
  readonly sampleRate: number;
  readonly sentences: readonly SpokenSentence[];
}

export const ESPEAK_VOICES = ['en-us', 'en-gb', 'en-gb-scotland', 'en-us-nyc'] as const;
export const SECOND_ENGINE = 'festival';

const indexSchema = z.object({
  sampleRate: z.number().positive(),
  sentences: z.array(
    z.object({
      firstSample: z.int().nonnegative(),
      samples: z.int().positive(),
      words: z.array(
        z.object({
          word: z.string(),
          startMs: z.number(),
          endMs: z.number(),
          exact: z.boolean().default(true),
        }),
      ),
    }),
  ),
});

/** Runs the speech engines; null when all is there, or one sentence saying what is missing. */
export function makeCorpus(folder: string, script: string): string | null {
  if (existsSync(join(folder, `${ESPEAK_VOICES.at(-1)}.json`))) return null;
  const made = spawnSync('python3', [script, folder], { encoding: 'utf8' });
  if (made.status === 0) return null;
  if (made.error !== undefined)
    return 'Python 3 is not installed, so there is no speech to measure cue times on.';
  return 'espeak-ng is not installed, so there is no speech to measure cue times on.';
}

/** Null when this voice was not made. */
export async function readVoice(folder: string, voice: string): Promise<VoiceCorpus | null> {
  const path = join(folder, `${voice}.json`);
  if (!existsSync(path)) return null;
  const index = indexSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const bytes = await readFile(join(folder, `${voice}.pcm`));
  const sentences = index.sentences.map(({ firstSample, samples, words }) => {
    const sound = new Float32Array(samples);
    for (let at = 0; at < samples; at += 1) sound[at] = bytes.readInt16LE((firstSample + at) * 2) / 2 ** 15;
    return { samples: sound, words };
  });
  return { voice, sampleRate: index.sampleRate, sentences };
}
