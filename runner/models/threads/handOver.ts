import type { Tensors } from "../../../core/plugin/models.js";
import type { PostedTensors } from "./copyTensors.js";

/** Tensors that are the caller's own, to be posted without copying; one that shares its buffer with anything else is copied. */
export function handOver(tensors: Tensors): PostedTensors {
  const buffers = new Set<ArrayBuffer>();
  const posted = Object.entries(tensors).map(([name, { dtype, shape, data: given }]) => {
    const { buffer } = given;
    const isAlone =
      buffer instanceof ArrayBuffer && buffer.byteLength === given.byteLength && !buffers.has(buffer);
    const data = isAlone ? given : given.slice();
    buffers.add(data.buffer as ArrayBuffer); // a slice's is never shared
    return [name, { dtype, shape, data }] as const;
  });
  return { tensors: Object.fromEntries(posted), buffers: [...buffers] };
}
