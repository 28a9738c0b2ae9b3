import type { DType } from "./tensor.js";
import { elementCount, TENSOR_ARRAYS } from "./tensorLayout.js";
import type { Dimension, TensorOptions } from "./tensorSchema.js";

function sizeFits(size: number, dimension: Dimension): boolean {
  if (typeof dimension === "number") return size === dimension;
  return size >= (dimension.min ?? 1) && size <= dimension.max;
}

/** The sizes a schema takes, for people: "[1..100, 4]". */
function shapeText(shape: readonly Dimension[]): string {
  return `[${shape.map((size) => (typeof size === "number" ? size : `${size.min ?? 1}..${size.max}`)).join(", ")}]`;
}

/** What is wrong with a value that a tensor schema should accept, as the end of a sentence; undefined when nothing is. */
export function tensorProblem(value: object, options: TensorOptions<DType>): string | undefined {
  const { dtype, shape, data }: { dtype?: unknown; shape?: unknown; data?: unknown } = value;
  if (dtype !== options.dtype) return `must be a tensor of ${options.dtype}`;
  if (
    !Array.isArray(shape) ||
    shape.length !== options.shape.length ||
    !options.shape.every(
      (dimension, at) => Number.isSafeInteger(shape[at]) && sizeFits(Number(shape[at]), dimension),
    )
  ) {
    return `must have the shape ${shapeText(options.shape)}`;
  }
  if (!(data instanceof TENSOR_ARRAYS[options.dtype]))
    return `must hold its data in the array of ${options.dtype}`;
  if (data.length !== elementCount(shape)) return "must hold as many elements as its shape says";
  const { min = -Infinity, max = Infinity } = options;
  // A bound such as 0.1 means the element nearest to it: as a 32-bit float 0.1 is a little more than the number of that name.
  const [least, most] = data instanceof Float32Array ? [Math.fround(min), Math.fround(max)] : [min, max];
  const isWhole = !(data instanceof Float32Array || data instanceof Float64Array);
  // Nothing an integer array holds could be wrong then: megabytes of bytes need no look at each.
  if (isWhole && options.min === undefined && options.max === undefined) return undefined;
  for (const element of data) {
    // NaN fails every comparison, and so this one.
    if (!(Math.abs(element) < Infinity)) return "must hold finite numbers only";
    if (element < least || element > most) return `must hold numbers from ${min} to ${max} only`;
  }
  return undefined;
}
