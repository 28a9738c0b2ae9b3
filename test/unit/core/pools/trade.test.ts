import { describe, expect, it } from "vitest";
import { totalIssuance } from "../../../../core/ledger/issuance.js";
import { mintTao } from "../../../../core/ledger/mint.js";
import { marketOf, priceOf } from "../../../../core/pools/market.js";
import { mintAlpha } from "../../../../core/pools/mintAlpha.js";
import { MIN_RESERVE } from "../../../../core/pools/swap.js";
import { buyAlpha, quote, sellAlpha } from "../../../../core/pools/trade.js";
import { addTestSubnet, codeOf, createTestNetwork, TAO } from "../economyFixture.js";

function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  return test;
}

describe("buyAlpha", () => {
  it("follows the constant product, rounded in favour of the pool", () => {
    const { ctx, state } = network();
    const result = buyAlpha(ctx, 1, mintTao(ctx, 1_000n * TAO));
    expect(result).toEqual({ paidIn: 1_000n * TAO, paidOut: 5_000n * TAO, fee: 0n });
    expect(marketOf(state, 1)).toMatchObject({
      taoIn: 2_000n * TAO,
      alphaIn: 5_000n * TAO,
      alphaOut: 5_000n * TAO,
      alphaIssued: 10_000n * TAO,
    });
    const odd = buyAlpha(ctx, 1, mintTao(ctx, 333_333_333n));
    const { taoIn, alphaIn } = marketOf(state, 1);
    expect(taoIn * alphaIn).toBeGreaterThanOrEqual(2_000n * TAO * 5_000n * TAO);
    expect(odd.paidOut).toBe(833_194_466n);
  });

  it("recycles the fee: TAO that was issued is gone", () => {
    const { ctx, state } = network();
    const before = totalIssuance(state);
    const { paidIn, fee } = buyAlpha(ctx, 1, mintTao(ctx, 65_535_000n), { feeRateU16: 33 });
    expect([paidIn, fee]).toEqual([65_502_001n, 32_999n]);
    expect(totalIssuance(state)).toBe(before + paidIn);
  });

  it("refuses the whole swap if the price would pass the limit, and changes nothing", () => {
    const { ctx, state } = network();
    const before = marketOf(state, 1);
    expect(codeOf(() => buyAlpha(ctx, 1, 1_000n * TAO, { limitPrice: 399_999_999n }))).toBe("SK0413");
    expect(codeOf(() => buyAlpha(ctx, 1, 1_000n * TAO, { limitPrice: 100_000_000n }))).toBe("SK0402");
    expect(codeOf(() => buyAlpha(ctx, 1, 1_000_001n * TAO))).toBe("SK0400");
    expect(marketOf(state, 1)).toBe(before);
    expect(buyAlpha(ctx, 1, 1_000n * TAO, { limitPrice: 400_000_000n }).paidOut).toBe(5_000n * TAO);
  });

  it("leaves the minimum reserve in the pool", () => {
    const test = createTestNetwork();
    addTestSubnet(test, { market: { tao: MIN_RESERVE, alpha: MIN_RESERVE } });
    expect(codeOf(() => buyAlpha(test.ctx, 1, 1_000_000n))).toBe("SK0414");
    expect(codeOf(() => sellAlpha(test.ctx, 1, 1_000_000n))).toBe("SK0414");
  });

  it("needs a pool", () => {
    const { ctx } = network();
    expect(codeOf(() => buyAlpha(ctx, 0, 1n))).toBe("SK0410");
    expect(codeOf(() => sellAlpha(ctx, 9, 1n))).toBe("SK0410");
  });
});

describe("sellAlpha", () => {
  it("is the mirror image, and its fee is recycled alpha", () => {
    const { ctx, state } = network();
    const tao = totalIssuance(state);
    mintAlpha(ctx, 1, 10_000n * TAO);
    const { paidIn, paidOut, fee } = sellAlpha(ctx, 1, 65_535n * 10n ** 8n, { feeRateU16: 33 });
    expect(fee).toBe(3_299_999_999n);
    expect(paidIn).toBe(65_535n * 10n ** 8n - fee);
    expect(marketOf(state, 1)).toEqual({
      taoIn: 1_000n * TAO - paidOut,
      alphaIn: 10_000n * TAO + paidIn,
      alphaOut: 10_000n * TAO - paidIn - fee,
      alphaIssued: 20_000n * TAO - fee,
      taoWeightE18: 5n * 10n ** 17n,
      movingPrice: 0n,
      protocolAlpha: 0n,
      burntAlpha: 0n,
    });
    expect(totalIssuance(state)).toBe(tao);
  });

  it("refuses a price below the limit", () => {
    const { ctx } = network();
    mintAlpha(ctx, 1, 10_000n * TAO);
    expect(codeOf(() => sellAlpha(ctx, 1, 10_000n * TAO, { limitPrice: 25_000_001n }))).toBe("SK0413");
    expect(sellAlpha(ctx, 1, 10_000n * TAO, { limitPrice: 25_000_000n }).paidOut).toBe(500n * TAO);
  });
});

describe("quote", () => {
  it("says what a trade would pay without doing it", () => {
    const { ctx, state } = network();
    const market = marketOf(state, 1);
    const quoted = quote(market, "buy", 10n * TAO, { feeRateU16: 33 });
    expect(marketOf(state, 1)).toBe(market);
    expect(buyAlpha(ctx, 1, mintTao(ctx, 10n * TAO), { feeRateU16: 33 })).toEqual(quoted);
  });
});

describe("priceOf", () => {
  it("is the ratio of the reserves, weighted", () => {
    const test = network();
    expect(priceOf(test.state, 1)).toBe((1n << 64n) / 10n);
    addTestSubnet(test, { netuid: 2, market: { taoWeightE18: 2n * 10n ** 17n } });
    expect(priceOf(test.state, 2)).toBe(((1n << 64n) / 10n) * 4n);
  });
});
