import { bytesField, integerField, join, messageField, textField, type Field } from "./protobuf.js";

/** A graph under construction; values are known by name. */
export interface OnnxGraph {
  /** Adds an input. A name in `shape` is a dimension that may be of any size. */
  input(name: string, shape: readonly (number | string)[]): string;
  /** Adds a float32 constant. */
  float(shape: readonly number[], values: ArrayLike<number>): string;
  /** Adds a constant vector of 64-bit integers, as indices and axes are. */
  integers(values: readonly number[]): string;
  /** Adds an operation with integer attributes; its one output. */
  node(operation: string, inputs: readonly string[], attributes?: Readonly<Record<string, number>>): string;
  /** The file's bytes, with one output. */
  finish(output: string, name: string, shape: readonly (number | string)[]): Uint8Array;
}

// Numbers of fields and types: onnx.proto3 of ONNX 1.12 (IR version 8, operator set 17).
const IR_VERSION = 8;
const OPERATOR_SET = 17;
const FLOAT = 1;
const INT64 = 7;
const INTEGER_ATTRIBUTE = 2;

function tensorProto(
  name: string,
  shape: readonly number[],
  type: number,
  raw: Uint8Array,
): readonly Field[] {
  return [
    ...shape.map((size) => integerField(1, size)),
    integerField(2, type),
    textField(8, name),
    bytesField(9, raw),
  ];
}

function valueInfo(name: string, shape: readonly (number | string)[]): readonly Field[] {
  const dimensions = shape.map((size) =>
    messageField(1, [typeof size === "number" ? integerField(1, size) : textField(2, size)]),
  );
  const tensorType = messageField(1, [integerField(1, FLOAT), messageField(2, dimensions)]);
  return [textField(1, name), messageField(2, [tensorType])];
}

function nodeProto(
  operation: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number>>,
): readonly Field[] {
  return [
    ...inputs.map((input) => textField(1, input)),
    textField(2, output),
    textField(4, operation),
    ...Object.entries(attributes).map(([name, value]) =>
      messageField(5, [textField(1, name), integerField(3, value), integerField(20, INTEGER_ATTRIBUTE)]),
    ),
  ];
}

function littleEndianFloats(values: ArrayLike<number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (const [index, value] of Array.from(values).entries()) view.setFloat32(index * 4, value, true);
  return new Uint8Array(view.buffer);
}

function littleEndianIntegers(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  for (const [index, value] of values.entries()) view.setBigInt64(index * 8, BigInt(value), true);
  return new Uint8Array(view.buffer);
}

/** Starts an empty graph. Nodes must be added in order of computation. */
export function createOnnxGraph(graphName: string): OnnxGraph {
  const nodes: Field[] = [];
  const constants: Field[] = [];
  const inputs: Field[] = [];
  const nextName = (): string => `v${nodes.length + constants.length}`;

  const constant = (shape: readonly number[], type: number, raw: Uint8Array): string => {
    const name = nextName();
    constants.push(messageField(5, tensorProto(name, shape, type, raw)));
    return name;
  };

  return {
    input: (name, shape) => {
      inputs.push(messageField(11, valueInfo(name, shape)));
      return name;
    },
    float: (shape, values) => constant(shape, FLOAT, littleEndianFloats(values)),
    integers: (values) => constant([values.length], INT64, littleEndianIntegers(values)),
    node: (operation, from, attributes = {}) => {
      const output = nextName();
      nodes.push(messageField(1, nodeProto(operation, from, output, attributes)));
      return output;
    },
    finish: (output, name, shape) => {
      const result = messageField(1, nodeProto("Identity", [output], name, {}));
      const outputs = messageField(12, valueInfo(name, shape));
      const graph = [...nodes, result, textField(2, graphName), ...constants, ...inputs, outputs];
      const operatorSet = messageField(8, [textField(1, ""), integerField(2, OPERATOR_SET)]);
      return join([
        integerField(1, IR_VERSION),
        textField(2, "subnetkit price-prediction"),
        messageField(7, graph),
        operatorSet,
      ]);
    },
  };
}
