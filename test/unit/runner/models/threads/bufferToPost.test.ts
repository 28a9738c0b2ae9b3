import { expect, it } from "vitest";
import { tensor } from "../../../../../core/plugin/tensor.js";
import { copiedBuffer, ownBuffer } from "../../../../../runner/models/threads/bufferToPost.js";

const fresh = { take: (size: number) => new ArrayBuffer(size) };

it("copies nothing but the tensor itself", () => {
  const bytes = Buffer.from("the secret of somebody else: 12");
  const buffer = copiedBuffer(tensor("uint8", [2], bytes.subarray(29)), fresh);
  expect([...new Uint8Array(buffer)]).toEqual([49, 50]);
});

it("fills what it is given from the pool", () => {
  const used = Float32Array.of(9, 9).buffer;
  expect(copiedBuffer(tensor("float32", [2], Float32Array.of(1, 2)), { take: () => used })).toBe(used);
  expect([...new Float32Array(used)]).toEqual([1, 2]);
});

it("refuses an array of another class than the element type's", () => {
  expect(() => copiedBuffer(tensor("float32", [1], Int32Array.of(1) as never), fresh)).toThrow(TypeError);
});

it("gives away what has a buffer to itself, and copies what shares one", () => {
  const whole = Float32Array.of(1, 2, 3);
  const { buffer } = whole;
  expect(ownBuffer(tensor("float32", [3], whole), [])).toBe(buffer);
  for (const [data, taken, copy] of [
    [whole.subarray(1, 2), [], [2]],
    [whole, [buffer], [1, 2, 3]],
    [new Float32Array(new SharedArrayBuffer(4)), [], [0]],
  ] as const) {
    const own = ownBuffer(tensor("float32", [data.length], data), taken);
    expect(own).toBeInstanceOf(ArrayBuffer);
    expect(own).not.toBe(buffer);
    expect([...new Float32Array(own)]).toEqual(copy);
  }
});
