import { describe, expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import { payShares, shareEmission } from "../../../../core/yuma/emission.js";

const half = q32.one / 2n;
const none = [0n, 0n];

describe("shareEmission", () => {
  it("gives servers and validators a half each", () => {
    const shares = shareEmission({
      incentive: [q32.one, 0n],
      dividends: [0n, q32.one],
      stake: none,
      activeStake: none,
    });
    expect(shares).toEqual({ server: [half, 0n], validator: [0n, half], combined: [half, half] });
  });

  it("gives everything to the side that has anything", () => {
    const base = { stake: none, activeStake: none };
    expect(shareEmission({ ...base, incentive: [q32.one, 0n], dividends: none }).server).toEqual([
      q32.one,
      0n,
    ]);
    expect(shareEmission({ ...base, incentive: none, dividends: [0n, q32.one] }).validator).toEqual([
      0n,
      q32.one,
    ]);
  });

  it("pays validators by active stake if nobody set weights, and by stake if nobody is active", () => {
    const base = { incentive: none, dividends: none, stake: [half, half] };
    expect(shareEmission({ ...base, activeStake: [q32.one, 0n] })).toEqual({
      server: none,
      validator: [q32.one, 0n],
      combined: [q32.one, 0n],
    });
    expect(shareEmission({ ...base, activeStake: none }).validator).toEqual([half, half]);
  });
});

describe("payShares", () => {
  it("truncates every amount and hands the dust to nobody", () => {
    const third = q32.one / 3n;
    expect(payShares([third, third, third], 100n)).toEqual([33n, 33n, 33n]);
  });

  it("is exact for the largest amount", () => {
    expect(payShares([q32.one], 2n ** 64n - 1n)).toEqual([2n ** 64n - 1n]);
  });
});
