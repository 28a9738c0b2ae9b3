import { expect, it } from "vitest";
import { tensor } from "../../../../../core/plugin/tensor.js";
import { copyTensors } from "../../../../../runner/models/threads/copyTensors.js";
import { handOver } from "../../../../../runner/models/threads/handOver.js";

const fresh = { take: (size: number) => new ArrayBuffer(size) };

it("copies nothing but the tensors themselves", () => {
  const bytes = Buffer.from("the secret of somebody else: 12");
  const given = { last: tensor("uint8", [2], bytes.subarray(29)) };
  const { tensors, buffers } = copyTensors(given, fresh);
  expect(tensors["last"]).toEqual(tensor("uint8", [2], Uint8Array.of(49, 50)));
  expect(buffers.map(({ byteLength }) => byteLength)).toEqual([2]);
  expect(tensors["last"]?.data.buffer).toBe(buffers[0]);
});

it("fills what it is given from the pool", () => {
  const used = Float32Array.of(9, 9).buffer;
  const { tensors } = copyTensors({ x: tensor("float32", [2], Float32Array.of(1, 2)) }, { take: () => used });
  expect([...new Float32Array(used)]).toEqual([1, 2]);
  expect(tensors["x"]?.data.buffer).toBe(used);
});

it("refuses an array of another class than the element type's", () => {
  expect(() => copyTensors({ x: tensor("float32", [1], Int32Array.of(1) as never) }, fresh)).toThrow(
    TypeError,
  );
});

it("hands over what has a buffer to itself, and copies what shares one", () => {
  const whole = Float32Array.of(1, 2, 3);
  const given = {
    whole: tensor("float32", [3], whole),
    part: tensor("float32", [1], whole.subarray(1, 2)),
    twice: tensor("float32", [3], whole),
    shared: tensor("uint8", [1], new Uint8Array(new SharedArrayBuffer(1))),
  };
  const { tensors, buffers } = handOver(given);
  expect(tensors).toEqual(given);
  expect(tensors["whole"]?.data).toBe(whole);
  expect(buffers[0]).toBe(whole.buffer);
  expect(buffers.map(({ byteLength }) => byteLength)).toEqual([12, 4, 12, 1]);
  expect(buffers.every((buffer) => buffer instanceof ArrayBuffer)).toBe(true);
});
