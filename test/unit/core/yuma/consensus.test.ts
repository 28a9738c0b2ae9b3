import { describe, expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import { findConsensus } from "../../../../core/yuma/consensus.js";

const HALF_MINUS = 32_767; // just below one half
const MAJORITY = 39_321; // 0.6

/** Consensus of column 0 when validator i, with the given stake, gives it the given weight (undefined: not listed). */
function consensusOf(
  kappa: number,
  ...votes: readonly (readonly [stake: bigint, weight: bigint | undefined])[]
): bigint {
  const rows = votes.map(([, weight]) => (weight === undefined ? [] : [[0, weight] as const]));
  return (
    findConsensus(
      votes.map(([stake]) => stake),
      rows,
      kappa,
    )[0] ?? -1n
  );
}

describe("findConsensus", () => {
  it("resolves two equal halves towards the higher weight, as kappa 32767 is less than one half", () => {
    expect(consensusOf(HALF_MINUS, [q32.one / 2n, 10n], [q32.one / 2n, 30n])).toBe(30n);
    expect(consensusOf(32_768, [q32.one / 2n, 10n], [q32.one / 2n, 30n])).toBe(10n);
  });

  it("takes the smallest weight whose backers, and those below, exceed the minority", () => {
    const votes = [
      [1n, 10n],
      [1n, 20n],
      [1n, 30n],
      [1n, 40n],
      [1n, 50n],
    ] as const;
    expect(consensusOf(MAJORITY, ...votes)).toBe(30n);
  });

  it("goes to the smallest weight for kappa 65535 and to the largest for 0", () => {
    const votes = [
      [1n, 10n],
      [2n, 20n],
      [1n, 30n],
    ] as const;
    expect(consensusOf(65_535, ...votes)).toBe(10n);
    expect(consensusOf(0, ...votes)).toBe(30n);
  });

  it("counts validators that don't list the column as giving 0", () => {
    expect(consensusOf(MAJORITY, [6n, undefined], [4n, 10n])).toBe(0n);
    expect(consensusOf(MAJORITY, [6n, 0n], [4n, 10n])).toBe(0n);
    expect(consensusOf(MAJORITY, [3n, undefined], [7n, 10n])).toBe(10n);
    expect(consensusOf(65_535, [1n, undefined], [99n, 10n])).toBe(0n);
  });

  it("ignores weights without active stake", () => {
    expect(consensusOf(65_535, [0n, 1n], [5n, 10n])).toBe(10n);
    expect(consensusOf(HALF_MINUS, [0n, 1n])).toBe(0n);
  });

  it("measures the minority from the sum of the stake, not from 1", () => {
    // The sum is one raw below 1; 1 - kappa is exactly the first stake, which then wouldn't exceed it.
    const first = 2_147_516_417n;
    expect(consensusOf(HALF_MINUS, [first, 10n], [q32.one - 1n - first, 30n])).toBe(10n);
  });
});
