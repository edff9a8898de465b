/** Reads the weights of Silero's speech detector out of its ONNX file. Computes nothing with them. */
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { KERNEL, type Layer, type MemoryLayer } from './sileroLayers.ts';

/** The windowed cosines and sines of each frequency. */
export interface Spectrum {
  readonly cosines: readonly Float32Array[];
  readonly sines: readonly Float32Array[];
}

export interface SileroWeights {
  readonly spectrum: Spectrum;
  /** Convolutions, each over moments of so many numbers. */
  readonly encoder: readonly { readonly layer: Layer; readonly width: number }[];
  readonly memory: MemoryLayer;
  readonly judge: { readonly row: Float32Array; readonly bias: number };
}

/** Numbers of the fields in ONNX's protocol buffers (onnx.proto3). */
const MODEL_GRAPH = 7;
const GRAPH_NODE = 1;
const NODE_ATTRIBUTE = 5;
const ATTRIBUTE_NAME = 1;
const ATTRIBUTE_TENSOR = 5;
const ATTRIBUTE_GRAPH = 6;
const TENSOR_NAME = 8;
const TENSOR_BYTES = 9;

/** The file holds two networks, of one `If`: this branch hears 16 kHz, the other 8. */
const BRANCH = 'then_branch';

/** Samples of a window of the spectrum, and how many frequencies it has. */
export const SPECTRUM_WINDOW = 256;
const FREQUENCIES = SPECTRUM_WINDOW / 2 + 1;

/** How many numbers each layer of the encoder gives for a moment. */
const ENCODER_GIVES = [128, 64, 64, 128];
const UNITS = 128;

/** @throws {Error} when it is not version 5 of the model. */
export function readSileroWeights(model: Uint8Array): SileroWeights {
  const tensors = tensorsOf(model);
  const numbers = (name: string, length: number): Float32Array => {
    const found = tensors.get(name);
    if (found?.length !== length)
      throw new Error(`The speech detector's model has no ${name} of ${length} numbers.`);
    return found;
  };
  const rows = (name: string, count: number, length: number): readonly Float32Array[] =>
    rowsOf(numbers(name, count * length), length);
  const memory = (from: 'ih' | 'hh'): Layer => ({
    rows: rows(`decoder.rnn.weight_${from}`, 4 * UNITS, UNITS),
    bias: numbers(`decoder.rnn.bias_${from}`, 4 * UNITS),
  });
  const basis = rows('stft.forward_basis_buffer', 2 * FREQUENCIES, SPECTRUM_WINDOW);
  return {
    spectrum: { cosines: basis.slice(0, FREQUENCIES), sines: basis.slice(FREQUENCIES) },
    encoder: ENCODER_GIVES.map((gives, index) => {
      const width = ENCODER_GIVES[index - 1] ?? FREQUENCIES;
      const name = `encoder.${index}.reparam_conv`;
      const weights = rows(`${name}.weight`, gives, width * KERNEL);
      return { layer: { rows: weights.map(momentByMoment), bias: numbers(`${name}.bias`, gives) }, width };
    }),
    memory: { input: memory('ih'), hidden: memory('hh') },
    judge: {
      row: numbers('decoder.decoder.2.weight', UNITS),
      bias: numbers('decoder.decoder.2.bias', 1)[0] ?? 0,
    },
  };
}

function rowsOf(numbers: Float32Array, length: number): readonly Float32Array[] {
  return Array.from({ length: numbers.length / length }, (_, row) =>
    numbers.subarray(row * length, (row + 1) * length),
  );
}

/** The file keeps the three moments of a number side by side; here all numbers of a moment are. */
function momentByMoment(row: Float32Array): Float32Array {
  const width = row.length / KERNEL;
  return row.map((_, at) => row[(at % width) * KERNEL + Math.floor(at / width)] ?? 0);
}

/** By name, those of the branch that hears 16 kHz. */
function tensorsOf(model: Uint8Array): ReadonlyMap<string, Float32Array> {
  const found = new Map<string, Float32Array>();
  const read = (graph: Uint8Array): void => {
    for (const node of fieldsOf(graph, GRAPH_NODE))
      for (const attribute of fieldsOf(node, NODE_ATTRIBUTE)) {
        if (textOf(attribute, ATTRIBUTE_NAME) === BRANCH) fieldsOf(attribute, ATTRIBUTE_GRAPH).forEach(read);
        for (const tensor of fieldsOf(attribute, ATTRIBUTE_TENSOR)) {
          const [bytes] = fieldsOf(tensor, TENSOR_BYTES);
          // Copied: in the file they need not begin where a number of four bytes may.
          if (bytes !== undefined && bytes.length % Float32Array.BYTES_PER_ELEMENT === 0)
            found.set(textOf(tensor, TENSOR_NAME), new Float32Array(new Uint8Array(bytes).buffer));
        }
      }
  };
  fieldsOf(model, MODEL_GRAPH).forEach(read);
  return found;
}

function fieldsOf(message: Uint8Array, wanted: number): readonly Uint8Array[] {
  const reader = new BinaryReader(message);
  const found: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    if (field === wanted && type === WireType.LengthDelimited) found.push(reader.bytes());
    else reader.skip(type, field);
  }
  return found;
}

function textOf(message: Uint8Array, field: number): string {
  return String.fromCharCode(...(fieldsOf(message, field)[0] ?? []));
}
