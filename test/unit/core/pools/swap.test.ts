import { describe, expect, test } from "vitest";
import { EQUAL_WEIGHT_E18, type Pool } from "../../../../core/pools/pool.js";
import { spotPrice } from "../../../../core/pools/price.js";
import { MIN_RESERVE, NO_LIMIT, swap, type SwapOrder } from "../../../../core/pools/swap.js";
import { E18 } from "../../../../core/pools/weightedPower.js";
import { u64f64 } from "../../../../core/primitives/fixed/u64f64.js";

/** One TAO, two alpha: alpha costs half a TAO. */
const pool: Pool = { tao: 1_000_000_000n, alpha: 2_000_000_000n, taoWeightE18: EQUAL_WEIGHT_E18 };

function buy(amount: bigint, rest: Partial<SwapOrder> = {}): SwapOrder {
  return { side: "buy", amount, limitPrice: NO_LIMIT.buy, feeRateU16: 0, ...rest };
}

function sell(amount: bigint, rest: Partial<SwapOrder> = {}): SwapOrder {
  return { side: "sell", amount, limitPrice: NO_LIMIT.sell, feeRateU16: 0, ...rest };
}

const code = (expected: string): unknown => expect.objectContaining({ code: expected });

describe("a swap within its limit", () => {
  test("at equal weights keeps the product of the reserves", () => {
    expect(swap(pool, buy(1_000_000_000n))).toEqual({
      paidIn: 1_000_000_000n,
      paidOut: 1_000_000_000n,
      fee: 0n,
    });
    expect(swap(pool, sell(2_000_000_000n))).toEqual({
      paidIn: 2_000_000_000n,
      paidOut: 500_000_000n,
      fee: 0n,
    });
  });

  test("at unequal weights raises the ratio to the weights' ratio", () => {
    // TAO weighs 2/3: the ratio counts squared. Doubling the TAO leaves a quarter of the alpha.
    const heavyTao = { ...pool, taoWeightE18: (2n * E18) / 3n };
    expect(swap(heavyTao, buy(1_000_000_000n)).paidOut).toBe(1_499_999_999n);
    // 4/5 against 1/5 is exactly 4: a sixteenth is left, with nothing to truncate.
    const heavier = { ...pool, taoWeightE18: (4n * E18) / 5n };
    expect(swap(heavier, buy(1_000_000_000n)).paidOut).toBe(1_875_000_000n);
    expect(swap(heavier, sell(30_000_000_000n)).paidOut).toBe(500_000_000n);
  });

  test("takes the fee out of the amount first", () => {
    expect(swap(pool, buy(1_250_000_001n, { feeRateU16: 13_107 }))).toEqual({
      paidIn: 1_000_000_001n,
      paidOut: 1_000_000_000n,
      fee: 250_000_000n,
    });
  });

  test("of nothing is nothing", () => {
    expect(swap(pool, buy(0n))).toEqual({ paidIn: 0n, paidOut: 0n, fee: 0n });
    expect(swap(pool, buy(77n, { feeRateU16: 65_535 }))).toEqual({ paidIn: 0n, paidOut: 0n, fee: 77n });
  });

  test("of nothing into an empty side is nothing too, although the ratio is undefined", () => {
    expect(swap({ ...pool, tao: 0n }, buy(0n))).toEqual({ paidIn: 0n, paidOut: 0n, fee: 0n });
  });

  test("pays the whole reserve at most", () => {
    const lopsided = { ...pool, taoWeightE18: E18 - E18 / 100n };
    expect(swap(lopsided, buy(1_000_000_000_000n)).paidOut).toBe(2_000_000_000n);
  });

  test("stops growing at 2^64-1 rao", () => {
    const vast = { tao: (1n << 63n) + 1n, alpha: 1n << 62n, taoWeightE18: EQUAL_WEIGHT_E18 };
    const whatFits = (1n << 63n) - 2n;
    expect(swap(vast, buy(1n << 63n)).paidOut).toBe(swap(vast, buy(whatFits)).paidOut);
  });
});

