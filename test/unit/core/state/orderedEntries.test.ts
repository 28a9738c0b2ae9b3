import { describe, expect, it } from "vitest";
import { randomFrom } from "../../../../core/primitives/random.js";
import { u32 } from "../../../../core/state/codecs.js";
import { u32Key } from "../../../../core/state/keyParts.js";
import { createOrderedEntries, type Entry } from "../../../../core/state/orderedEntries.js";
import { defineTable, type AnyTable } from "../../../../core/state/table.js";

const numbers = defineTable({
  name: "orderedEntries.numbers",
  key: [u32Key],
  value: u32,
}) as unknown as AnyTable;
const entryOf = (key: number): Entry => ({
  table: numbers,
  order: numbers.orderOf([key]),
  pair: [[key], key],
});

describe("createOrderedEntries", () => {
  it("keeps several chunks sorted through insertions and removals in any order", () => {
    const random = randomFrom("ordered entries");
    const ordered = createOrderedEntries();
    const inside = new Map<number, Entry>();
    for (let step = 0; step < 20_000; step++) {
      const key = random.integer(5_000) * 100;
      const known = inside.get(key);
      if (known === undefined) {
        const entry = entryOf(key);
        inside.set(key, entry);
        ordered.insert(entry);
      } else {
        inside.delete(key);
        ordered.remove(known);
      }
    }
    expect(inside.size).toBeGreaterThan(1_500);
    expect(ordered.pairs("").map(([key]) => key[0])).toEqual([...inside.keys()].sort((a, b) => a - b));
    for (let high = 0; high < 8; high++) {
      // The keys from high · 65,536 on.
      const expected = [...inside.keys()].filter((key) => key >>> 16 === high).sort((a, b) => a - b);
      expect(expected.length).toBeGreaterThan(100);
      expect(ordered.pairs(String.fromCharCode(high)).map(([key]) => key[0])).toEqual(expected);
    }
  });

  it("gives nothing for a prefix without entries, nor when it is empty", () => {
    const ordered = createOrderedEntries();
    expect(ordered.pairs("")).toEqual([]);
    const entry = entryOf(5);
    ordered.insert(entry);
    expect(ordered.pairs(String.fromCharCode(1))).toEqual([]);
    ordered.remove(entryOf(6)); // not inside
    ordered.remove(entry);
    ordered.remove(entry);
    expect(ordered.pairs("")).toEqual([]);
  });
});
