import { describe, expect, it } from "vitest";
import { taoWeightToU96f32 } from "../../../../../core/primitives/fixed/taoWeight.js";
import { u96f32 } from "../../../../../core/primitives/fixed/u96f32.js";

describe("taoWeightToU96f32", () => {
  it("keeps 32 fraction bits of the 64 stored", () => {
    expect(taoWeightToU96f32(2n ** 32n - 1n)).toBe(0n);
    expect(taoWeightToU96f32(2n ** 32n)).toBe(1n);
    expect(taoWeightToU96f32(2n ** 32n + 1n)).toBe(1n);
  });

  it("takes 2^64-1 as 1, and one less as less", () => {
    expect(taoWeightToU96f32(2n ** 64n - 1n)).toBe(u96f32.one);
    expect(taoWeightToU96f32(2n ** 64n - 2n)).toBe(u96f32.one - 1n);
  });
});
