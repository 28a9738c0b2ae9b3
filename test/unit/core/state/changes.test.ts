import { describe, expect, it } from "vitest";
import { FormerPairs } from "../../../../core/state/changes.js";
import { u16 } from "../../../../core/state/codecs.js";
import { u16Key } from "../../../../core/state/keyParts.js";
import { createState } from "../../../../core/state/state.js";
import type { Entry } from "../../../../core/state/orderedEntries.js";
import { defineTable } from "../../../../core/state/table.js";

const numbers = defineTable({ name: "changes.numbers", key: [u16Key], value: u16 });

describe("trackChanges", () => {
  it("gives each entry's net change once", () => {
    const state = createState();
    state.set(numbers, [1], 10);
    const tracker = state.trackChanges();
    expect(tracker.take()).toEqual([]);
    state.set(numbers, [1], 11);
    state.set(numbers, [1], 12);
    state.set(numbers, [2], 20);
    state.set(numbers, [3], 30);
    state.delete(numbers, [3]);
    expect(tracker.take().map(({ key, before, after }) => [key[0], before, after])).toEqual([
      [1, 10, 12],
      [2, undefined, 20],
    ]);
    expect(tracker.take()).toEqual([]);
  });

  it("leaves out what was reverted, and sees a revert behind the last look", () => {
    const state = createState();
    state.set(numbers, [1], 10);
    const tracker = state.trackChanges();
    const outer = state.checkpoint();
    state.set(numbers, [1], 11);
    expect(tracker.take()).toHaveLength(1);
    const inner = state.checkpoint();
    state.delete(numbers, [1]);
    state.set(numbers, [2], 20);
    state.revert(inner);
    expect(tracker.take()).toEqual([]);
    state.revert(outer);
    expect(tracker.take()).toMatchObject([{ key: [1], before: 11, after: 10 }]);
  });

  it("applied in order gives the state, also for a key deleted and set again", () => {
    const state = createState();
    state.set(numbers, [1], 10);
    const copy = new Map([[1, 10]]);
    const tracker = state.trackChanges();
    state.delete(numbers, [1]);
    state.set(numbers, [1], 11);
    for (const { key, after } of tracker.take()) {
      if (after === undefined) copy.delete(Number(key[0]));
      else copy.set(Number(key[0]), Number(after));
    }
    expect([...copy]).toEqual([[1, 11]]);
  });

  it("ends with stop, others go on", () => {
    const state = createState();
    const [first, second] = [state.trackChanges(), state.trackChanges()];
    first.stop();
    state.set(numbers, [1], 10);
    expect(first.take()).toEqual([]);
    expect(second.take()).toHaveLength(1);
  });
});

describe("FormerPairs", () => {
  const write = (log: FormerPairs, entry: Entry, pair: Entry["pair"]): void => {
    log.record(entry, pair);
    entry.pair = pair;
  };
  const newEntry = (): Entry => ({
    table: numbers,
    order: numbers.orderOf([1]),
    pair: undefined,
  });

  it("forgets what was created and deleted again, so that churn takes no room", () => {
    const log = new FormerPairs();
    for (let turn = 0; turn < 10; turn++) {
      const entry = newEntry();
      write(log, entry, [[1], turn]);
      write(log, entry, undefined);
    }
    expect(log.pairs.size).toBe(0);
  });

  it("forgets it also when the two lie in different frames", () => {
    const [outer, inner] = [new FormerPairs(), new FormerPairs()];
    const entry = newEntry();
    write(outer, entry, [[1], 1]);
    write(inner, entry, undefined);
    outer.merge(inner);
    expect(outer.pairs.size).toBe(0);
  });
});
