import { describe, expect, it } from "vitest";
import { setTake, takeOf } from "../../../../core/staking/take.js";
import { addTestSubnet, alice, codeOf, createTestNetwork, hotkeyOf, owner } from "../economyFixture.js";

const hotkey = hotkeyOf("owner");

function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  const set = (takeU16: number) => () => setTake(test.ctx, { coldkey: owner, hotkey, takeU16 });
  return { ...test, set };
}

describe("a delegate's take", () => {
  it("is 18 % at first, which is the most", () => {
    const { state, set } = network();
    expect(takeOf(state, hotkey)).toBe(11_796);
    expect(codeOf(set(11_797))).toBe("SK0505");
  });

  it("may fall at any time, and rise once in 216,000 blocks", () => {
    const { state, set, setHeight } = network();
    set(100)();
    set(50)();
    set(60)();
    set(10)();
    expect(takeOf(state, hotkey)).toBe(10);
    setHeight(216_099);
    expect(codeOf(set(11))).toBe("SK0506");
    setHeight(216_100);
    set(11)();
    expect(takeOf(state, hotkey)).toBe(11);
  });

  it("is its owner's to set", () => {
    const { ctx } = network();
    expect(codeOf(() => setTake(ctx, { coldkey: alice, hotkey, takeU16: 0 }))).toBe("SK0603");
    expect(codeOf(() => setTake(ctx, { coldkey: alice, hotkey: hotkeyOf("x"), takeU16: 0 }))).toBe("SK0604");
  });
});
