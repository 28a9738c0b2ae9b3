import { describe, expect, test } from "vitest";
import { injectLiquidity } from "../../../../core/pools/injection.js";
import { EQUAL_WEIGHT_E18 } from "../../../../core/pools/pool.js";
import { spotPrice } from "../../../../core/pools/price.js";
import { E18 } from "../../../../core/pools/weightedPower.js";

const pool = { tao: 1_000_000_000n, alpha: 2_000_000_000n, taoWeightE18: EQUAL_WEIGHT_E18 };

describe("injectLiquidity", () => {
  test("at the price leaves the weights", () => {
    const after = injectLiquidity(pool, { tao: 500n, alpha: 1_000n });
    expect(after).toEqual({ tao: 1_000_000_500n, alpha: 2_000_001_000n, taoWeightE18: EQUAL_WEIGHT_E18 });
  });

  test("off the price moves the weights and keeps the price", () => {
    const after = injectLiquidity(pool, { tao: 1_000_000_000n, alpha: 0n });
    expect(after?.taoWeightE18).toBe(666_666_666_666_666_666n);
    expect(spotPrice(after ?? pool)).toBeGreaterThanOrEqual(spotPrice(pool));
    expect(spotPrice(after ?? pool) - spotPrice(pool)).toBeLessThan(100n);
  });

  test("is refused where a side would weigh less than a hundredth", () => {
    expect(injectLiquidity(pool, { tao: 98_000_000_000n, alpha: 0n })?.taoWeightE18).toBe((99n * E18) / 100n);
    expect(injectLiquidity(pool, { tao: 98_100_000_000n, alpha: 0n })).toBeUndefined();
    expect(injectLiquidity(pool, { tao: 0n, alpha: 196_000_000_000n })?.taoWeightE18).toBe(E18 / 100n);
    expect(injectLiquidity(pool, { tao: 0n, alpha: 196_200_000_000n })).toBeUndefined();
  });

  test("into an empty pool starts at equal weights", () => {
    const empty = { tao: 0n, alpha: 0n, taoWeightE18: E18 / 4n };
    expect(injectLiquidity(empty, { tao: 5n, alpha: 7n })).toEqual({
      tao: 5n,
      alpha: 7n,
      taoWeightE18: EQUAL_WEIGHT_E18,
    });
  });

  test("into a pool with one empty side is refused: there is no price to keep", () => {
    expect(injectLiquidity({ ...pool, tao: 0n }, { tao: 5n, alpha: 7n })).toBeUndefined();
    expect(injectLiquidity({ ...pool, alpha: 0n }, { tao: 5n, alpha: 7n })).toBeUndefined();
  });

  test("rounds the weighted products half up", () => {
    // 0.5 · 1 · 3 = 1.5 and 0.5 · 1 · 1 = 0.5 become 2 and 1.
    const tiny = { tao: 1n, alpha: 1n, taoWeightE18: EQUAL_WEIGHT_E18 };
    expect(injectLiquidity(tiny, { tao: 0n, alpha: 2n })?.taoWeightE18).toBe(E18 / 3n);
  });
});
