import { Type, type TUnsafe } from "#typebox";
import { fail } from "../primitives/errors.js";
import { messageErrors } from "./messageErrors.js";
import { tensorOptionsProblem } from "./tensorOptionsProblem.js";
import type { DType, Tensor as TensorOf } from "./tensor.js";

/** One dimension: a fixed size, or any size from `min` (1 when absent) to `max`. */
export type Dimension = number | { readonly min?: number; readonly max: number };

export interface TensorOptions<T extends DType> {
  readonly dtype: T;
  readonly shape: readonly Dimension[];
  /** Bounds of every element, both inclusive. NaN and infinities are refused in any case. */
  readonly min?: number;
  readonly max?: number;
}

/** The schema of a tensor, beside TypeBox's own schemas. */
export type TensorSchema<T extends DType = DType> = TUnsafe<TensorOf<T>>;

/** A dense array in row-major order; as a value, `Tensor({ dtype, shape })` is its schema. */
export type Tensor<T extends DType = DType> = TensorOf<T>;

/**
 * The schema of a tensor for a contract. On the wire its elements travel as bytes, never as JSON numbers.
 *
 * @throws SK1326 for what no tensor could be: an unknown element type, a size that is none, bounds that leave nothing
 * @example Tensor({ dtype: "float32", shape: [{ max: 100 }, 4], min: -1, max: 1 })
 */
export function Tensor<const T extends DType>(options: TensorOptions<T>): TensorSchema<T> {
  const problem = tensorOptionsProblem(options);
  if (problem) throw fail(messageErrors.impossibleTensor, { ...problem });
  return Type.Unsafe<TensorOf<T>>({ type: "object", tensor: options });
}
