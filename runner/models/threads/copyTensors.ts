import type { Tensors } from "../../../core/plugin/models.js";
import type { Tensor } from "../../../core/plugin/tensor.js";
import { TENSOR_ARRAYS } from "../../../core/plugin/tensorLayout.js";
import type { BufferPool } from "./bufferPool.js";

/** Tensors to post to another thread, and the buffers that go over to it with them. */
export interface PostedTensors {
  readonly tensors: Record<string, Tensor>;
  readonly buffers: readonly ArrayBuffer[];
}

/**
 * Copies tensors into buffers that hold nothing else: posted as it is, an array takes along all of the buffer that it is a view of.
 *
 * @throws TypeError for data of another class than the element type's
 */
export function copyTensors(tensors: Tensors, pool: Pick<BufferPool, "take">): PostedTensors {
  const buffers: ArrayBuffer[] = [];
  const copies = Object.entries(tensors).map(([name, { dtype, shape, data }]) => {
    const ArrayType = TENSOR_ARRAYS[dtype];
    if (!(data instanceof ArrayType)) throw new TypeError(`the data of "${name}" is no ${ArrayType.name}`);
    const buffer = pool.take(data.byteLength);
    const copy = new ArrayType(buffer);
    copy.set(data);
    buffers.push(buffer);
    return [name, { dtype, shape, data: copy }] as const;
  });
  return { tensors: Object.fromEntries(copies), buffers };
}
