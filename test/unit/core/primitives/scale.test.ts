import { describe, expect, it } from "vitest";
import { bytesToHex } from "../../../../core/primitives/bytes.js";
import { scaleLength, scaleU16, scaleU16List, scaleU64 } from "../../../../core/primitives/scale.js";

describe("SCALE", () => {
  it("writes integers little-endian", () => {
    expect(bytesToHex(scaleU16(0x1234))).toBe("3412");
    expect(bytesToHex(scaleU16(65_535))).toBe("ffff");
    expect(bytesToHex(scaleU64(1n))).toBe("0100000000000000");
    expect(bytesToHex(scaleU64((1n << 64n) - 2n))).toBe("feffffffffffffff");
  });

  it.each([
    [0, "00"],
    [63, "fc"],
    [64, "0101"],
    [16_383, "fdff"],
    [16_384, "02000100"],
    [2 ** 30 - 1, "feffffff"],
  ])("writes the length %i in compact form", (length, hex) => {
    expect(bytesToHex(scaleLength(length))).toBe(hex);
  });

  it("writes a list as its length and its items", () => {
    expect(bytesToHex(scaleU16List([]))).toBe("00");
    expect(bytesToHex(scaleU16List([1, 65_535]))).toBe("080100ffff");
  });
});
