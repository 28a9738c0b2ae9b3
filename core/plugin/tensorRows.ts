import type { Tensor } from "./tensor.js";
import { TENSOR_ARRAYS } from "./tensorLayout.js";

/** Tensors of one element type and one shape but for the first dimension, one after the other. There is at least one. */
export function joinRows(tensors: readonly Tensor[]): Tensor {
  const [first, ...rest] = tensors;
  if (!first || rest.length === 0) return first ?? { dtype: "float32", shape: [0], data: new Float32Array() };
  const { dtype, shape } = first;
  const data = new TENSOR_ARRAYS[dtype](tensors.reduce((sum, tensor) => sum + tensor.data.length, 0));
  let rows = 0;
  let at = 0;
  for (const tensor of tensors) {
    data.set(tensor.data, at);
    at += tensor.data.length;
    rows += tensor.shape[0] ?? 0;
  }
  return { dtype, shape: [rows, ...shape.slice(1)], data };
}

/** The opposite: the first so many rows, the next so many, … Each has data of its own. */
export function splitRows({ dtype, shape, data }: Tensor, counts: readonly number[]): readonly Tensor[] {
  const width = shape.slice(1).reduce((product, size) => product * size, 1);
  let row = 0;
  return counts.map((count) => {
    const from = row * width;
    row += count;
    return { dtype, shape: [count, ...shape.slice(1)], data: data.slice(from, row * width) };
  });
}
