import { describe, expect, it } from "vitest";
import { emitBlock } from "../../../../core/emission/emitBlock.js";
import { emittingSubnets } from "../../../../core/emission/emittingSubnets.js";
import { minerBurnedFractions } from "../../../../core/emission/tables.js";
import { updateMovingPrices } from "../../../../core/emission/updateMovingPrices.js";
import { dustOf } from "../../../../core/ledger/dust.js";
import { totalIssuance } from "../../../../core/ledger/issuance.js";
import { potsOf } from "../../../../core/ledger/pots.js";
import { marketOf, priceOf } from "../../../../core/pools/market.js";
import { assignHyperparameters } from "../../../../core/registry/hyperparameters.js";
import {
  addTestSubnet,
  alice,
  assertConserved,
  createTestNetwork,
  endow,
  hotkeyOf,
  TAO,
  type TestSubnet,
} from "../economyFixture.js";

const HALF = 1n << 31n;

/** Two started subnets with moving prices 0.6 and 0.2, and TAO on root. */
function network(subnet: TestSubnet = {}) {
  const test = createTestNetwork();
  const movingPrices = [(1n << 32n) * 6n, (1n << 32n) * 2n].map((tenfold) => tenfold / 10n);
  movingPrices.forEach((movingPrice, index) =>
    addTestSubnet(test, { netuid: index + 1, firstEmissionBlock: 100, market: { movingPrice }, ...subnet }),
  );
  endow(test, { hotkey: hotkeyOf("owner"), coldkey: alice, netuid: 0 }, 1_000n * TAO);
  return test;
}

describe("emitBlock", () => {
  it("mints 1 TAO and divides it by moving price", () => {
    const test = network();
    const issued = totalIssuance(test.state);
    emitBlock(test.ctx);
    const [first, second] = [1, 2].map((netuid) => marketOf(test.state, netuid).taoIn - 1_000n * TAO);
    expect(totalIssuance(test.state)).toBe(issued + TAO);
    expect([first, second]).toEqual(
      [750_000_000n, 250_000_000n].map((tao, i) => tao - dustOf(test.state, i + 1).tao),
    );
    assertConserved(test);
  });

  it("recycles what can't be divided", () => {
    const test = network({ market: { movingPrice: HALF } });
    addTestSubnet(test, { netuid: 3, firstEmissionBlock: 1, market: { movingPrice: HALF } });
    const issued = totalIssuance(test.state);
    emitBlock(test.ctx);
    expect(totalIssuance(test.state)).toBe(issued + TAO - 1n);
    assertConserved(test);
  });

  it("adds at most the root proportion of the alpha emission as liquidity; the rest of the TAO buys alpha", () => {
    const test = network();
    emitBlock(test.ctx);
    const { alphaIn, protocolAlpha, alphaOut } = marketOf(test.state, 1);
    const { owner, server, validator } = potsOf(test.state, 1);
    // Root proportion: 1000 · 0.0526769 / (52.6769 + 10000).
    expect(alphaIn + protocolAlpha).toBe(10_000n * TAO + 5_240_094n);
    expect(protocolAlpha).toBe(7_489_146_967n);
    expect(alphaOut).toBe(protocolAlpha + owner + server + validator + dustOf(test.state, 1).alpha);
  });

  it("fills the pots: 18 % owner, then half miners, half validators less root's part, which is recycled", () => {
    const test = network();
    emitBlock(test.ctx);
    expect(potsOf(test.state, 1)).toEqual({
      owner: 179_995_422n,
      server: 410_002_288n,
      validator: 407_854_053n,
      root: 0n,
    });
    const recycled = TAO - (179_995_422n + 410_002_288n + 407_854_053n) - dustOf(test.state, 1).alpha;
    expect(recycled).toBe(2_148_235n);
    expect(marketOf(test.state, 1).alphaIssued).toBe(10_000n * TAO + 5_240_094n + TAO - recycled);
  });

  it("keeps root's part when the moving prices exceed 1 in sum", () => {
    const test = network({ market: { movingPrice: HALF + 1n } });
    emitBlock(test.ctx);
    expect(potsOf(test.state, 1)).toMatchObject({ validator: 407_854_053n, root: 2_148_235n });
    assertConserved(test);
    const atOne = network({ market: { movingPrice: HALF } });
    emitBlock(atOne.ctx);
    expect(potsOf(atOne.state, 1).root).toBe(0n);
  });

  it("gives no owner's cut where it is turned off", () => {
    const test = network({ hyperparameters: { ownerCutEnabled: false } });
    emitBlock(test.ctx);
    expect(potsOf(test.state, 1)).toMatchObject({ owner: 0n, server: 500_000_000n });
  });

  it("takes from a subnet whose owner pays itself", () => {
    const test = network();
    test.state.set(minerBurnedFractions, [1], 1n << 32n);
    emitBlock(test.ctx);
    expect(marketOf(test.state, 1).taoIn).toBe(1_000n * TAO);
    expect(marketOf(test.state, 2).taoIn + dustOf(test.state, 2).tao).toBe(1_001n * TAO);
    expect(potsOf(test.state, 1).server).toBe(410_002_288n);
    assertConserved(test);
  });

  it("mints nothing where nobody takes part", () => {
    const test = network({ firstEmissionBlock: 101 });
    const issued = totalIssuance(test.state);
    emitBlock(test.ctx);
    expect(totalIssuance(test.state)).toBe(issued);
    test.setHeight(101);
    emitBlock(test.ctx);
    expect(totalIssuance(test.state)).toBeGreaterThan(issued);
  });
});

describe("emittingSubnets", () => {
  it("are those that have started and allow registration", () => {
    const test = network();
    addTestSubnet(test, { netuid: 3 });
    assignHyperparameters(test.ctx, 1, { registrationAllowed: false });
    expect(emittingSubnets(test.ctx)).toEqual([{ netuid: 2, firstEmissionBlock: 100 }]);
  });
});

describe("updateMovingPrices", () => {
  it("moves those that emit", () => {
    const test = network();
    addTestSubnet(test, { netuid: 3, market: { movingPrice: 1n << 40n } });
    test.setHeight(301_700);
    updateMovingPrices(test.ctx);
    expect(marketOf(test.state, 3).movingPrice).toBe(1n << 40n);
    const { movingPrice } = marketOf(test.state, 1);
    expect(movingPrice).toBeLessThan(((1n << 32n) * 6n) / 10n);
    expect(movingPrice).toBeGreaterThan(priceOf(test.state, 1) >> 32n);
  });
});
