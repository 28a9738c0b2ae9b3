import { describe, expect, it } from "vitest";
import { randomFrom } from "../../../../core/primitives/random.js";
import { u16 } from "../../../../core/state/codecs.js";
import { createEntryIndex } from "../../../../core/state/entryIndex.js";
import { accountKey, textKey, u16Key } from "../../../../core/state/keyParts.js";
import type { Entry } from "../../../../core/state/orderedEntries.js";
import { defineTable, type AnyTable } from "../../../../core/state/table.js";
import { accountAt } from "./accounts.js";

/** A table as the state handles it. */
const erased = (table: object): AnyTable => table as AnyTable;

/** A table of each kind of keys, and the key that three small numbers make. */
const kinds: readonly (readonly [AnyTable, (a: number, b: number, c: number) => readonly unknown[]])[] = [
  [erased(defineTable({ name: "index.nothing", key: [], value: u16 })), () => []],
  [erased(defineTable({ name: "index.number", key: [u16Key], value: u16 })), (a, b) => [a * 3 + b]],
  [erased(defineTable({ name: "index.two", key: [u16Key, u16Key], value: u16 })), (a, b) => [a * 4_096, b]],
  [
    erased(defineTable({ name: "index.three", key: [u16Key, u16Key, u16Key], value: u16 })),
    (a, b, c) => [a, b * 4_096, c],
  ],
  [
    erased(defineTable({ name: "index.account", key: [accountKey], value: u16 })),
    (a, b) => [accountAt(a * 2 + (b % 2))],
  ],
  [
    erased(defineTable({ name: "index.pool", key: [accountKey, u16Key], value: u16 })),
    (a, b) => [accountAt(a), b],
  ],
  [
    erased(defineTable({ name: "index.uid", key: [u16Key, accountKey], value: u16 })),
    (a, b) => [a, accountAt(b)],
  ],
  [
    erased(defineTable({ name: "index.position", key: [accountKey, u16Key, accountKey], value: u16 })),
    (a, b, c) => [accountAt(a), b, accountAt(c)],
  ],
  [
    erased(defineTable({ name: "index.text", key: [u16Key, textKey], value: u16 })),
    (a, b) => [a, "x".repeat(b)],
  ],
];

const OPERATIONS = 400;

describe("createEntryIndex", () => {
  it.each(kinds)("finds what was added and not removed: $name", (table, keyOf) => {
    const index = createEntryIndex(table);
    const random = randomFrom(table.name);
    const expected = new Map<string, Entry>();
    let removed = 0;
    for (let operation = 0; operation < OPERATIONS; operation++) {
      const key = keyOf(random.integer(3), random.integer(3), random.integer(3));
      const order = table.orderOf(key);
      const known = expected.get(order);
      expect(index.find(key)).toBe(known);
      if (known === undefined) {
        const entry: Entry = { table, order, pair: [key, operation] };
        index.add(entry);
        expected.set(order, entry);
      } else {
        index.remove(known);
        expected.delete(order);
        removed += 1;
      }
    }
    expect(removed).toBeGreaterThan(OPERATIONS / 4);
    for (const entry of expected.values()) expect(index.find(entry.pair?.[0] ?? [])).toBe(entry);
  });
});
