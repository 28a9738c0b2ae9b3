import type { OnnxGraph } from "./onnxGraph.js";
import type { Ops } from "./ops.js";

/** Writes each operation down as a node of the graph; a value is its name there. */
export function onnxOps(graph: OnnxGraph): Ops<string> {
  return {
    constant: (shape, values) => graph.float(shape, values),
    add: (a, b) => graph.node("Add", [a, b]),
    subtract: (a, b) => graph.node("Sub", [a, b]),
    multiply: (a, b) => graph.node("Mul", [a, b]),
    divide: (a, b) => graph.node("Div", [a, b]),
    matMul: (a, b) => graph.node("MatMul", [a, b]),
    exp: (x) => graph.node("Exp", [x]),
    log: (x) => graph.node("Log", [x]),
    sqrt: (x) => graph.node("Sqrt", [x]),
    abs: (x) => graph.node("Abs", [x]),
    tanh: (x) => graph.node("Tanh", [x]),
    softplus: (x) => graph.node("Softplus", [x]),
    clip: (x, min, max) => graph.node("Clip", [x, graph.float([], [min]), graph.float([], [max])]),
    columns: (x, from, until) =>
      graph.node("Slice", [x, graph.integers([from]), graph.integers([until]), graph.integers([-1])]),
    concat: (parts) => graph.node("Concat", parts, { axis: 1 }),
    reshape: (x, shape) => graph.node("Reshape", [x, graph.integers([-1, ...shape])]),
    addPathAxis: (x) => graph.node("Unsqueeze", [x, graph.integers([1])]),
  };
}
