import { expect, it } from "vitest";
import { childTakeOf, setChildTake } from "../../../../core/staking/setChildTake.js";
import { addTestSubnet, alice, codeOf, createTestNetwork, hotkeyOf, owner } from "../economyFixture.js";

it("setChildTake lowers a child's take at any time and raises it once in 216,000 blocks", () => {
  const test = createTestNetwork();
  addTestSubnet(test);
  const hotkey = hotkeyOf("owner");
  const set = (takeU16: number, changes = {}) =>
    codeOf(() => setChildTake(test.ctx, { netuid: 1, coldkey: owner, hotkey, takeU16, ...changes }));
  expect(childTakeOf(test.state, 1, hotkey)).toBe(0);
  expect(set(100, { netuid: 2 })).toBe("SK0601");
  expect(set(100, { hotkey: hotkeyOf("x") })).toBe("SK0604");
  expect(set(100, { coldkey: alice })).toBe("SK0603");
  expect(set(11_797)).toBe("SK0505");
  expect(set(5_000)).toBe("none");
  expect(set(5_001)).toBe("SK0506");
  expect(set(4_000)).toBe("none");
  expect(childTakeOf(test.state, 1, hotkey)).toBe(4_000);
  test.setHeight(100 + 215_999);
  expect(set(11_796)).toBe("SK0506");
  test.setHeight(100 + 216_000);
  expect(set(11_796)).toBe("none");
  expect(test.event("staking.childTakeSet")?.fields).toEqual({ netuid: 1, hotkey, takeU16: 11_796 });
});
