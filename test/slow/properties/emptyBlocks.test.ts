import { expect, it } from "vitest";
import { expectSameCrossings } from "../../properties/core/chain/emptyBlockCrossings.js";

it("the engine of empty blocks does what the block step does, or nothing, over 5,000 random networks", () => {
  const { whole, refused } = expectSameCrossings(5_000, 77);
  expect(whole).toBeGreaterThan(2_000);
  expect(refused).toBeGreaterThan(2_000);
});
