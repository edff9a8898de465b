/** One step of the decoder: tokens in, what it would write after each of them out. It chooses nothing. */
import { type Cache, cacheOutputs, grown, type Shape } from './cache.ts';
import type { NewTensor, Session, Tensor } from './runtime.ts';

/** Every text begins with it. */
export const START_TOKEN = 1;

/** The decoder's output of layer 0, 1, …, which setup adds to it: floats [1, heads, tokens, frames]. */
export const attentionName = (layer: number): string => `cross_attention.${layer}`;

export interface Sessions {
  readonly encoder: Session;
  /** With those outputs. */
  readonly decoder: Session;
  readonly shape: Shape;
  readonly Tensor: NewTensor;
}

/** What the decoder says after each token it was given. */
export interface Step {
  readonly cache: Cache;
  /** One row of logits for each token given. */
  readonly logits: readonly Float32Array[];
  /** One row for each token given: attention to each frame, as a mean over heads and layers. */
  readonly attention: readonly Float32Array[];
}

interface StepInput {
  readonly sound: Tensor;
  readonly ids: readonly number[];
  readonly cache: Cache;
}

export async function run(
  { decoder, shape, Tensor }: Sessions,
  { sound, ids, cache }: StepInput,
): Promise<Step> {
  const isFirst = ids[0] === START_TOKEN;
  const layers = Array.from({ length: shape.layers }, (_, layer) => attentionName(layer));
  const results = await decoder.run(
    {
      ...cache,
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      encoder_hidden_states: sound,
      use_cache_branch: new Tensor('bool', [!isFirst], [1]),
    },
    ['logits', ...cacheOutputs(shape, isFirst), ...layers],
  );
  const logits = rowsOf(results['logits'], ids.length);
  const attention = meanAttention(
    layers.map((name) => results[name]),
    ids.length,
  );
  return { cache: grown(cache, results), logits, attention };
}

function rowsOf(tensor: Tensor | undefined, rows: number): readonly Float32Array[] {
  const data = tensor?.data as Float32Array;
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
