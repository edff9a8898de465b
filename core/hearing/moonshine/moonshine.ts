/**
 * Moonshine on ONNX Runtime: sound to tokens with times and probabilities. A draft is verified in one pass, so
 * hearing the same sound again with a little more of it costs little. It knows no turns and no words.
 */
import { type DecodeRequest, type Model, SAMPLE_RATE, type Token } from '../decoder.ts';
import { align } from './alignment.ts';
import { cutTo, emptyCache } from './cache.ts';
import { after, agreed, isWorthAPass, type Rest } from './draft.ts';
import type { Tensor } from './runtime.ts';
import { run, type Sessions, START_TOKEN, type Step } from './step.ts';

const END_TOKEN = 2;

/** The encoder's three convolutions step 64, 3 and 2 samples: one frame of it is 24 ms. */
const FRAME_MS = (64 * 3 * 2 * 1_000) / SAMPLE_RATE;

/** English is spoken with less; more is a model that repeats itself. From the model's authors. */
const MOST_TOKENS_A_SECOND = 6.5;

/** In tokens. */
const LONGEST_LOOP = 8;

/** Less sound than its convolutions need gives no frame. */
const LEAST_SAMPLES = SAMPLE_RATE / 10;

/** Both are given back together. */
export const createMoonshine = (sessions: Sessions): Model => ({
  decode: (request) => decode(sessions, request),
  release: async () => {
    await Promise.all([sessions.encoder.release(), sessions.decoder.release()]);
  },
});

async function decode(sessions: Sessions, request: DecodeRequest): Promise<readonly Token[]> {
  const { audio, force } = request;
  if (audio.length < LEAST_SAMPLES) return [];
  const input = new sessions.Tensor('float32', audio, [1, audio.length]);
  const { last_hidden_state: sound } = await sessions.encoder.run({ input_values: input }, [
    'last_hidden_state',
  ]);
  if (sound === undefined) throw new Error('The encoder gave nothing.');
  const most = Math.max(force.length, Math.ceil((audio.length / SAMPLE_RATE) * MOST_TOKENS_A_SECOND));
  const { ids, logits, attention } = await write(sessions, { sound, request, most });
  // The last row is the one that wrote the end, or would have gone on: it holds the sound after the last token.
  const places = align(attention);
  return ids.map((id, index) => ({
    id,
    startMs: (places[index]?.first ?? 0) * FRAME_MS,
    endMs: ((places[index]?.last ?? 0) + 1) * FRAME_MS,
    logProb: logProbOf(logits[index], id),
  }));
}

/** Whether it writes the same again and again. Many zeros in a row may be a number; four equal phrases are no speech. */
function isLoop(ids: readonly number[]): boolean {
  for (let length = 1; length <= LONGEST_LOOP; length += 1) {
    const span = length * (length === 1 ? 8 : 4);
    const tail = ids.slice(-span);
    if (tail.length === span && tail.every((id, index) => id === tail[index % length])) return true;
  }
  return false;
}

interface Writing {
  /** What the encoder made of the sound. */
  readonly sound: Tensor;
  readonly request: DecodeRequest;
  /** So many tokens at most. */
  readonly most: number;
}

type Written = Step & { readonly ids: readonly number[] };

/** What a model writes by itself (greedily), with passes over what the draft guessed right instead of single steps. */
async function write(sessions: Sessions, { sound, request, most }: Writing): Promise<Written> {
  const pass = (given: readonly number[], from: number): Promise<Written> =>
    readAll(sessions, { sound, given, from });
  const given = [...request.force, ...request.draft].slice(0, most);
  let read = await pass(given, request.force.length);
  let rest: Rest = { ids: given.slice(read.ids.length), away: 0 };
  for (let next = best(read.logits.at(-1)); next !== END_TOKEN; next = best(read.logits.at(-1))) {
    if (read.ids.length >= most || isLoop(read.ids)) break;
    rest = after(rest, next);
    const ids = [...read.ids, next];
    if (isWorthAPass(rest)) {
      read = await pass([...ids, ...rest.ids].slice(0, most), ids.length);
      rest = { ids: rest.ids.slice(read.ids.length - ids.length), away: 0 };
    } else {
      const step = await run(sessions, { sound, ids: [next], cache: read.cache });
      read = {
        ids,
        logits: [...read.logits, ...step.logits],
        attention: [...read.attention, ...step.attention],
        cache: step.cache,
      };
    }
  }
  return read;
}

/** Reads all of the given tokens in one pass, and drops those after `from` that the model would not write. */
async function readAll(
  sessions: Sessions,
  { sound, given, from }: { sound: Tensor; given: readonly number[]; from: number },
): Promise<Written> {
  const cache = emptyCache(sessions.shape, sessions.Tensor);
  const step = await run(sessions, { sound, ids: [START_TOKEN, ...given], cache });
  const kept = agreed((index) => best(step.logits[index]), given, from);
  return {
    ids: given.slice(0, kept),
    logits: step.logits.slice(0, kept + 1),
    attention: step.attention.slice(0, kept + 1),
    cache: cutTo(step.cache, kept + 1, sessions.Tensor),
  };
}

function best(logits: Float32Array | undefined): number {
  let index = END_TOKEN;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < (logits?.length ?? 0); at += 1) {
    const value = logits?.[at] ?? most;
    if (value > most) [most, index] = [value, at];
  }
  return index;
}

function logProbOf(logits: Float32Array | undefined, id: number): number {
  if (logits === undefined) return Number.NEGATIVE_INFINITY;
  const most = logits[best(logits)] ?? 0;
  let sum = 0;
  for (const value of logits) sum += Math.exp(value - most);
  return (logits[id] ?? 0) - most - Math.log(sum);
}
