import { describe, expect, it } from "vitest";
import { totalIssuance } from "../../../../core/ledger/issuance.js";
import { mintTao } from "../../../../core/ledger/mint.js";
import { burnAlpha } from "../../../../core/pools/burnAlpha.js";
import { buyForProtocol } from "../../../../core/pools/buyForProtocol.js";
import { inject } from "../../../../core/pools/inject.js";
import { marketOf, priceOf } from "../../../../core/pools/market.js";
import { mintAlpha } from "../../../../core/pools/mintAlpha.js";
import { recycleAlpha } from "../../../../core/pools/recycleAlpha.js";
import { updateMovingPrice } from "../../../../core/pools/updateMovingPrice.js";
import { addTestSubnet, assertConserved, codeOf, createTestNetwork, TAO } from "../economyFixture.js";

function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  return test;
}

describe("alpha outside the pool", () => {
  it("is minted, recycled with the issuance, and burnt without", () => {
    const { ctx, state } = network();
    mintAlpha(ctx, 1, 100n);
    recycleAlpha(ctx, 1, 30n);
    burnAlpha(ctx, 1, 70n);
    expect(marketOf(state, 1)).toMatchObject({
      alphaOut: 70n,
      alphaIssued: 10_000n * TAO + 70n,
      burntAlpha: 70n,
    });
    expect(codeOf(() => recycleAlpha(ctx, 1, 71n))).toBe("SK0415");
  });
});

describe("buyForProtocol", () => {
  it("holds what it buys outside circulation, without a fee", () => {
    const test = network();
    buyForProtocol(test.ctx, 1, mintTao(test.ctx, 1_000n * TAO));
    expect(marketOf(test.state, 1)).toMatchObject({
      protocolAlpha: 5_000n * TAO,
      alphaOut: 5_000n * TAO,
      taoIn: 2_000n * TAO,
    });
    assertConserved(test);
  });

  it("recycles the TAO if the pool refuses, and says which rule refused", () => {
    const test = network();
    const before = marketOf(test.state, 1);
    const issued = totalIssuance(test.state);
    buyForProtocol(test.ctx, 1, mintTao(test.ctx, 1_000_001n * TAO));
    expect(marketOf(test.state, 1)).toBe(before);
    expect(totalIssuance(test.state)).toBe(issued);
    expect(test.event("pools.protocolBuyRefused")?.fields).toMatchObject({ netuid: 1, code: "SK0400" });
  });
});

describe("inject", () => {
  it("keeps the price, whatever the proportion", () => {
    const test = network();
    const before = priceOf(test.state, 1);
    inject(test.ctx, 1, { tao: mintTao(test.ctx, 500n * TAO), alpha: 100n * TAO });
    const { taoIn, alphaIn, alphaIssued, alphaOut, taoWeightE18 } = marketOf(test.state, 1);
    expect([taoIn, alphaIn, alphaIssued, alphaOut]).toEqual([1_500n * TAO, 10_100n * TAO, 10_100n * TAO, 0n]);
    expect(taoWeightE18).toBe(597_609_561_752_988_047n);
    const error = priceOf(test.state, 1) - before;
    expect((error < 0n ? -error : error) * 10n ** 15n).toBeLessThan(before);
    assertConserved(test);
  });

  it("adds nothing and recycles the TAO if a side would weigh too little", () => {
    const test = network();
    const before = marketOf(test.state, 1);
    inject(test.ctx, 1, { tao: mintTao(test.ctx, 100_000n * TAO), alpha: 0n });
    expect(marketOf(test.state, 1)).toBe(before);
    expect(test.event("pools.injectionRefused")?.fields).toEqual({
      netuid: 1,
      recycled: 100_000n * TAO,
      alpha: 0n,
    });
    assertConserved(test);
  });
});

describe("updateMovingPrice", () => {
  it("moves towards the price, slowly for a young subnet", () => {
    const test = createTestNetwork();
    addTestSubnet(test, { market: { tao: 500n * TAO, alpha: 1_000n * TAO, movingPrice: 1n << 40n } });
    test.setHeight(201_600 + 1);
    updateMovingPrice(test.ctx, 1, 2);
    // b = h: the weight is half of 3 · 10^-6, and 256 loses that part of 255.5.
    expect(marketOf(test.state, 1).movingPrice).toBe(1_099_509_981_729n);
  });
});
