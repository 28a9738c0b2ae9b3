import type { Tensor } from "./tensor.js";
import { isDType, TENSOR_ARRAYS } from "./tensorLayout.js";

/** A copy of a message in which every number, also in tensors, became what `change` makes of it. */
export function mapNumbers(value: unknown, change: (number: number) => number): unknown {
  if (typeof value === "number") return change(value);
  if (typeof value !== "object" || value === null) return value;
  if (isTensor(value)) return { ...value, data: mapElements(value, change) };
  if (Array.isArray(value)) return value.map((item: unknown) => mapNumbers(item, change));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, mapNumbers(field, change)] as const),
  );
}

/** Whether a part of a message is a tensor. */
export function isTensor(value: unknown): value is Tensor {
  if (typeof value !== "object" || value === null) return false;
  const { dtype, data }: { dtype?: unknown; data?: unknown } = value;
  return isDType(dtype) && ArrayBuffer.isView(data);
}

/** The elements of a tensor, each changed, in an array of the same type. */
export function mapElements({ dtype, data }: Tensor, change: (number: number) => number): Tensor["data"] {
  const copy = new TENSOR_ARRAYS[dtype](data.length);
  for (let at = 0; at < data.length; at += 1) copy[at] = change(data[at] ?? 0);
  return copy;
}
