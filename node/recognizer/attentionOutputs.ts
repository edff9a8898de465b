/**
 * Adds outputs to a decoder's ONNX graph: how much each written token attended to each frame of sound, per
 * layer. The weights are copied byte by byte; nothing is computed differently.
 */
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { attentionName } from '../../core/hearing/moonshine/step.ts';

/** Numbers of the fields in ONNX's protocol buffers (onnx.proto3). */
const MODEL_GRAPH = 7;
const GRAPH_NODE = 1;
const GRAPH_OUTPUT = 12;
const NODE_OUTPUT = 2;
const NODE_NAME = 3;
const NODE_ATTRIBUTE = 5;
const ATTRIBUTE_GRAPH = 6;
const VALUE_NAME = 1;
const VALUE_TYPE = 2;
const TYPE_TENSOR = 1;
const TENSOR_ELEMENT = 1;
const FLOAT = 1;

/** The nodes that weigh the sound, one a layer, as the exporter names them. */
const CROSS_ATTENTION = /\/encoder_attn\/Softmax$/;

/**
 * The model with one output more a layer. Its graph is one `If` (with and without a cache), as Optimum merges
 * decoders.
 * @throws {Error} for a graph without such layers.
 */
export function withAttentionOutputs(model: Uint8Array): Uint8Array {
  let layers = 0;
  const branch = (graph: Uint8Array): Uint8Array => {
    const values = crossAttentionOf(graph);
    layers = values.length;
    return appended(graph, GRAPH_OUTPUT, values.map(floatValue));
  };
  const node = (bytes: Uint8Array): Uint8Array => {
    const inside = mapped(bytes, NODE_ATTRIBUTE, (attribute) => mapped(attribute, ATTRIBUTE_GRAPH, branch));
    const names = Array.from({ length: layers }, (_, layer) =>
      new TextEncoder().encode(attentionName(layer)),
    );
    return appended(inside, NODE_OUTPUT, names);
  };
  const patched = mapped(model, MODEL_GRAPH, (graph) => {
    const nodes = mapped(graph, GRAPH_NODE, node);
    return appended(
      nodes,
      GRAPH_OUTPUT,
      Array.from({ length: layers }, (_, layer) => floatValue(attentionName(layer))),
    );
  });
  if (layers === 0) throw new Error('The model has no cross-attention that could tell where words are.');
  return patched;
}

/** The names of the values that weigh the sound, layer by layer. */
function crossAttentionOf(graph: Uint8Array): readonly string[] {
  const names: string[] = [];
  mapped(graph, GRAPH_NODE, (node) => {
    const [name] = textsOf(node, NODE_NAME);
    const [output] = textsOf(node, NODE_OUTPUT);
    if (name !== undefined && output !== undefined && CROSS_ATTENTION.test(name)) names.push(output);
    return node;
  });
  return names;
}

function floatValue(name: string): Uint8Array {
  const tensor = new BinaryWriter().tag(TENSOR_ELEMENT, WireType.Varint).int32(FLOAT).finish();
  const type = new BinaryWriter().tag(TYPE_TENSOR, WireType.LengthDelimited).bytes(tensor).finish();
  const value = new BinaryWriter().tag(VALUE_NAME, WireType.LengthDelimited).string(name);
  return value.tag(VALUE_TYPE, WireType.LengthDelimited).bytes(type).finish();
}

function textsOf(message: Uint8Array, field: number): readonly string[] {
  const texts: string[] = [];
  mapped(message, field, (bytes) => {
    texts.push(new TextDecoder().decode(bytes));
    return bytes;
  });
  return texts;
}

/** A message in which every occurrence of one field is another; the others stay as they are, in their order. */
function mapped(message: Uint8Array, field: number, change: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const reader = new BinaryReader(message);
  const writer = new BinaryWriter();
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (number === field && type === WireType.LengthDelimited)
      writer.tag(number, type).bytes(change(reader.bytes()));
    else writer.tag(number, type).raw(reader.skip(type, number));
  }
  return writer.finish();
}

function appended(message: Uint8Array, field: number, values: readonly Uint8Array[]): Uint8Array {
  const writer = new BinaryWriter().raw(message);
  for (const value of values) writer.tag(field, WireType.LengthDelimited).bytes(value);
  return writer.finish();
}
