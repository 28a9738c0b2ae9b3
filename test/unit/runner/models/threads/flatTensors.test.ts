import { expect, it } from "vitest";
import type { ModelPort } from "../../../../../core/plugin/models.js";
import type { DType, Tensor } from "../../../../../core/plugin/tensor.js";
import { tensor } from "../../../../../core/plugin/tensor.js";
import { TENSOR_ARRAYS } from "../../../../../core/plugin/tensorLayout.js";
import { flattenTensors, isFlat, raiseTensors } from "../../../../../runner/models/threads/flatTensors.js";

const DTYPES = Object.keys(TENSOR_ARRAYS) as DType[];
const portsOf = (names: readonly string[]): ModelPort[] =>
  names.map((name) => ({ name, dtype: "float32", shape: [-1] }));
const whole = ({ data }: Tensor): ArrayBuffer => data.buffer as ArrayBuffer;

it("gives back tensors of every element type and of any rank, by the ports' order", () => {
  const ports = portsOf(DTYPES);
  const tensors = Object.fromEntries(
    DTYPES.map((dtype, rank) => [
      dtype,
      tensor(dtype, Array<number>(rank).fill(1), new TENSOR_ARRAYS[dtype](1).fill(rank)),
    ]),
  );
  const backwards = Object.fromEntries(Object.entries(tensors).reverse());
  const { flat, buffers } = flattenTensors(7, ports, backwards, whole);
  expect(isFlat(flat)).toBe(true);
  expect(flat[0]).toBe(7);
  expect(buffers).toEqual(DTYPES.map((dtype) => tensors[dtype]?.data.buffer));
  expect(raiseTensors(ports, flat)).toEqual({ tensors, spare: [] });
});

it("leaves out what is not there, and tells spare buffers from outputs", () => {
  const ports = portsOf(["absent", "empty"]);
  const empty = tensor("float32", [0], new Float32Array(0));
  const { flat } = flattenTensors(1, ports, { empty }, whole);
  const spare = new ArrayBuffer(8);
  expect(raiseTensors(ports, [...flat, spare])).toEqual({ tensors: { empty }, spare: [spare] });
});

it("tells what buffers are taken", () => {
  const { data } = tensor("float32", [1], Float32Array.of(1));
  const asked: number[] = [];
  const both = tensor("float32", [1], data);
  flattenTensors(1, portsOf(["a", "b"]), { a: both, b: both }, (_, taken) => {
    asked.push(taken.length);
    return new ArrayBuffer(4);
  });
  expect(asked).toEqual([0, 1]);
});

it("refuses a list that is none of its own", () => {
  const ports = portsOf(["x"]);
  for (const flat of [
    [1, 0, 1, 4],
    [1, 0, 1, 4, 5],
    [1, 0, 3, new ArrayBuffer(4)],
    [1, -1, 5],
  ]) {
    expect(() => raiseTensors(ports, flat)).toThrow(TypeError);
  }
  expect(() => raiseTensors(ports, [1, 0, 1, 4, new ArrayBuffer(3)])).toThrow(RangeError);
  for (const nonsense of [null, 0, {}, [], ["1"], "1"]) expect(isFlat(nonsense)).toBe(false);
});
