import { fail } from "../primitives/errors.js";
import { messageErrors } from "./messageErrors.js";
import type { DType, Tensor } from "./tensor.js";
import { elementCount, isDType, TENSOR_ARRAYS } from "./tensorLayout.js";

/** A tensor as people and other languages write it: for files, the terminal and JSON-RPC, not between peers. */
export interface TensorJson {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

export function tensorToJson({ dtype, shape, data }: Tensor): TensorJson {
  return { dtype, shape, data: Array.from(data) };
}

/** Whether a JSON value claims to be a tensor: dtype, shape and a list of numbers, and nothing else. */
export function isTensorJson(value: object): value is TensorJson {
  return (
    "dtype" in value &&
    isDType(value.dtype) &&
    "shape" in value &&
    "data" in value &&
    Array.isArray(value.data) &&
    Object.keys(value).length === 3
  );
}

/**
 * Reads the JSON form of a tensor. Each number must be one that the element type can hold: nothing is wrapped around or cut off
 * (rounding to float32 is).
 *
 * @param what names it, for an error: "history in the request"
 * @throws SK1322
 */
export function tensorFromJson(value: unknown, what = (): string => "This"): Tensor {
  if (typeof value !== "object" || value === null || !isTensorJson(value)) {
    throw fail(messageErrors.badTensor, {
      what: what(),
      reason: "dtype, shape or a list of numbers is missing",
    });
  }
  const { dtype, shape, data }: { dtype: DType; shape: unknown; data: readonly unknown[] } = value;
  const count = Array.isArray(shape) ? elementCount(shape) : undefined;
  if (count !== data.length) {
    throw fail(messageErrors.badTensor, {
      what: what(),
      reason: `it has ${data.length} numbers where its shape takes ${count ?? "?"}`,
    });
  }
  const elements = new TENSOR_ARRAYS[dtype](data.length);
  const exact = dtype !== "float32" && dtype !== "float64";
  data.forEach((element, at) => {
    if (typeof element !== "number" || !Number.isFinite(element)) {
      throw fail(messageErrors.badTensor, { what: what(), reason: `element ${at} is not a number` });
    }
    elements[at] = element;
    if (exact ? elements[at] !== element : !Number.isFinite(elements[at])) {
      throw fail(messageErrors.badTensor, { what: what(), reason: `element ${at} does not fit ${dtype}` });
    }
  });
  return { dtype, shape: shape as number[], data: elements };
}
