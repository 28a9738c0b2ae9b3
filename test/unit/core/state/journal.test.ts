import { describe, expect, it } from "vitest";
import { u16 } from "../../../../core/state/codecs.js";
import { u16Key } from "../../../../core/state/keyParts.js";
import { createState } from "../../../../core/state/state.js";
import { defineTable } from "../../../../core/state/table.js";
import { codeOf } from "./codeOf.js";

const numbers = defineTable({ name: "journal.numbers", key: [u16Key], value: u16 });

describe("checkpoints", () => {
  it("nest: an inner revert leaves the outer writes, an outer one takes everything", () => {
    const state = createState();
    state.set(numbers, [1], 10);
    const outer = state.checkpoint();
    state.set(numbers, [1], 11);
    const inner = state.checkpoint();
    state.set(numbers, [1], 12);
    state.set(numbers, [2], 20);
    state.revert(inner);
    expect([...state.entries(numbers)]).toEqual([[[1], 11]]);
    const committed = state.checkpoint();
    state.delete(numbers, [1]);
    state.set(numbers, [3], 30);
    state.commit(committed);
    expect([...state.entries(numbers)]).toEqual([[[3], 30]]);
    state.revert(outer);
    expect([...state.entries(numbers)]).toEqual([[[1], 10]]);
  });

  it("undo a key that was deleted, set and deleted again", () => {
    const state = createState();
    state.set(numbers, [1], 10);
    const outer = state.checkpoint();
    state.delete(numbers, [1]);
    const inner = state.checkpoint();
    state.set(numbers, [1], 11);
    state.commit(inner);
    state.delete(numbers, [1]);
    state.set(numbers, [1], 12);
    state.revert(outer);
    expect([...state.entries(numbers)]).toEqual([[[1], 10]]);
  });

  it("close once, innermost first, on their own state", () => {
    const state = createState();
    const outer = state.checkpoint();
    const inner = state.checkpoint();
    expect(codeOf(() => state.commit(outer))).toBe("SK0205");
    expect(codeOf(() => createState().commit(inner))).toBe("SK0204");
    state.revert(outer);
    expect(codeOf(() => state.commit(inner))).toBe("SK0204");
    expect(codeOf(() => state.revert(outer))).toBe("SK0204");
  });
});

describe("snapshots", () => {
  it("can be reverted to again and again; younger ones are dropped", () => {
    const state = createState();
    state.set(numbers, [1], 1);
    const first = state.snapshot();
    state.set(numbers, [1], 2);
    const second = state.snapshot();
    state.set(numbers, [1], 3);
    state.revertTo(second);
    expect(state.get(numbers, [1])).toBe(2);
    state.set(numbers, [1], 4);
    state.revertTo(second);
    expect(state.get(numbers, [1])).toBe(2);
    state.revertTo(first);
    expect(state.get(numbers, [1])).toBe(1);
    expect(codeOf(() => state.revertTo(second))).toBe("SK0207");
    state.set(numbers, [1], 5);
    const third = state.snapshot();
    expect(third).not.toBe(second);
    state.revertTo(first);
    expect(state.get(numbers, [1])).toBe(1);
  });

  it("see what checkpoints committed", () => {
    const state = createState();
    const snapshot = state.snapshot();
    const checkpoint = state.checkpoint();
    state.set(numbers, [1], 1);
    state.commit(checkpoint);
    state.revertTo(snapshot);
    expect(state.get(numbers, [1])).toBeUndefined();
  });

  it("are refused while a checkpoint is open, and when unknown", () => {
    const state = createState();
    expect(codeOf(() => state.revertTo(1))).toBe("SK0207");
    const snapshot = state.snapshot();
    const checkpoint = state.checkpoint();
    expect(codeOf(() => state.snapshot())).toBe("SK0206");
    expect(codeOf(() => state.revertTo(snapshot))).toBe("SK0206");
    state.commit(checkpoint);
    state.revertTo(snapshot);
    expect(codeOf(() => state.revertTo(snapshot + 1))).toBe("SK0207");
  });
});
