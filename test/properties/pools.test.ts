import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { injectLiquidity } from "../../core/pools/injection.js";
import { EQUAL_WEIGHT_E18, type Pool } from "../../core/pools/pool.js";
import { spotPrice } from "../../core/pools/price.js";
import { MIN_RESERVE, swap, type SwapOrder, type SwapResult } from "../../core/pools/swap.js";
import { E18, weightedPower } from "../../core/pools/weightedPower.js";
import { MAX_SUPPLY, RAO_PER_TAO } from "../../core/primitives/amounts.js";
import { isSubnetkitError } from "../../core/primitives/errors.js";
import { u64f64 } from "../../core/primitives/fixed/u64f64.js";

fc.configureGlobal({ seed: 4 });

/** Beyond any price that reserves can make. */
const UNLIMITED = { buy: 10n ** 30n, sell: 0n } as const;

/** Every order of magnitude between the bounds is as likely as another. */
function spread(min: bigint, max: bigint): fc.Arbitrary<bigint> {
  return fc
    .tuple(
      fc.integer({ min: min.toString(2).length, max: max.toString(2).length }),
      fc.bigInt({ min: 0n, max: E18 }),
    )
    .map(([bits, fraction]) => {
      const low = 1n << BigInt(bits - 1);
      const value = low + (low * fraction) / E18;
      return value < min ? min : value > max ? max : value;
    });
}

const reserve = spread(MIN_RESERVE, MAX_SUPPLY);

function poolWithWeights(min: bigint, max: bigint): fc.Arbitrary<Pool> {
  const taoWeightE18 = fc.oneof(fc.constant(EQUAL_WEIGHT_E18), fc.bigInt({ min, max }));
  return fc.record({ tao: reserve, alpha: reserve, taoWeightE18 });
}

const anyPool = poolWithWeights(E18 / 100n, E18 - E18 / 100n);

const anyOrder: fc.Arbitrary<SwapOrder> = fc
  .record({
    side: fc.constantFrom("buy" as const, "sell" as const),
    amount: spread(1n, MAX_SUPPLY),
    feeRateU16: fc.constantFrom(0, 33, 10_000, 65_535),
  })
  .map((order) => ({ ...order, limitPrice: UNLIMITED[order.side] }));

/** Undefined where the pool refuses. */
function trySwap(pool: Pool, order: SwapOrder): SwapResult | undefined {
  try {
    return swap(pool, order);
  } catch (error) {
    if (isSubnetkitError(error)) return undefined;
    throw error;
  }
}

function after(pool: Pool, side: "buy" | "sell", { paidIn, paidOut }: SwapResult): Pool {
  return side === "buy"
    ? { ...pool, tao: pool.tao + paidIn, alpha: pool.alpha - paidOut }
    : { ...pool, tao: pool.tao - paidOut, alpha: pool.alpha + paidIn };
}

describe("weightedPower", () => {
  const base = fc.bigInt({ min: 1n, max: 1_000n });
  const exponent = fc.bigInt({ min: 1n, max: 12n });

  test("is the floor, proved in integers", () => {
    fc.assert(
      fc.property(base, base, exponent, exponent, (a, b, p, q) => {
        const units = weightedPower(a, b, p, q);
        const truth = a ** p * E18 ** q;
        expect(units ** q * b ** p).toBeLessThanOrEqual(truth);
        expect((units + 1n) ** q * b ** p).toBeGreaterThan(truth);
      }),
      { numRuns: 2_000 },
    );
  });

  test("grows with the base and, for a base above one, with the exponent", () => {
    const weight = fc.bigInt({ min: E18 / 100n, max: E18 });
    fc.assert(
      fc.property(spread(1n, MAX_SUPPLY), spread(1n, MAX_SUPPLY), weight, (a, more, p) => {
        expect(weightedPower(a + more, a, p, E18)).toBeGreaterThanOrEqual(E18);
        expect(weightedPower(a + more, a, p, E18)).toBeLessThanOrEqual(
          weightedPower(a + more + 1n, a, p, E18),
        );
        expect(weightedPower(a + more, a, p, E18)).toBeLessThanOrEqual(
          weightedPower(a + more, a, p + 1n, E18),
        );
      }),
    );
  });
});

