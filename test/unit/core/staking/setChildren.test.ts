import { describe, expect, it } from "vitest";
import { schedules } from "../../../../core/registry/tables.js";
import { applyPendingChildren } from "../../../../core/staking/applyPendingChildren.js";
import { childrenOf, parentsOf } from "../../../../core/staking/childKeys.js";
import { setChildren } from "../../../../core/staking/setChildren.js";
import { consensusStake, ownStake, stakeWeight } from "../../../../core/staking/stakeWeight.js";
import {
  accountOf,
  addTestNeuron,
  addTestSubnet,
  assertConserved,
  codeOf,
  createTestNetwork,
  endow,
  hotkeyOf,
  TAO,
} from "../economyFixture.js";

const WHOLE = (1n << 64n) - 1n;
const HALF = 1n << 63n;
const QUARTER = 1n << 62n;

/** Neurons a to g of their own coldkeys; a has 100 alpha and 40 TAO on root. */
function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  for (const name of "abcdefg") addTestNeuron(test, 1, name);
  const a = { hotkey: hotkeyOf("a"), coldkey: accountOf("a") };
  endow(test, { ...a, netuid: 1 }, 100n * TAO);
  endow(test, { ...a, netuid: 0 }, 40n * TAO);
  const lend = (parent: string, children: Readonly<Record<string, bigint>>, coldkey = parent) =>
    codeOf(() =>
      setChildren(test.ctx, {
        netuid: 1,
        coldkey: accountOf(coldkey),
        hotkey: hotkeyOf(parent),
        children: Object.keys(children).map((name) => hotkeyOf(name)),
        proportions: Object.values(children),
      }),
    );
  return {
    ...test,
    lend,
    /** As if the subnet's epoch had just run at that height. */
    epochAt: (height: number) => {
      test.setHeight(height);
      test.state.set(schedules, [1], { lastSlot: height, lastStep: height, epochIndex: 1 });
      applyPendingChildren(test.ctx);
    },
    children: (parent: string) => childrenOf(test.state, 1, hotkeyOf(parent)).map(({ hotkey }) => hotkey),
  };
}

describe("setChildren", () => {
  it("takes effect with the first epoch after the cooldown", () => {
    const test = network();
    expect(test.lend("a", { b: HALF })).toBe("none");
    expect(test.event("staking.childrenScheduled")?.fields).toEqual({
      netuid: 1,
      hotkey: hotkeyOf("a"),
      children: 1,
      matureAt: 7_300,
    });
    test.epochAt(7_299);
    expect(test.children("a")).toEqual([]);
    test.setHeight(7_300);
    applyPendingChildren(test.ctx);
    expect(test.children("a")).toEqual([]);
    test.epochAt(7_310);
    expect(test.children("a")).toEqual([hotkeyOf("b")]);
    expect(parentsOf(test.state, 1, hotkeyOf("b"))).toEqual([{ hotkey: hotkeyOf("a"), proportion: HALF }]);
    expect(test.event("staking.childrenSet")?.fields).toEqual({
      netuid: 1,
      hotkey: hotkeyOf("a"),
      children: 1,
    });
    const count = test.events.length;
    test.epochAt(7_320);
    expect(test.events.length).toBe(count);
  });

  it("replaces earlier children, in both directions", () => {
    const test = network();
    test.lend("a", { b: HALF, c: QUARTER });
    test.lend("d", { c: QUARTER });
    test.epochAt(8_000);
    test.lend("a", { c: HALF, e: 1n });
    test.epochAt(16_000);
    expect(test.children("a")).toEqual([hotkeyOf("c"), hotkeyOf("e")]);
    expect(parentsOf(test.state, 1, hotkeyOf("b"))).toEqual([]);
    expect(parentsOf(test.state, 1, hotkeyOf("c"))).toEqual([
      { hotkey: hotkeyOf("d"), proportion: QUARTER },
      { hotkey: hotkeyOf("a"), proportion: HALF },
    ]);
    test.lend("a", {});
    test.epochAt(24_000);
    expect(test.children("a")).toEqual([]);
    expect(parentsOf(test.state, 1, hotkeyOf("c"))).toHaveLength(1);
  });

  it("moves the stake that counts, and nothing else", () => {
    const test = network();
    const [a, b, c] = ["a", "b", "c"].map(hotkeyOf) as [ReturnType<typeof hotkeyOf>, never, never];
    const before = stakeWeight(test.state, a, 1);
    test.lend("a", { b: HALF, c: QUARTER });
    test.epochAt(8_000);
    const stakes = [a, b, c].map((hotkey) => consensusStake(test.state, hotkey, 1));
    expect(stakes).toEqual([
      { alpha: 25n * TAO, tao: 10n * TAO },
      { alpha: 50n * TAO, tao: 20n * TAO },
      { alpha: 25n * TAO, tao: 10n * TAO },
    ]);
    expect(ownStake(test.state, a, 1)).toEqual({ alpha: 100n * TAO, tao: 40n * TAO });
    expect(stakeWeight(test.state, b, 1)).toBe(before / 2n);
    assertConserved(test);
  });

  it("refuses loops, also those that are only on their way", () => {
    const test = network();
    expect(test.lend("a", { b: 1n })).toBe("none");
    expect(test.lend("b", { a: 1n })).toBe("SK0514");
    test.epochAt(8_000);
    expect(test.lend("b", { c: 1n })).toBe("none");
    expect(test.lend("c", { d: 1n })).toBe("none");
    expect(test.lend("d", { e: 1n, a: 1n })).toBe("SK0514");
    expect(test.lend("d", { e: 1n })).toBe("none");
    // A way that is given up is open again.
    expect(test.lend("b", {})).toBe("none");
    expect(test.lend("d", { a: 1n })).toBe("none");
    expect(test.lend("b", { d: 1n })).toBe("SK0514");
  });

  it("names the rule that refuses", () => {
    const test = network();
    const { ctx } = test;
    const change = { netuid: 1, coldkey: accountOf("a"), hotkey: hotkeyOf("a") };
    const b = hotkeyOf("b");
    const one = { ...change, children: [b], proportions: [1n] };
    expect(codeOf(() => setChildren(ctx, { ...one, netuid: 2 }))).toBe("SK0601");
    expect(codeOf(() => setChildren(ctx, { ...one, netuid: 0 }))).toBe("SK0601");
    expect(codeOf(() => setChildren(ctx, { ...one, hotkey: hotkeyOf("x") }))).toBe("SK0604");
    expect(test.lend("a", { b: 1n }, "b")).toBe("SK0603");
    expect(codeOf(() => setChildren(ctx, { ...one, proportions: [] }))).toBe("SK0510");
    expect(test.lend("a", { b: 1n, c: 1n, d: 1n, e: 1n, f: 1n, g: 1n })).toBe("SK0511");
    expect(codeOf(() => setChildren(ctx, { ...change, children: [b, b], proportions: [1n, 1n] }))).toBe(
      "SK0512",
    );
    expect(test.lend("a", { a: 1n })).toBe("SK0513");
    expect(test.lend("a", { b: WHOLE, c: 1n })).toBe("SK0515");
    expect(test.lend("a", { b: WHOLE })).toBe("none");
    expect(test.lend("a", { b: 1n, c: 1n, d: 1n, e: 1n, f: 1n })).toBe("none");
  });
});
