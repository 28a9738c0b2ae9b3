import { expect, it } from "vitest";
import { createSolveMark, readSolveMark, solveMemory } from "../../../../runner/neuron/solveMark.js";

it("says whose solve runs, and that none does, also after one that threw", () => {
  const memory = solveMemory();
  const mark = createSolveMark(memory);
  expect(readSolveMark(memory)).toBeUndefined();
  const seen = [0, 65_535].map((uid) => mark.during(uid, () => readSolveMark(memory)));
  expect(seen).toEqual([
    { uid: 0, call: 1 },
    { uid: 65_535, call: 2 },
  ]);
  const fails = (): never => {
    throw new Error("no");
  };
  expect(() => mark.during(3, fails)).toThrow("no");
  expect(readSolveMark(memory)).toBeUndefined();
});
