import { describe, expect, it } from "vitest";
import { expectTypeOf } from "expect-type";
import { amount, list, record, u16 } from "../../../../core/state/codecs.js";
import { accountKey, u16Key } from "../../../../core/state/keyParts.js";
import { createState } from "../../../../core/state/state.js";
import { defineTable } from "../../../../core/state/table.js";
import type { AccountId } from "../../../../core/primitives/ss58.js";
import { accountAt } from "./accounts.js";
import { codeOf } from "./codeOf.js";

const stakes = defineTable({ name: "state.stakes", key: [u16Key, accountKey], value: amount });
const pool = defineTable({ name: "state.pool", key: [], value: record({ taoIn: amount, path: list(u16) }) });

describe("createState", () => {
  it("holds a singleton under the empty key", () => {
    const state = createState();
    expect(state.get(pool, [])).toBeUndefined();
    state.set(pool, [], { taoIn: 5n, path: [1] });
    expect(state.get(pool, [])).toEqual({ taoIn: 5n, path: [1] });
    state.delete(pool, []);
    state.delete(pool, []);
    expect(state.get(pool, [])).toBeUndefined();
  });

  it("types values deeply readonly", () => {
    const value = createState().get(pool, []);
    expectTypeOf(value).toEqualTypeOf<Readonly<{ taoIn: bigint; path: readonly number[] }> | undefined>();
    expectTypeOf(createState().entries(stakes)).toEqualTypeOf<
      Iterable<readonly [readonly [number, AccountId], bigint]>
    >();
  });

  it("iterates in key order, whole or by prefix", () => {
    const state = createState();
    for (const [netuid, index] of [
      [2, 1],
      [1, 3],
      [1, 0],
      [256, 0],
    ] as const) {
      state.set(stakes, [netuid, accountAt(index)], BigInt(netuid * 10 + index));
    }
    expect([...state.entries(stakes)].map(([, value]) => value)).toEqual([10n, 13n, 21n, 2560n]);
    expect([...state.entries(stakes, [1])]).toEqual([
      [[1, accountAt(0)], 10n],
      [[1, accountAt(3)], 13n],
    ]);
    expect([...state.entries(stakes, [1, accountAt(3)])]).toEqual([[[1, accountAt(3)], 13n]]);
    expect([...state.entries(stakes, [3])]).toEqual([]);
  });

  it("iterates over the entries as they were at the call", () => {
    const state = createState();
    for (let index = 0; index < 3; index++) state.set(stakes, [1, accountAt(index)], BigInt(index));
    const seen: bigint[] = [];
    for (const [[netuid, account], value] of state.entries(stakes)) {
      seen.push(value);
      state.delete(stakes, [netuid, account]);
      state.set(stakes, [netuid + 1, account], value + 100n);
    }
    expect(seen).toEqual([0n, 1n, 2n]);
    expect([...state.entries(stakes)].map(([, value]) => value)).toEqual([100n, 101n, 102n]);
  });

  it("lists the tables that have entries, by name", () => {
    const state = createState();
    state.set(stakes, [1, accountAt(0)], 1n);
    state.set(pool, [], { taoIn: 0n, path: [] });
    expect(state.tables().map((table) => table.name)).toEqual(["state.pool", "state.stakes"]);
    state.delete(pool, []);
    expect(state.tables().map((table) => table.name)).toEqual(["state.stakes"]);
  });

  it("keeps two states apart", () => {
    const [a, b] = [createState(), createState()];
    a.set(stakes, [1, accountAt(0)], 1n);
    expect(b.get(stakes, [1, accountAt(0)])).toBeUndefined();
  });

  it("refuses a key out of range and changes nothing", () => {
    const state = createState();
    expect(codeOf(() => state.set(stakes, [65_536, accountAt(0)], 1n))).toBe("SK0202");
    expect(state.tables()).toEqual([]);
  });
});
