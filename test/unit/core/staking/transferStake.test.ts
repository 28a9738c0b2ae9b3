import { describe, expect, it } from "vitest";
import { stakeOf } from "../../../../core/staking/stakePool.js";
import { transferStake } from "../../../../core/staking/transferStake.js";
import {
  addTestSubnet,
  alice,
  bob,
  codeOf,
  createTestNetwork,
  endow,
  hotkeyOf,
  TAO,
} from "../economyFixture.js";

const position = { coldkey: alice, hotkey: hotkeyOf("owner"), netuid: 1 };

function network(transferEnabled: { readonly 1: boolean; readonly 2: boolean }) {
  const test = createTestNetwork();
  addTestSubnet(test, { netuid: 1, hyperparameters: { transferEnabled: transferEnabled[1] } });
  addTestSubnet(test, { netuid: 2, hyperparameters: { transferEnabled: transferEnabled[2] } });
  endow(test, position, 100n * TAO);
  endow(test, { ...position, netuid: 0 }, 10n * TAO);
  return test;
}

describe("transferStake", () => {
  it("gives stake to another coldkey, and says so", () => {
    const test = network({ 1: true, 2: true });
    const gift = { ...position, to: bob, destinationNetuid: 1, alpha: 40n * TAO };
    expect(transferStake(test.ctx, gift)).toBe(40n * TAO);
    expect(stakeOf(test.state, { ...position, coldkey: bob })).toBe(40n * TAO);
    expect(test.event("staking.transferred")?.fields).toEqual({
      ...gift,
      tao: 4n * TAO,
      received: 40n * TAO,
    });
  });

  it("needs the consent of both subnets; root always consents", () => {
    const gift = { ...position, to: bob, destinationNetuid: 2, alpha: 40n * TAO };
    const attempt = (one: boolean, two: boolean, change = {}) =>
      codeOf(() => transferStake(network({ 1: one, 2: two }).ctx, { ...gift, ...change }));
    expect(attempt(true, true)).toBe("none");
    expect(attempt(false, true)).toBe("SK0508");
    expect(attempt(true, false)).toBe("SK0508");
    expect(attempt(false, false, { netuid: 0, destinationNetuid: 0, alpha: TAO })).toBe("none");
    expect(attempt(true, true, { to: alice, destinationNetuid: 1 })).toBe("SK0507");
    expect(attempt(true, true, { destinationNetuid: 3 })).toBe("SK0601");
  });
});
