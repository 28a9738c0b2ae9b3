import { describe, expect, it } from "vitest";
import { balanceOf } from "../../../../core/ledger/accounts.js";
import { marketOf } from "../../../../core/pools/market.js";
import { decayRegistrationPrices } from "../../../../core/registry/decayRegistrationPrices.js";
import { ownerOf } from "../../../../core/registry/hotkeys.js";
import { assignHyperparameters } from "../../../../core/registry/hyperparameters.js";
import { neuronOf, uidOf } from "../../../../core/registry/neurons.js";
import { register, registrationPriceOf } from "../../../../core/registry/register.js";
import { subnetOf } from "../../../../core/registry/subnets.js";
import {
  addTestSubnet,
  alice,
  assertConserved,
  bob,
  codeOf,
  createTestNetwork,
  fund,
  hotkeyOf,
  owner,
  TAO,
} from "../economyFixture.js";

function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  fund(test, alice, 100n * TAO);
  return test;
}

const registration = { netuid: 1, coldkey: alice, hotkey: hotkeyOf("alice") };

describe("register", () => {
  it("swaps the price for alpha and burns that, and the price rises by 1.26", () => {
    const test = network();
    expect(register(test.ctx, registration)).toBe(1);
    expect(balanceOf(test.state, alice)).toBe(99n * TAO);
    const { taoIn, alphaIn, alphaOut, burntAlpha, alphaIssued } = marketOf(test.state, 1);
    const fee = 503_547n; // 33 / 65535 of a TAO, recycled
    expect(taoIn).toBe(1_001n * TAO - fee);
    expect(burntAlpha).toBe(10_000n * TAO - alphaIn);
    expect(alphaOut).toBe(burntAlpha);
    expect(alphaIssued).toBe(10_000n * TAO);
    expect(registrationPriceOf(test.state, 1)).toBe(1_260_000_000n);
    expect(test.event("registry.registrationPaid")?.fields).toMatchObject({
      uid: 1,
      price: TAO,
      alphaBurnt: burntAlpha,
    });
    assertConserved(test);
  });

  it("gives the hotkey a UID, an owner, and the height as its last update", () => {
    const test = network();
    register(test.ctx, registration);
    expect(uidOf(test.state, 1, hotkeyOf("alice"))).toBe(1);
    expect(ownerOf(test.state, hotkeyOf("alice"))).toBe(alice);
    expect(subnetOf(test.state, 1).neuronCount).toBe(2);
    expect(neuronOf(test.state, 1, 1)).toMatchObject({
      uid: 1,
      hotkey: hotkeyOf("alice"),
      coldkey: alice,
      registeredAt: 100,
      lastUpdate: 100,
      validatorPermit: false,
      emission: 0n,
    });
  });

  it("refuses a price above the limit, and takes one at it", () => {
    const { ctx } = network();
    expect(codeOf(() => register(ctx, { ...registration, maxPrice: TAO - 1n }))).toBe("SK0608");
    expect(register(ctx, { ...registration, maxPrice: TAO })).toBe(1);
  });

  it("names the rule that refuses", () => {
    const test = network();
    const { ctx } = test;
    expect(codeOf(() => register(ctx, { ...registration, netuid: 0 }))).toBe("SK0601");
    expect(codeOf(() => register(ctx, { ...registration, netuid: 2 }))).toBe("SK0601");
    expect(codeOf(() => register(ctx, { ...registration, hotkey: hotkeyOf("owner") }))).toBe("SK0606");
    expect(codeOf(() => register(ctx, { ...registration, coldkey: bob, hotkey: hotkeyOf("bob") }))).toBe(
      "SK0301",
    );
    register(ctx, registration);
    addTestSubnet(test, { netuid: 2 });
    expect(codeOf(() => register(ctx, { netuid: 2, coldkey: owner, hotkey: hotkeyOf("alice") }))).toBe(
      "SK0603",
    );
    assignHyperparameters(ctx, 1, { registrationAllowed: false });
    expect(codeOf(() => register(ctx, { ...registration, hotkey: hotkeyOf("carol") }))).toBe("SK0607");
  });

  it("lets a coldkey run several hotkeys, and a hotkey several subnets", () => {
    const test = network();
    addTestSubnet(test, { netuid: 2 });
    expect(register(test.ctx, registration)).toBe(1);
    expect(register(test.ctx, { ...registration, hotkey: hotkeyOf("alice2") })).toBe(2);
    expect(register(test.ctx, { ...registration, netuid: 2 })).toBe(1);
  });
});

describe("decayRegistrationPrices", () => {
  it("halves the price in its half-life, down to the minimum", () => {
    const test = network();
    for (let height = 101; height <= 460; height++) {
      test.setHeight(height);
      decayRegistrationPrices(test.ctx);
    }
    expect(registrationPriceOf(test.state, 1)).toBeGreaterThan(499_990_000n);
    expect(registrationPriceOf(test.state, 1)).toBeLessThanOrEqual(500_000_000n);
    assignHyperparameters(test.ctx, 1, { minBurn: 600_000_000n });
    decayRegistrationPrices(test.ctx);
    expect(registrationPriceOf(test.state, 1)).toBe(600_000_000n);
  });
});
