import { describe, expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import { q64 } from "../../../../core/primitives/fixed/q64.js";
import { weighStake } from "../../../../core/yuma/stake.js";
import { epochInputs, epochParams } from "./epochFixture.js";

const stakeOf = (stakeAlpha: bigint[], stakeTao: bigint[], changes: Parameters<typeof epochParams>[0] = {}) =>
  weighStake(epochParams({ n: stakeAlpha.length, ...changes }), epochInputs({ stakeAlpha, stakeTao }));

describe("weighStake", () => {
  it("adds TAO by its weight, of which only 32 fraction bits count", () => {
    const taoWeight = 2n ** 63n + 2n ** 31n; // a half; the lower bits don't reach 2^-32
    const { total } = stakeOf([10n], [2n ** 40n], { taoWeight });
    expect(total).toEqual([q64.fromInteger(10n + 2n ** 39n)]);
  });

  it("drops stake below the threshold, compared in whole rao, but not the owner's", () => {
    const { filtered, total } = stakeOf([100n, 99n, 5n], [0n, 0n, 0n], { stakeThreshold: 100n, ownerUid: 2 });
    expect(filtered).toEqual([q64.fromInteger(100n), 0n, q64.fromInteger(5n)]);
    expect(total[1]).toBe(q64.fromInteger(99n));
  });

  it("compares the truncated stake with the threshold", () => {
    const { filtered } = stakeOf([99n], [1n], { stakeThreshold: 100n, taoWeight: 2n ** 64n - 2n ** 33n });
    expect(filtered).toEqual([0n]);
  });

  it("gives shares with 32 fraction bits: one rao beside 21 million TAO is nothing", () => {
    expect(stakeOf([1n, 21_000_000_000_000_000n], [0n, 0n]).share).toEqual([0n, q32.one - 1n]);
  });

  it("gives nobody a share of no stake", () => {
    expect(stakeOf([0n, 0n], [0n, 0n]).share).toEqual([0n, 0n]);
  });
});
