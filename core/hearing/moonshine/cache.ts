/** What a decoder keeps between two of its steps: keys and values of every layer. It runs no model. */
import type { NewTensor, Tensor } from './runtime.ts';

/** The decoder's measures. */
export interface Shape {
  readonly layers: number;
  readonly heads: number;
  readonly headSize: number;
}

/** By the name that the decoder takes it under. */
export type Cache = Readonly<Record<string, Tensor>>;

const SIDES = ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value'] as const;

const layersOf = ({ layers }: Shape): readonly number[] =>
  Array.from({ length: layers }, (_, layer) => layer);

/** Before the first step, in which the decoder looks at none of it. */
export function emptyCache(shape: Shape, Tensor: NewTensor): Cache {
  const nothing = new Tensor('float32', new Float32Array(0), [0, shape.heads, 1, shape.headSize]);
  return Object.fromEntries(
    layersOf(shape).flatMap((layer) => SIDES.map((side) => [`past_key_values.${layer}.${side}`, nothing])),
  );
}

/** The names of what a step gives back: all of it at first, later only what grows with the text. */
export const cacheOutputs = (shape: Shape, isFirst: boolean): readonly string[] =>
  layersOf(shape).flatMap((layer) =>
    SIDES.filter((side) => isFirst || side.startsWith('decoder')).map((side) => `present.${layer}.${side}`),
  );

/** The cache after a step. */
export function grown(cache: Cache, results: Readonly<Record<string, Tensor>>): Cache {
  const present = Object.entries(results).filter(([name]) => name.startsWith('present.'));
  return {
    ...cache,
    ...Object.fromEntries(
      present.map(([name, value]) => [name.replace('present.', 'past_key_values.'), value]),
    ),
  };
}

/** The cache as it was after so many tokens. */
export function cutTo(cache: Cache, tokens: number, Tensor: NewTensor): Cache {
  return Object.fromEntries(
    Object.entries(cache).map(([name, tensor]) => [
      name,
      name.includes('.decoder.') ? firstTokens(tensor, tokens, Tensor) : tensor,
    ]),
  );
}

/** Of [1, heads, tokens, headSize]. */
function firstTokens(tensor: Tensor, tokens: number, Tensor: NewTensor): Tensor {
  const [, heads = 0, length = 0, size = 0] = tensor.dims;
  if (length <= tokens) return tensor;
  const from = tensor.data as Float32Array;
  const kept = new Float32Array(heads * tokens * size);
  for (let head = 0; head < heads; head += 1) {
    const start = head * length * size;
    kept.set(from.subarray(start, start + tokens * size), head * tokens * size);
  }
  return new Tensor('float32', kept, [1, heads, tokens, size]);
}
