/** What the model runs on, in the few words that Node's ONNX Runtime and a page's have in common. It loads nothing. */

export interface Tensor {
  readonly data: unknown;
  readonly dims: readonly number[];
}

/** The runtime's constructor; dims are the tensor's shape. */
export interface NewTensor {
  new (type: 'float32', data: Float32Array, dims: readonly number[]): Tensor;
  new (type: 'int64', data: BigInt64Array, dims: readonly number[]): Tensor;
  new (type: 'bool', data: readonly boolean[], dims: readonly number[]): Tensor;
}

/** A loaded model. */
export interface Session {
  /** Runs it on inputs by name, and gives the outputs that are named. */
  run(
    inputs: Readonly<Record<string, Tensor>>,
    outputs: readonly string[],
  ): Promise<Readonly<Record<string, Tensor>>>;
  /** Gives its memory back. */
  release(): Promise<void>;
}
