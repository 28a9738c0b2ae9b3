import { describe, expect, it } from "vitest";
import { normalize } from "../../../../../core/primitives/fixed/normalize.js";
import { q32 } from "../../../../../core/primitives/fixed/q32.js";
import { q64 } from "../../../../../core/primitives/fixed/q64.js";

describe("normalize", () => {
  it("gives truncated shares", () => {
    expect(normalize(q32, [5n, 5n, 5n])).toEqual([1_431_655_765n, 1_431_655_765n, 1_431_655_765n]);
  });

  it("leaves values that add up to 0 as they are", () => {
    expect(normalize(q32, [0n, 0n])).toEqual([0n, 0n]);
    expect(normalize(q32, [3n, -3n])).toEqual([3n, -3n]);
    expect(normalize(q32, [])).toEqual([]);
  });

  it("divides by the wrapped sum", () => {
    const half = 2n ** 126n;
    expect(normalize(q64, [half, half])).toEqual([-(2n ** 63n), -(2n ** 63n)]);
  });
});