describe("a swap beyond its limit", () => {
  test("stops where the price reaches the limit", () => {
    // From 0.5 to 2 the TAO doubles: sqrt(2 / 0.5) - 1 = 1.
    const order = buy(5_000_000_000n, { limitPrice: 2_000_000_000n });
    const result = swap(pool, order);
    expect(result).toEqual({ paidIn: 1_000_000_000n, paidOut: 1_000_000_000n, fee: 0n });
    expect(spotPrice({ ...pool, tao: pool.tao + result.paidIn, alpha: pool.alpha - result.paidOut })).toBe(
      2n * u64f64.one,
    );
    expect(swap(pool, sell(9_000_000_000n, { limitPrice: 125_000_000n }))).toEqual({
      paidIn: 2_000_000_000n,
      paidOut: 500_000_000n,
      fee: 0n,
    });
  });

  test("takes the fee only of what goes in", () => {
    const order = buy(5_000_000_000n, { limitPrice: 2_000_000_000n, feeRateU16: 13_107 });
    expect(swap(pool, order)).toEqual({ paidIn: 1_000_000_000n, paidOut: 1_000_000_000n, fee: 250_000_000n });
  });

  test("takes at most 17.4 times the reserve, as the power is held in 64 bits", () => {
    const order = buy(900_000_000_000n, { limitPrice: 5_000_000_000_000n });
    expect(swap(pool, order).paidIn).toBe(17_446_744_073n);
    expect(swap(pool, buy(900_000_000_000n)).paidIn).toBe(900_000_000_000n);
  });

  test("never takes more than was offered", () => {
    const order = buy(1_000_000_001n, { limitPrice: 2_000_000_000n });
    expect(swap(pool, order).paidIn).toBe(1_000_000_000n);
    expect(swap(pool, { ...order, amount: 1_000_000_000n }).paidIn).toBe(1_000_000_000n);
  });

  test("too close to the price to take anything gives nothing and costs nothing", () => {
    const deep = { tao: 10n ** 15n, alpha: 10n ** 15n, taoWeightE18: EQUAL_WEIGHT_E18 };
    const shallow = { tao: 1_000_000n, alpha: 1_000_000n, taoWeightE18: EQUAL_WEIGHT_E18 };
    const limitPrice = 1_000_000_001n;
    expect(swap(deep, buy(10n ** 9n, { limitPrice })).paidIn).toBe(499_999n);
    expect(swap(shallow, buy(10n ** 6n, { limitPrice, feeRateU16: 33 }))).toEqual({
      paidIn: 0n,
      paidOut: 0n,
      fee: 0n,
    });
  });
});

describe("a pool refuses", () => {
  test("more than a thousand times what it holds, fee aside", () => {
    expect(swap(pool, buy(1_000_000_000_000n)).paidIn).toBe(1_000_000_000_000n);
    expect(() => swap(pool, buy(1_000_000_000_001n))).toThrow(code("SK0400"));
    expect(swap(pool, buy(1_000_000_000_001n, { feeRateU16: 33 })).paidIn).toBeLessThan(1_000_000_000_000n);
  });

  test("to pay from a reserve below the minimum", () => {
    const poor = { ...pool, alpha: MIN_RESERVE - 1n };
    expect(() => swap(poor, buy(1_000n))).toThrow(code("SK0401"));
    expect(swap({ ...pool, alpha: MIN_RESERVE }, buy(10_000n)).paidOut).toBe(9n);
    expect(swap(poor, sell(1_000n)).paidOut).toBeGreaterThan(0n);
  });

  test("to take something for nothing", () => {
    expect(() => swap(pool, sell(1n))).toThrow(code("SK0401"));
    expect(swap(pool, sell(3n)).paidOut).toBe(1n);
  });

  test("a limit at or behind the price", () => {
    expect(() => swap(pool, buy(1_000n, { limitPrice: 500_000_000n }))).toThrow(code("SK0402"));
    expect(() => swap(pool, buy(1_000n, { limitPrice: 1n }))).toThrow(code("SK0402"));
    expect(() => swap(pool, sell(1_000n, { limitPrice: 500_000_000n }))).toThrow(code("SK0402"));
    expect(() => swap(pool, sell(1_000n, { limitPrice: 600_000_000n }))).toThrow(code("SK0402"));
  });

  test("for the first reason of three that applies", () => {
    const poor = { ...pool, alpha: 1n };
    const hopeless = { limitPrice: 1n };
    expect(() => swap(poor, buy(2n * 10n ** 12n, hopeless))).toThrow(code("SK0400"));
    expect(() => swap(poor, buy(1_000n, hopeless))).toThrow(code("SK0401"));
    expect(() => swap(pool, buy(1_000n, hopeless))).toThrow(code("SK0402"));
  });
});
