import type { Tensor } from "../../../core/plugin/tensor.js";
import { TENSOR_ARRAYS } from "../../../core/plugin/tensorLayout.js";
import type { BufferPool } from "./bufferPool.js";

/**
 * A buffer with a copy of the tensor's data and nothing else: posted as it is, an array takes along all of the buffer that it is a view of.
 *
 * @throws TypeError for data of another class than the element type's
 */
export function copiedBuffer({ dtype, data }: Tensor, pool: Pick<BufferPool, "take">): ArrayBuffer {
  const ArrayType = TENSOR_ARRAYS[dtype];
  if (!(data instanceof ArrayType)) throw new TypeError(`the data is no ${ArrayType.name}`);
  const buffer = pool.take(data.byteLength);
  new ArrayType(buffer).set(data);
  return buffer;
}

/**
 * The buffer of a tensor that is given away, or one with a copy where it shares its buffer with anything else.
 *
 * @param taken buffers that are given away already
 */
export function ownBuffer({ data }: Tensor, taken: readonly ArrayBuffer[]): ArrayBuffer {
  const { buffer } = data;
  const isAlone =
    buffer instanceof ArrayBuffer && buffer.byteLength === data.byteLength && !taken.includes(buffer);
  return isAlone ? buffer : data.slice().buffer; // a slice's is never shared
}
