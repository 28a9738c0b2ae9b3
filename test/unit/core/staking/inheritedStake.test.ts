import { expect, test } from "vitest";
import { inheritedStake } from "../../../../core/staking/inheritedStake.js";

const ALL = (1n << 64n) - 1n;
const HALF = 1n << 63n;

test("without family it is the own stake", () => {
  expect(inheritedStake(123n, [], [])).toBe(123n);
});

test("subtracts what children use and adds what parents lend", () => {
  expect(inheritedStake(100n, [HALF], [])).toBe(50n);
  expect(inheritedStake(100n, [], [{ stake: 40n, proportion: ALL }])).toBe(140n);
  expect(inheritedStake(100n, [HALF], [{ stake: 41n, proportion: HALF }])).toBe(70n);
});

test("lending more than everything leaves nothing, and what is borrowed still counts", () => {
  expect(inheritedStake(100n, [ALL, HALF], [])).toBe(0n);
  expect(inheritedStake(100n, [ALL, HALF], [{ stake: 7n, proportion: ALL }])).toBe(7n);
});

test("adds fractions before it cuts to whole rao", () => {
  const third = ALL / 3n;
  // 3 · 1/3 rao, each third cut to 32 fraction bits, is just below 1.
  const parents = [1n, 1n, 1n].map((stake) => ({ stake, proportion: third }));
  expect(inheritedStake(0n, [], parents)).toBe(0n);
  expect(inheritedStake(0n, [], [...parents, { stake: 1n, proportion: third }])).toBe(1n);
});
