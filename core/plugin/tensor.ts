/** The typed array behind each element type a tensor may have. */
export interface TensorArrays {
  readonly float32: Float32Array;
  readonly float64: Float64Array;
  readonly int32: Int32Array;
  readonly int16: Int16Array;
  readonly uint16: Uint16Array;
  readonly uint8: Uint8Array;
}

export type DType = keyof TensorArrays;

/** A dense array in row-major order: `data.length` equals the product of `shape`. */
export interface Tensor<T extends DType = DType> {
  readonly dtype: T;
  readonly shape: readonly number[];
  readonly data: TensorArrays[T];
}

/**
 * Wraps a typed array as a tensor without copying.
 *
 * @example tensor("float32", [2, 3], new Float32Array(6))
 */
export function tensor<T extends DType>(
  dtype: T,
  shape: readonly number[],
  data: TensorArrays[T],
): Tensor<T> {
  return { dtype, shape, data };
}
