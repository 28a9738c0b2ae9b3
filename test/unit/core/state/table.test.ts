import { describe, expect, it } from "vitest";
import { expectTypeOf } from "expect-type";
import { amount, u16 } from "../../../../core/state/codecs.js";
import { accountKey, textKey, u16Key } from "../../../../core/state/keyParts.js";
import { defineTable, tableByName, type KeyPrefix, type Table } from "../../../../core/state/table.js";
import type { AccountId } from "../../../../core/primitives/ss58.js";
import { accountAt } from "./accounts.js";
import { codeOf } from "./codeOf.js";

const stakes = defineTable({ name: "table.stakes", key: [u16Key, textKey, accountKey], value: amount });
const single = defineTable({ name: "table.single", key: [], value: u16 });

describe("defineTable", () => {
  it("types keys as tuples and prefixes as their beginnings", () => {
    expectTypeOf(stakes).toEqualTypeOf<Table<readonly [number, string, AccountId], bigint>>();
    expectTypeOf(single).toEqualTypeOf<Table<readonly [], number>>();
    const prefixes: KeyPrefix<readonly [number, string]>[] = [[], [1], [1, "a"]];
    // @ts-expect-error: a prefix begins at the first part
    prefixes.push(["a"]);
  });

  it("is found by its name, which is taken once", () => {
    expect(tableByName("table.single")?.slot).toBe(single.slot);
    expect(tableByName("test.none")).toBeUndefined();
    expect(codeOf(() => defineTable({ name: "table.single", key: [], value: u16 }))).toBe("SK0203");
  });

  it("orders a key after its own prefixes", () => {
    const whole = stakes.orderOf([1, "a", accountAt(0)]);
    expect(whole.startsWith(stakes.orderOf([1, "a"]))).toBe(true);
    expect(stakes.orderOf([1, "a"]).startsWith(stakes.orderOf([1]))).toBe(true);
    expect(stakes.orderOf([])).toBe("");
    expect(single.orderOf([])).toBe("");
  });

  it("brings keys back, and refuses malformed ones", () => {
    const key = [1, "a", accountAt(0)] as const;
    expect(stakes.decodeKey(stakes.encodeKey(key))).toEqual(key);
    for (const wrong of [[1, "a"], "key", [1, "a", accountAt(0), 2], ["1", "a", accountAt(0)]]) {
      expect(codeOf(() => stakes.decodeKey(wrong))).toBe("SK0201");
    }
  });
});
