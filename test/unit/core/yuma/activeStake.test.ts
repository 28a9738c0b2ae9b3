import { expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import { activateStake } from "../../../../core/yuma/activeStake.js";

it("activateStake counts only who is active and has a permit, as shares among them", () => {
  const stake = [q32.one / 4n, q32.one / 4n, q32.one / 4n, q32.one / 4n];
  expect(activateStake(stake, [true, true, false, true], [true, true, true, false])).toEqual([
    q32.one / 2n,
    q32.one / 2n,
    0n,
    0n,
  ]);
  expect(activateStake(stake, [false, false, false, false], [true, true, true, true])).toEqual([
    0n,
    0n,
    0n,
    0n,
  ]);
});
