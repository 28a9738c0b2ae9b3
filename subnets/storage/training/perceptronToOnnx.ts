import { FEATURES } from "../availability/features.js";
import { OUTPUTS, type Perceptron } from "../availability/perceptron.js";
import { bytesField, integerField, messageField, textField } from "./protobuf.js";

// Numbers of fields and types: onnx.proto3 of ONNX 1.12 (IR version 8, operator set 17).
const IR_VERSION = 8;
const OPERATOR_SET = 17;
const FLOAT = 1;

function constant(name: string, shape: readonly number[], values: readonly number[]): Buffer {
  const raw = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => raw.writeFloatLE(value, at * 4));
  const sizes = shape.map((size) => integerField(1, size));
  return messageField(5, [...sizes, integerField(2, FLOAT), textField(8, name), bytesField(9, raw)]);
}

function node(operation: string, inputs: readonly string[], output: string): Buffer {
  const from = inputs.map((input) => textField(1, input));
  return messageField(1, [...from, textField(2, output), textField(4, operation)]);
}

/** An input (field 11) or output (field 12) of the graph: rows of some numbers. */
function port(field: number, name: string, width: number): Buffer {
  const shape = [messageField(1, [textField(2, "rows")]), messageField(1, [integerField(1, width)])];
  const type = messageField(1, [integerField(1, FLOAT), messageField(2, shape)]);
  return messageField(field, [textField(1, name), messageField(2, [type])]);
}

/** The perceptron as an ONNX file: `features` [rows, FEATURES] to `probability` [rows, OUTPUTS]. Equal weights give equal bytes. */
export function perceptronToOnnx(layers: Perceptron): Buffer {
  const parts: Buffer[] = [];
  let value = "features";
  layers.forEach((layer, depth) => {
    const isLast = depth === layers.length - 1;
    parts.push(
      constant(`kernel${depth}`, [layer.inputs, layer.outputs], layer.kernel),
      constant(`bias${depth}`, [layer.outputs], layer.bias),
      node("Gemm", [value, `kernel${depth}`, `bias${depth}`], `sum${depth}`),
      node(isLast ? "Sigmoid" : "Relu", [`sum${depth}`], isLast ? "probability" : `value${depth}`),
    );
    value = `value${depth}`;
  });
  const graph = [
    ...parts,
    textField(2, "availability"),
    port(11, "features", FEATURES),
    port(12, "probability", OUTPUTS),
  ];
  return Buffer.concat([
    integerField(1, IR_VERSION),
    textField(2, "subnetkit storage"),
    messageField(7, graph),
    messageField(8, [textField(1, ""), integerField(2, OPERATOR_SET)]),
  ]);
}
