import { expect, it } from "vitest";
import { stakeOf } from "../../../../core/staking/stakePool.js";
import { swapStake } from "../../../../core/staking/swapStake.js";
import { addTestSubnet, alice, createTestNetwork, endow, hotkeyOf, TAO } from "../economyFixture.js";

it("swapStake takes stake to another subnet with the same hotkey, and says so", () => {
  const test = createTestNetwork();
  for (const netuid of [1, 2]) addTestSubnet(test, { netuid });
  const position = { coldkey: alice, hotkey: hotkeyOf("owner"), netuid: 1 };
  endow(test, position, 100n * TAO);
  const received = swapStake(test.ctx, { ...position, destinationNetuid: 2, alpha: 40n * TAO });
  expect(stakeOf(test.state, { ...position, netuid: 2 })).toBe(received);
  expect(test.event("staking.swapped")?.fields).toEqual({
    ...position,
    destinationNetuid: 2,
    alpha: 40n * TAO,
    tao: 3_982_065_567n,
    received,
  });
});
