import { expect, it } from "vitest";
import { moveStake } from "../../../../core/staking/moveStake.js";
import { stakeOf } from "../../../../core/staking/stakePool.js";
import {
  addTestNeuron,
  addTestSubnet,
  alice,
  createTestNetwork,
  endow,
  hotkeyOf,
  TAO,
} from "../economyFixture.js";

it("moveStake takes a coldkey's stake to another hotkey and subnet, and says so", () => {
  const test = createTestNetwork();
  for (const netuid of [1, 2]) addTestSubnet(test, { netuid });
  addTestNeuron(test, 2, "bob");
  const position = { coldkey: alice, hotkey: hotkeyOf("owner"), netuid: 1 };
  endow(test, position, 100n * TAO);
  const move = { ...position, destinationHotkey: hotkeyOf("bob"), destinationNetuid: 2, alpha: 40n * TAO };
  const received = moveStake(test.ctx, move);
  expect(stakeOf(test.state, position)).toBe(60n * TAO);
  expect(stakeOf(test.state, { coldkey: alice, hotkey: hotkeyOf("bob"), netuid: 2 })).toBe(received);
  expect(test.event("staking.moved")?.fields).toEqual({ ...move, tao: 3_982_065_567n, received });
});
