/** A decoder that reads from a script instead of sound, for tests of when to decode and what to believe. */
import {
  type Decode,
  type DecodeRequest,
  SAMPLE_RATE,
  type Token,
  type Vocabulary,
} from '../../core/hearing/decoder.ts';
import { FRAME_MS, FRAME_SAMPLES } from '../../core/hearing/frame.ts';
import { createListener, type Heard } from '../../core/hearing/listener.ts';

const pieces: string[] = [];

/** A vocabulary that learns each piece when it is first asked for; a space before one begins a word. */
export const spelled: Vocabulary & { readonly idOf: (piece: string) => number } = {
  idOf(piece) {
    const known = pieces.indexOf(piece);
    return known === -1 ? pieces.push(piece) - 1 : known;
  },
  startsWord: (id) => pieces[id]?.startsWith(' ') ?? false,
  textOf: (ids) =>
    ids
      .map((id) => pieces[id] ?? '')
      .join('')
      .trimStart(),
};

export interface Timing {
  /** How long each word lasts. */
  readonly wordMs: number;
  readonly logProb: number;
}

/** Words parted by spaces, `|` between pieces of one, signs as pieces of their own; they follow on each other. */
export function tokensOf(
  text: string,
  { wordMs, logProb }: Timing = { wordMs: 300, logProb: -0.01 },
): readonly Token[] {
  let atMs = 0;
  return text
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => {
      const parts = word.split(/\||(?=[.,?!])/);
      const partMs = wordMs / parts.length;
      return parts.map((part, index) => {
        const token = { startMs: atMs, endMs: atMs + partMs, logProb };
        atMs += partMs;
        return { ...token, id: spelled.idOf(index === 0 ? ` ${part}` : part) };
      });
    });
}

export interface Reading {
  readonly atMs: number;
  readonly request: DecodeRequest;
}

/** What a decoder reads in so much sound, asked this way. */
export type Read = (lengthMs: number, request: DecodeRequest) => readonly Token[];

/** Hears `speech`, probabilities of speech by frame, as it comes in; ends the turn after it when told to. */
export async function listen(
  speech: readonly number[],
  read: Read,
  { isBehind = false, ends = false } = {},
): Promise<{ readonly heard: readonly Heard[]; readonly readings: readonly Reading[] }> {
  const readings: Reading[] = [];
  const heard: Heard[] = [];
  let atMs = 0;
  const decode: Decode = async (request) => {
    readings.push({ atMs, request });
    return read((request.audio.length / SAMPLE_RATE) * 1_000, request);
  };
  const listener = createListener({ decode, vocabulary: spelled });
  for (const probability of speech) {
    atMs += FRAME_MS;
    heard.push(...(await listener.hear(new Float32Array(FRAME_SAMPLES), probability, isBehind)));
  }
  if (ends) heard.push(...(await listener.end()));
  return { heard, readings };
}

/** Frames of one probability for so long. */
export const frames = (durationMs: number, probability: number): readonly number[] =>
  Array.from({ length: Math.round(durationMs / FRAME_MS) }, () => probability);

export const toldOf = (heard: readonly Heard[]): string =>
  heard.flatMap((one) => (one.kind === 'word' ? [one.text] : [])).join('');

/** The text of each turn, `null` where nothing was understood. */
export const turnsOf = (heard: readonly Heard[]): readonly (string | null)[] =>
  heard.flatMap((one) =>
    one.kind === 'turn' ? [one.isUnderstood ? one.words.map(({ text }) => text).join(' ') : null] : [],
  );
