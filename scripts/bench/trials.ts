/**
 * The conditions the caption bench listens under, and what each way of timing makes of them. It prints
 * nothing.
 */
import { type Cue, cuesOf } from '../../core/subtitles/cues/cues.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import type { VoiceCorpus } from './corpus.ts';
import { naiveCues } from './naive.ts';
import { type CueErrors, cueErrors, type Score, scoreOf } from './score.ts';
import { type Noise, type Recording, recordSession, withNoise } from './sound.ts';
import { DELTA_JITTER_MS, transcribe } from './transcribe.ts';

export interface Condition {
  readonly name: string;
  readonly noise: Noise;
  readonly jitterMs: number;
  readonly missingShare: number;
}

const none: Noise = { snrDb: Number.POSITIVE_INFINITY, colour: 'white', from: 'start' };
const usual = { jitterMs: DELTA_JITTER_MS, missingShare: 0 };

export const CONDITIONS: readonly Condition[] = [
  { ...usual, name: 'clean', noise: none },
  { ...usual, name: '20 dB SNR', noise: { ...none, snrDb: 20 } },
  { ...usual, name: '10 dB SNR', noise: { ...none, snrDb: 10 } },
  { ...usual, name: '8 % of words missing', noise: none, missingShare: 0.08 },
  { ...usual, name: '20 dB SNR after digital silence', noise: { ...none, snrDb: 20, from: 'silence' } },
  {
    ...usual,
    name: '20 dB SNR, pink, after digital silence',
    noise: { snrDb: 20, colour: 'pink', from: 'silence' },
  },
  { ...usual, name: '20 dB SNR from the middle on', noise: { ...none, snrDb: 20, from: 'middle' } },
];

/** Each way from a transcript to cues: ours, then those that others ship. */
export const WAYS: Readonly<Record<string, (transcript: Transcript) => readonly Cue[]>> = {
  ours: (transcript) => cuesOf(transcript),
  arrival: (transcript) => naiveCues(transcript, 'arrival'),
  spread: (transcript) => naiveCues(transcript, 'spread'),
};

export interface Trial {
  readonly condition: Condition;
  readonly scores: Readonly<Record<string, Score>>;
}

/** Sentences 2, 4, 6 … : no constant was ever chosen by looking at these. */
export function heldOut(corpus: VoiceCorpus): VoiceCorpus {
  return { ...corpus, sentences: corpus.sentences.filter((_, index) => index % 2 === 1) };
}

/** Two sessions a voice, with other pauses in each. */
export function recordVoices(voices: readonly VoiceCorpus[]): readonly Recording[] {
  return voices.flatMap((voice, index) =>
    [1, 2].map((take) => recordSession(voice, voice.sentences, 100 * index + take)),
  );
}

/** Every way under one condition, on the same audio and text. */
export function runTrial(recordings: readonly Recording[], condition: Condition): Trial {
  const { noise, jitterMs, missingShare } = condition;
  const heard = recordings.map((recording, index) => ({
    transcript: transcribe(
      withNoise(recording, noise, 500 + index),
      { jitterMs, missingShare, seed: 900 + index },
      recording,
    ),
    truth: recording.turns.flat(),
  }));
  const scores: Record<string, Score> = {};
  for (const [way, cuesOfWay] of Object.entries(WAYS)) {
    const errors: CueErrors[] = heard.map(({ transcript, truth }) => cueErrors(cuesOfWay(transcript), truth));
    scores[way] = scoreOf(errors);
  }
  return { condition, scores };
}
