import { expect, it } from "vitest";
import { expectSameCrossings } from "./emptyBlockCrossings.js";

it("the engine of empty blocks does what the block step does, or nothing, over 150 random networks", () => {
  const { whole, refused } = expectSameCrossings(150, 20_261_126);
  expect(whole).toBeGreaterThan(60);
  expect(refused).toBeGreaterThan(60);
});
