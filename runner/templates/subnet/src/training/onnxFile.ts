import { HISTORY } from "../wave.js";

// Field numbers: onnx.proto3 of ONNX 1.12, IR version 8, operator set 17. A field is a tag, then a number or bytes with their length.
const FLOAT = 1;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}
const integer = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
};
const text = (field: number, value: string): Buffer => bytes(field, Buffer.from(value));

function valueInfo(field: number, name: string, shape: readonly number[]): Buffer {
  const sizes = shape.map((size) => bytes(1, integer(1, size)));
  return bytes(field, text(1, name), bytes(2, bytes(1, integer(1, FLOAT), bytes(2, ...sizes))));
}

/** The predictor as an ONNX file: next = history · weights. */
export function onnxFile(weights: Float32Array): Uint8Array {
  const node = bytes(1, text(1, "history"), text(1, "weights"), text(2, "next"), text(4, "MatMul"));
  const constant = bytes(
    5,
    integer(1, HISTORY),
    integer(1, 1),
    integer(2, FLOAT),
    text(8, "weights"),
    bytes(9, new Uint8Array(weights.buffer)),
  );
  const graph = bytes(
    7,
    node,
    text(2, "predictor"),
    constant,
    valueInfo(11, "history", [1, HISTORY]),
    valueInfo(12, "next", [1, 1]),
  );
  return Buffer.concat([integer(1, 8), graph, bytes(8, text(1, ""), integer(2, 17))]);
}
