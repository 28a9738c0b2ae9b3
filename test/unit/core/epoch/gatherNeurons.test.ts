import { expect, it } from "vitest";
import { gatherNeurons } from "../../../../core/epoch/gatherNeurons.js";
import { replaceChildren } from "../../../../core/staking/childKeys.js";
import {
  accountOf,
  addTestNeuron,
  addTestSubnet,
  createTestNetwork,
  endow,
  hotkeyOf,
  TAO,
} from "../economyFixture.js";

it("gives a subnet's neurons by UID, with what is staked with each before anything is lent", () => {
  const test = createTestNetwork();
  addTestSubnet(test);
  addTestSubnet(test, { netuid: 2 });
  for (const name of ["z", "a"]) addTestNeuron(test, 1, name);
  addTestNeuron(test, 2, "elsewhere");
  const hotkey = hotkeyOf("z");
  endow(test, { hotkey, coldkey: accountOf("nominator"), netuid: 1 }, 5n * TAO);
  endow(test, { hotkey, coldkey: accountOf("nominator"), netuid: 2 }, 6n * TAO);
  endow(test, { hotkey, coldkey: accountOf("nominator"), netuid: 0 }, 7n * TAO);
  replaceChildren(test.ctx, 1, hotkey, [{ hotkey: hotkeyOf("a"), proportion: 1n << 63n }]);

  const { neurons, ownStakes } = gatherNeurons(test.state, 1);
  expect(neurons.slice(1).map((neuron) => neuron.hotkey)).toEqual([hotkeyOf("z"), hotkeyOf("a")]);
  expect(ownStakes.slice(1)).toEqual([
    { alpha: 5n * TAO, tao: 7n * TAO },
    { alpha: 0n, tao: 0n },
  ]);
});