describe("swap", () => {
  test("takes what was offered, no more, and pays what there is, no more", () => {
    fc.assert(
      fc.property(anyPool, anyOrder, (pool, order) => {
        const result = trySwap(pool, order);
        if (result === undefined) return;
        expect(result.paidIn + result.fee).toBe(order.amount);
        expect(result.paidOut).toBeGreaterThanOrEqual(0n);
        expect(result.paidOut).toBeLessThanOrEqual(order.side === "buy" ? pool.alpha : pool.tao);
      }),
      { numRuns: 1_000 },
    );
  });

  test("at equal weights never empties a pool: a thousandth of what a thousandfold input meets stays", () => {
    const equalPool = poolWithWeights(EQUAL_WEIGHT_E18, EQUAL_WEIGHT_E18);
    fc.assert(
      fc.property(equalPool, anyOrder, (pool, order) => {
        const result = trySwap(pool, order);
        if (result === undefined) return;
        const left = after(pool, order.side, result);
        expect(left.alpha).toBeGreaterThanOrEqual(pool.alpha / 1_001n);
        expect(left.tao).toBeGreaterThanOrEqual(pool.tao / 1_001n);
      }),
      { numRuns: 1_000 },
    );
  });

  test("a pool below the minimum pays nothing", () => {
    const low = fc.bigInt({ min: 0n, max: MIN_RESERVE - 1n });
    fc.assert(
      fc.property(anyPool, anyOrder, low, (pool, order, poor) => {
        const drained = order.side === "buy" ? { ...pool, alpha: poor } : { ...pool, tao: poor };
        expect(trySwap(drained, order)).toBeUndefined();
      }),
    );
  });

  test("a purchase raises the price, a sale lowers it", () => {
    fc.assert(
      fc.property(anyPool, anyOrder, (pool, order) => {
        const result = trySwap(pool, order);
        if (result === undefined) return;
        const left = after(pool, order.side, result);
        if (left.alpha === 0n) return;
        if (order.side === "buy") expect(spotPrice(left)).toBeGreaterThanOrEqual(spotPrice(pool));
        else expect(spotPrice(left)).toBeLessThanOrEqual(spotPrice(pool));
      }),
      { numRuns: 1_000 },
    );
  });

  test("more in never gives less out", () => {
    fc.assert(
      fc.property(anyPool, anyOrder, spread(1n, MAX_SUPPLY), (pool, order, more) => {
        const less = trySwap(pool, order);
        const larger = trySwap(pool, { ...order, amount: order.amount + more });
        if (less === undefined || larger === undefined) return;
        expect(larger.paidOut).toBeGreaterThanOrEqual(less.paidOut);
      }),
      { numRuns: 1_000 },
    );
  });

  // Powers are cut to 10^-18, which on the whole supply at weights of 1 : 9 is a fifth of a rao; beyond that, a
  // round trip may gain a rao before fees.
  test("there and back never makes money, even without a fee", () => {
    const pools = poolWithWeights(E18 / 10n, E18 - E18 / 10n);
    fc.assert(
      fc.property(pools, anyOrder, (pool, order) => {
        const there = trySwap(pool, { ...order, feeRateU16: 0 });
        const reserveIn = order.side === "buy" ? pool.tao : pool.alpha;
        if (there === undefined || there.paidIn > reserveIn) return;
        const side = order.side === "buy" ? "sell" : "buy";
        const back = trySwap(after(pool, order.side, there), {
          side,
          amount: there.paidOut,
          limitPrice: UNLIMITED[side],
          feeRateU16: 0,
        });
        expect(back?.paidOut ?? 0n).toBeLessThanOrEqual(there.paidIn);
      }),
      { numRuns: 2_000 },
    );
  });

  test("splitting an order never pays more than a rao a part", () => {
    fc.assert(
      fc.property(poolWithWeights(E18 / 10n, E18 - E18 / 10n), anyOrder, (pool, order) => {
        const half = { ...order, amount: order.amount / 2n, feeRateU16: 0 };
        const whole = trySwap(pool, { ...half, amount: 2n * half.amount });
        const first = trySwap(pool, half);
        if (whole === undefined || first === undefined) return;
        const second = trySwap(after(pool, order.side, first), half);
        if (second === undefined) return;
        expect(first.paidOut + second.paidOut).toBeLessThanOrEqual(whole.paidOut + 2n);
      }),
      { numRuns: 1_000 },
    );
  });

  test("stops at the limit", () => {
    const order = fc.record({ order: anyOrder, percent: fc.bigInt({ min: 1n, max: 400n }) });
    fc.assert(
      fc.property(anyPool, order, (pool, { order: { side, amount, feeRateU16 }, percent }) => {
        const price = (spotPrice(pool) * RAO_PER_TAO) >> u64f64.fractionBits;
        const limitPrice =
          side === "buy" ? (price * (100n + percent)) / 100n : (price * 100n) / (100n + percent);
        const result = trySwap(pool, { side, amount, limitPrice, feeRateU16 });
        if (result === undefined) return;
        expect(result.paidIn + result.fee).toBeLessThanOrEqual(amount);
        const left = spotPrice(after(pool, side, result));
        const limit = (limitPrice << u64f64.fractionBits) / RAO_PER_TAO;
        const rounding = limit / 10n ** 12n + 1n;
        if (side === "buy") expect(left).toBeLessThanOrEqual(limit + rounding);
        else expect(left).toBeGreaterThanOrEqual(limit - rounding);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("injectLiquidity", () => {
  test("keeps the price within rounding, whatever the proportion", () => {
    fc.assert(
      fc.property(anyPool, spread(1n, MAX_SUPPLY), spread(1n, MAX_SUPPLY), (pool, tao, alpha) => {
        const left = injectLiquidity(pool, { tao, alpha });
        if (left === undefined) return;
        expect([left.tao, left.alpha]).toEqual([pool.tao + tao, pool.alpha + alpha]);
        const [before, now] = [spotPrice(pool), spotPrice(left)];
        const difference = before < now ? now - before : before - now;
        // The weighted products are at least 10^10 here, and rounded to whole numbers.
        expect(difference).toBeLessThanOrEqual(before / 10n ** 9n + 100n);
      }),
      { numRuns: 1_000 },
    );
  });

  test("a thousand blocks of it don't move the price of a usual pool", () => {
    const side = spread(10n ** 12n, MAX_SUPPLY / 10n);
    fc.assert(
      fc.property(
        side,
        side,
        spread(1n, RAO_PER_TAO),
        spread(1n, RAO_PER_TAO),
        (taoReserve, alphaReserve, tao, alpha) => {
          const start = { tao: taoReserve, alpha: alphaReserve, taoWeightE18: EQUAL_WEIGHT_E18 };
          let pool: Pool = start;
          for (let block = 0; block < 1_000; block += 1) pool = injectLiquidity(pool, { tao, alpha }) ?? pool;
          const [before, now] = [spotPrice(start), spotPrice(pool)];
          const difference = before < now ? now - before : before - now;
          expect(difference).toBeLessThanOrEqual(before / 10n ** 9n + 100n);
        },
      ),
      { numRuns: 20 },
    );
  });
});
