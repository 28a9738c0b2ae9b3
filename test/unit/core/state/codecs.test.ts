import { describe, expect, it } from "vitest";
import { decodeCanonical, encodeCanonical } from "../../../../core/primitives/codec.js";
import {
  account,
  amount,
  big,
  bytes,
  describe as rendered,
  flag,
  i64big,
  list,
  optional,
  record,
  safeInt,
  text,
  u16,
  u32,
  u64,
  type Codec,
} from "../../../../core/state/codecs.js";
import { accountAt } from "./accounts.js";
import { codeOf } from "./codeOf.js";

const throughCbor = <Value>(codec: Codec<Value>, value: Value): Value =>
  codec.decode(decodeCanonical(encodeCanonical(codec.encode(value))));

describe("codecs", () => {
  const cases: readonly (readonly [name: string, codec: Codec<unknown>, values: readonly unknown[]])[] = [
    ["u16", u16, [0, 65_535]],
    ["u32", u32, [0, 4_294_967_295]],
    ["safeInt", safeInt, [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]],
    ["u64", u64, [0n, 1n, (1n << 53n) - 1n, 1n << 53n, (1n << 64n) - 1n]],
    ["i64big", i64big, [0n, -1n, -(1n << 63n), (1n << 63n) - 1n]],
    ["amount", amount, [0n, 21_000_000_000_000_000n]],
    ["big", big, [0n, -1n, 1n << 200n, -(1n << 200n)]],
    ["flag", flag, [true, false]],
    ["text", text, ["", "τao", "a\u0000b", "😀"]],
    ["bytes", bytes, [new Uint8Array(), Uint8Array.of(1, 2, 255)]],
    ["account", account, [accountAt(0)]],
    ["optional", optional(u16), [undefined, 7]],
    ["list", list(u16), [[], [1, 2, 3]]],
    ["record", record({ taoIn: amount, note: optional(text) }), [{ taoIn: 5n, note: undefined }]],
  ];
  it.each(cases)("brings back every value of %s", (_, codec, values) => {
    for (const value of values) expect(throughCbor(codec, value)).toEqual(value);
  });

  const refused: readonly (readonly [name: string, codec: Codec<unknown>, values: readonly unknown[]])[] = [
    ["u16", u16, [-1, 65_536, 1.5, -0, NaN, 5n, "5", null]],
    ["u32", u32, [-1, 4_294_967_296]],
    ["safeInt", safeInt, [2 ** 53, Infinity, 1n]],
    ["u64", u64, [-1n, 1n << 64n, 5.5]],
    ["i64big", i64big, [1n << 63n, -(1n << 63n) - 1n]],
    ["amount", amount, [-1n, "5"]],
    ["flag", flag, [0, null]],
    ["text", text, ["\ud800", 5]],
    ["bytes", bytes, [[1, 2], "ff"]],
  ];
  it.each(refused)("refuses what is not a %s, both ways", (_, codec, values) => {
    for (const value of values) {
      expect(codeOf(() => codec.encode(value))).toBe("SK0201");
      expect(codeOf(() => codec.decode(value))).toBe("SK0201");
    }
  });

  it("refuses numbers where bigints belong when writing", () => {
    expect(codeOf(() => amount.encode(5 as never))).toBe("SK0201");
    expect(codeOf(() => big.encode(5 as never))).toBe("SK0201");
  });

  it("reads one form of each big integer", () => {
    for (const form of ["", "-0", "01", "+1", "1.0", "0x1", 5])
      expect(codeOf(() => big.decode(form))).toBe("SK0201");
  });

  it("refuses addresses that are none", () => {
    expect(codeOf(() => account.decode(5))).toBe("SK0201");
    expect(codeOf(() => account.decode(accountAt(0).slice(0, -1)))).toBe("SK0102");
  });

  it("encodes a record as its fields in declared order", () => {
    expect(record({ b: u16, a: u16 }).encode({ a: 1, b: 2 })).toEqual([2, 1]);
    expect(codeOf(() => record({ a: u16 }).decode([1, 2]))).toBe("SK0201");
    expect(codeOf(() => record({ a: u16 }).decode({ a: 1 }))).toBe("SK0201");
    expect(codeOf(() => list(u16).decode("12"))).toBe("SK0201");
  });

  it("renders what it found in few characters", () => {
    expect(rendered("x".repeat(500)).length).toBeLessThanOrEqual(80);
    expect(rendered(1n << 5000n)).toBe("a huge integer");
    expect(rendered(12n)).toBe("12n");
    expect(rendered([1, 2])).toBe("a list of 2");
    expect(rendered(null)).toBe("null");
    expect(rendered(undefined)).toBe("undefined");
  });
});
