import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RAO_PER_TAO } from "../../../../../core/primitives/amounts.js";
import { bytes, flag, flagOf, raoFromText, u16s, u64s } from "../../../../../runner/cli/tx/argument.js";
import { codeOf } from "../../../core/state/codeOf.js";

const context = { account: () => Promise.reject(new Error("not asked for")) };

describe("raoFromText", () => {
  it.each([
    ["0", 0n],
    ["1", RAO_PER_TAO],
    ["1.5", 1_500_000_000n],
    ["0.000000001", 1n],
    ["007.10", 7_100_000_000n],
    ["18446744073.709551615", (1n << 64n) - 1n],
  ])("reads %s TAO exactly", (text, rao) => {
    expect(raoFromText(text, "--amount")).toBe(rao);
  });

  it("is exact for every amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), (rao) => {
        const text = `${rao / RAO_PER_TAO}.${(rao % RAO_PER_TAO).toString().padStart(9, "0")}`;
        expect(raoFromText(text, "--amount")).toBe(rao);
      }),
    );
  });

  it.each([
    "",
    "-1",
    "+1",
    "1.",
    ".5",
    "1,5",
    "1e3",
    "0x10",
    "1.0000000001",
    "NaN",
    "1 ",
    "18446744073.709551616",
  ])("refuses %j", (text) => {
    expect(codeOf(() => raoFromText(text, "--amount"))).toBe("SK2101");
  });
});

describe("other arguments", () => {
  it("read lists, bytes and flags, each within its range", () => {
    expect(u16s("").read("1, 2,65535", "--uids", context)).toEqual([1, 2, 65_535]);
    expect(u16s("").read("", "--uids", context)).toEqual([]);
    expect(u64s("").read("18446744073709551615", "--p", context)).toEqual([(1n << 64n) - 1n]);
    expect(bytes("").read("00fF", "--data", context)).toEqual(Uint8Array.of(0, 255));
    expect(flag("").read("no", "--reset-bonds", context)).toBe(false);
  });

  it("refuse what is out of range", () => {
    expect(codeOf(() => u16s("").read("1,65536", "--uids", context))).toBe("SK2101");
    expect(codeOf(() => u16s("").read("1,,2", "--uids", context))).toBe("SK2101");
    expect(codeOf(() => u64s("").read("18446744073709551616", "--p", context))).toBe("SK2101");
    expect(codeOf(() => bytes("").read("abc", "--data", context))).toBe("SK2101");
    expect(codeOf(() => flag("").read("true", "--reset-bonds", context))).toBe("SK2101");
  });

  it("have options named after them", () => {
    expect(flagOf("limitPrice")).toBe("--limit-price");
    expect(flagOf("takeU16")).toBe("--take-u16");
  });
});
