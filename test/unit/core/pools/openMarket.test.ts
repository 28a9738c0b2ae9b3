import { describe, expect, it } from "vitest";
import { medianPrice } from "../../../../core/pools/medianPrice.js";
import { marketOf } from "../../../../core/pools/market.js";
import { openMarket } from "../../../../core/pools/openMarket.js";
import { poolsParts } from "../../../../core/pools/poolsParts.js";
import { u64f64 } from "../../../../core/primitives/fixed/u64f64.js";
import { codeOf, createTestNetwork, TAO } from "../economyFixture.js";

describe("openMarket", () => {
  it("starts with equal weights, no moving price and nothing outside", () => {
    const { ctx, state } = createTestNetwork();
    openMarket(ctx, 3, { tao: 5n * TAO, alpha: 7n * TAO });
    expect(marketOf(state, 3)).toEqual({
      taoIn: 5n * TAO,
      alphaIn: 7n * TAO,
      alphaOut: 0n,
      alphaIssued: 7n * TAO,
      taoWeightE18: 5n * 10n ** 17n,
      movingPrice: 0n,
      protocolAlpha: 0n,
      burntAlpha: 0n,
    });
    expect(poolsParts(state).tao).toEqual({ reserve: 5n * TAO });
    expect(poolsParts(state).alpha.get(3)).toEqual({ reserve: 7n * TAO, protocol: 0n, burntAlpha: 0n });
  });

  it("refuses a second market and reserves below the minimum", () => {
    const { ctx } = createTestNetwork();
    openMarket(ctx, 3, { tao: 1_000_000n, alpha: 1_000_000n });
    expect(codeOf(() => openMarket(ctx, 3, { tao: TAO, alpha: TAO }))).toBe("SK0411");
    expect(codeOf(() => openMarket(ctx, 4, { tao: 999_999n, alpha: TAO }))).toBe("SK0412");
    expect(codeOf(() => openMarket(ctx, 4, { tao: TAO, alpha: 999_999n }))).toBe("SK0412");
  });
});

describe("medianPrice", () => {
  it("is 1 without pools, the middle one of an odd number, the mean of the middle two of an even number", () => {
    const { ctx, state } = createTestNetwork();
    expect(medianPrice(state)).toBe(u64f64.one);
    openMarket(ctx, 1, { tao: 8n * TAO, alpha: TAO });
    expect(medianPrice(state)).toBe(8n * u64f64.one);
    openMarket(ctx, 2, { tao: 2n * TAO, alpha: TAO });
    expect(medianPrice(state)).toBe(5n * u64f64.one);
    openMarket(ctx, 3, { tao: 1n * TAO, alpha: TAO });
    expect(medianPrice(state)).toBe(2n * u64f64.one);
  });
});
