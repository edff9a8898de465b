/**
 * Moonshine on ONNX Runtime: sound to tokens with times and probabilities. A draft is verified in one pass, so
 * hearing the same sound again with a little more of it costs little. It knows no turns and no words.
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { type Decode, type DecodeRequest, SAMPLE_RATE, type Token } from '../../core/hearing/decoder.ts';
import { align } from './alignment.ts';
import { attentionName } from './attentionOutputs.ts';
import { type Cache, cacheOutputs, cutTo, emptyCache, grown, type Shape } from './cache.ts';

const START_TOKEN = 1;
const END_TOKEN = 2;

/** The encoder's three convolutions step 64, 3 and 2 samples: one frame of it is 24 ms. */
const FRAME_MS = (64 * 3 * 2 * 1_000) / SAMPLE_RATE;

/** English is spoken with less; more is a model that repeats itself. From the model's authors. */
const MOST_TOKENS_A_SECOND = 6.5;

/** In tokens. */
const LONGEST_LOOP = 8;

/** Less sound than its convolutions need gives no frame. */
const LEAST_SAMPLES = SAMPLE_RATE / 10;

export interface ModelFiles {
  readonly encoder: string;
  /** With the outputs of `attentionOutputs.ts`. */
  readonly decoder: string;
  readonly shape: Shape;
}

export interface Model {
  readonly decode: Decode;
  /** Gives its memory back. */
  readonly release: () => Promise<void>;
}

/** One thread: a second one gained nothing measurable, and the machine has other things to do. */
const OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  graphOptimizationLevel: 'all',
};

/** @throws {Error} when a file is missing or no model. */
export async function loadMoonshine({ encoder, decoder, shape }: ModelFiles): Promise<Model> {
  const ears = await InferenceSession.create(encoder, OPTIONS);
  const pen = await InferenceSession.create(decoder, OPTIONS);
  return {
    decode: (request) => decode({ ears, pen, shape }, request),
    release: async () => {
      await ears.release();
      await pen.release();
    },
  };
}

interface Sessions {
  readonly ears: InferenceSession;
  readonly pen: InferenceSession;
  readonly shape: Shape;
}

/** What the decoder says after each token it was given. */
interface Step {
  readonly cache: Cache;
  /** One row of logits for each token given. */
  readonly logits: readonly Float32Array[];
  /** One row for each token given: attention to each frame, as a mean over heads and layers. */
  readonly attention: readonly Float32Array[];
}

async function decode(sessions: Sessions, request: DecodeRequest): Promise<readonly Token[]> {
  const { audio, force } = request;
  if (audio.length < LEAST_SAMPLES) return [];
  const input = new Tensor('float32', audio, [1, audio.length]);
  const { last_hidden_state: sound } = await sessions.ears.run({ input_values: input });
  if (sound === undefined) throw new Error('The encoder gave nothing.');
  const most = Math.max(force.length, Math.ceil((audio.length / SAMPLE_RATE) * MOST_TOKENS_A_SECOND));
  const given = [...force, ...request.draft].slice(0, most);
  let step = await run(sessions, { sound, ids: [START_TOKEN, ...given], cache: emptyCache(sessions.shape) });
  const kept = agreed(step.logits, given, force.length);
  const ids = given.slice(0, kept);
  const logits = step.logits.slice(0, kept + 1);
  const attention = step.attention.slice(0, kept + 1);
  step = { ...step, cache: cutTo(step.cache, kept + 1) };
  for (let next = best(logits.at(-1)); next !== END_TOKEN && ids.length < most; next = best(logits.at(-1))) {
    ids.push(next);
    if (isLoop(ids)) break;
    step = await run(sessions, { sound, ids: [next], cache: step.cache });
    logits.push(...step.logits);
    attention.push(...step.attention);
  }
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

/** How many of the given tokens stay: the forced ones, and those after them that the model would write itself. */
function agreed(logits: readonly Float32Array[], given: readonly number[], forced: number): number {
  let kept = forced;
  while (kept < given.length && best(logits[kept]) === given[kept]) kept += 1;
  return kept;
}

interface StepInput {
  readonly sound: Tensor;
  readonly ids: readonly number[];
  readonly cache: Cache;
}

async function run({ pen, shape }: Sessions, { sound, ids, cache }: StepInput): Promise<Step> {
  const isFirst = ids[0] === START_TOKEN;
  const layers = Array.from({ length: shape.layers }, (_, layer) => attentionName(layer));
  const results = await pen.run(
    {
      ...cache,
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      encoder_hidden_states: sound,
      use_cache_branch: new Tensor('bool', [!isFirst]),
    },
    ['logits', ...cacheOutputs(shape, isFirst), ...layers],
  );
  const logits = rowsOf(results['logits'], ids.length);
  const attention = meanAttention(
    layers.map((name) => results[name]),
    ids.length,
  );
  return { cache: grown(cache, results as Record<string, Tensor>), logits, attention };
}

function rowsOf(
  tensor: InferenceSession.OnnxValueMapType[string] | undefined,
  rows: number,
): readonly Float32Array[] {
  const data = (tensor as Tensor).data as Float32Array;
  const width = data.length / rows;
  return Array.from({ length: rows }, (_, row) => data.subarray(row * width, (row + 1) * width));
}

/** Over [1, heads, rows, frames] of each layer. */
function meanAttention(layers: readonly unknown[], rows: number): readonly Float32Array[] {
  const tensors = layers as readonly Tensor[];
  const [, heads = 1, , frames = 1] = tensors[0]?.dims ?? [];
  const means = Array.from({ length: rows }, () => new Float32Array(frames));
  for (const tensor of tensors) {
    const data = tensor.data as Float32Array;
    for (let head = 0; head < heads; head += 1)
      for (const [row, mean] of means.entries()) {
        const from = (head * rows + row) * frames;
        for (let frame = 0; frame < frames; frame += 1)
          mean[frame] = (mean[frame] ?? 0) + (data[from + frame] ?? 0) / (heads * tensors.length);
      }
  }
  return means;
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
