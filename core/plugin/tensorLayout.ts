import type { DType, TensorArrays } from "./tensor.js";

type ArrayConstructor<T extends DType> = {
  new (length: number): TensorArrays[T];
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): TensorArrays[T];
  readonly BYTES_PER_ELEMENT: number;
};

/** The constructor of the array behind each element type. */
export const TENSOR_ARRAYS: { readonly [T in DType]: ArrayConstructor<T> } = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  int16: Int16Array,
  uint16: Uint16Array,
  uint8: Uint8Array,
};

export function isDType(value: unknown): value is DType {
  return typeof value === "string" && Object.hasOwn(TENSOR_ARRAYS, value);
}

/** Elements in a shape, or undefined when a dimension is no size or the product is no safe integer. */
export function elementCount(shape: readonly unknown[]): number | undefined {
  let count = 1;
  for (const size of shape) {
    if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) return undefined;
    count *= size;
  }
  return Number.isSafeInteger(count) ? count : undefined;
}
