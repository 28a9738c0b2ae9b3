import { Tensor, tensor, type TensorSchema } from "subnetkit/plugin";

/** The schema of 1 (or `min`) to `max` bytes, which travel as they are. */
export function Bytes(max: number, min = 1): TensorSchema<"uint8"> {
  return Tensor({ dtype: "uint8", shape: [{ min, max }] });
}

/** Bytes as a message carries them; a view, not a copy. */
export function toBytes(bytes: Uint8Array): Tensor<"uint8"> {
  return tensor("uint8", [bytes.length], bytes);
}
