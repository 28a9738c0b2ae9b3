import { fail } from "../primitives/errors.js";
import { messageErrors } from "./messageErrors.js";
import type { DType, Tensor } from "./tensor.js";
import { elementCount, isDType, TENSOR_ARRAYS } from "./tensorLayout.js";

/** A tensor as deterministic CBOR carries it: the elements as one byte string, little-endian, never as numbers. */
export interface TensorCbor {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Below this, a copy costs nothing that could be measured. */
const LARGE_BYTES = 16_384;

/** Reverses the bytes of each element, in place. */
function swapBytes(bytes: Uint8Array, elementBytes: number): Uint8Array {
  for (let at = 0; at < bytes.length; at += elementBytes) bytes.subarray(at, at + elementBytes).reverse();
  return bytes;
}

/** The wire form of a tensor. On little-endian machines `data` is a view of the tensor's own memory, not a copy. */
export function tensorToCbor({ dtype, shape, data }: Tensor): TensorCbor {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { dtype, shape, data: LITTLE_ENDIAN ? bytes : swapBytes(bytes.slice(), data.BYTES_PER_ELEMENT) };
}

/** Whether a decoded value claims to be a tensor: a map of dtype, shape and a byte string. */
export function isTensorCbor(value: object): value is TensorCbor {
  return "data" in value && value.data instanceof Uint8Array && "dtype" in value && "shape" in value;
}

/**
 * Reads the wire form of a tensor. The bytes are copied into an array of their own, since a view into the message would
 * keep the whole message alive, and would not be aligned; unless they are most of the message and aligned.
 *
 * @throws SK1322
 */
export function tensorFromCbor(value: unknown): Tensor {
  if (typeof value !== "object" || value === null || !isTensorCbor(value)) {
    throw fail(messageErrors.badTensor, { what: "This", reason: "dtype, shape or bytes are missing" });
  }
  const { dtype, shape, data }: { dtype: unknown; shape: unknown; data: Uint8Array } = value;
  if (Object.keys(value).length !== 3)
    throw fail(messageErrors.badTensor, { what: "This", reason: "it has other fields" });
  if (!isDType(dtype))
    throw fail(messageErrors.badTensor, { what: "This", reason: `"${String(dtype)}" is no element type` });
  const count = Array.isArray(shape) ? elementCount(shape) : undefined;
  if (count === undefined)
    throw fail(messageErrors.badTensor, { what: "This", reason: "its shape is not a list of sizes" });
  const Elements = TENSOR_ARRAYS[dtype];
  if (data.length !== count * Elements.BYTES_PER_ELEMENT) {
    throw fail(messageErrors.badTensor, {
      what: "This",
      reason: `it has ${data.length} bytes where its shape takes ${count * Elements.BYTES_PER_ELEMENT}`,
    });
  }
  const isMost = 2 * data.length > data.buffer.byteLength && data.length >= LARGE_BYTES;
  if (isMost && LITTLE_ENDIAN && data.byteOffset % Elements.BYTES_PER_ELEMENT === 0) {
    return { dtype, shape: shape as number[], data: new Elements(data.buffer, data.byteOffset, count) };
  }
  const copy = Uint8Array.from(data);
  if (!LITTLE_ENDIAN) swapBytes(copy, Elements.BYTES_PER_ELEMENT);
  return { dtype, shape: shape as number[], data: new Elements(copy.buffer) };
}

/** For `mapMessage`, of a message that its schema has accepted: whatever holds a typed array under a dtype is a tensor. */
export function tensorBytes(value: object): unknown {
  const { dtype, data }: { dtype?: unknown; data?: unknown } = value;
  return isDType(dtype) && ArrayBuffer.isView(data) ? tensorToCbor(value as Tensor) : undefined;
}

/** For `mapMessage`, back: no strict schema has byte strings but a tensor's, so what holds one is a tensor or is refused. */
export function tensorOf(value: object): unknown {
  return isTensorCbor(value) ? tensorFromCbor(value) : undefined;
}
