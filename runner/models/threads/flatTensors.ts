import type { ModelPort, Tensors } from "../../../core/plugin/models.js";
import type { Tensor } from "../../../core/plugin/tensor.js";
import { isDType, TENSOR_ARRAYS } from "../../../core/plugin/tensorLayout.js";

/**
 * Tensors on the way to another thread: the number of the run, then for each port the element type, how many sizes the shape has, the sizes, and
 * the buffer; then buffers that go back to be filled again. Objects with names take twice as long to post and to receive, when a run has
 * just driven everything else out of the processor's cache.
 */
export type FlatTensors = readonly (number | ArrayBuffer)[];

/** Tensors as a list to post, and the buffers that go over with it. */
export interface Flattened {
  readonly flat: (number | ArrayBuffer)[];
  readonly buffers: ArrayBuffer[];
}

/** What was flattened. That the numbers fill the shapes is left to who uses them. */
export interface RaisedTensors {
  readonly tensors: Record<string, Tensor>;
  readonly spare: readonly ArrayBuffer[];
}

/** Equal in all threads of a process. */
const DTYPES = Object.keys(TENSOR_ARRAYS).filter(isDType);
const ABSENT = -1;

export function isFlat(message: unknown): message is FlatTensors {
  return Array.isArray(message) && typeof message[0] === "number";
}

/** @param bufferOf a buffer with the tensor's data and nothing else; is told which are taken already */
export function flattenTensors(
  id: number,
  ports: readonly ModelPort[],
  tensors: Tensors,
  bufferOf: (tensor: Tensor, taken: readonly ArrayBuffer[]) => ArrayBuffer,
): Flattened {
  const flat: (number | ArrayBuffer)[] = [id];
  const buffers: ArrayBuffer[] = [];
  for (const { name } of ports) {
    const tensor = tensors[name];
    if (!tensor) {
      flat.push(ABSENT);
      continue;
    }
    const buffer = bufferOf(tensor, buffers);
    flat.push(DTYPES.indexOf(tensor.dtype), tensor.shape.length, ...tensor.shape, buffer);
    buffers.push(buffer);
  }
  return { flat, buffers };
}

/** @throws TypeError · RangeError for a list that is none of `flattenTensors` */
export function raiseTensors(ports: readonly ModelPort[], flat: FlatTensors): RaisedTensors {
  const tensors: Record<string, Tensor> = {};
  let at = 1;
  for (const { name } of ports) {
    const dtype = DTYPES[Number(flat[at++])];
    if (!dtype) continue;
    const shape: number[] = [];
    for (let left = Number(flat[at++]); left > 0; left--) shape.push(Number(flat[at++]));
    tensors[name] = { dtype, shape, data: new TENSOR_ARRAYS[dtype](bufferAt(flat, at++)) };
  }
  const spare: ArrayBuffer[] = [];
  while (at < flat.length) spare.push(bufferAt(flat, at++));
  return { tensors, spare };
}

function bufferAt(flat: FlatTensors, at: number): ArrayBuffer {
  const buffer = flat[at];
  if (!(buffer instanceof ArrayBuffer)) throw new TypeError(`there is no buffer at ${at}`);
  return buffer;
}
