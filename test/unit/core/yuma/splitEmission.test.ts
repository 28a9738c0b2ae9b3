import { describe, expect, it } from "vitest";
import { splitEmission } from "../../../../core/yuma/splitEmission.js";

describe("splitEmission", () => {
  it("shares out evenly without a split, the rest going to the first", () => {
    expect(splitEmission(11n, 3, null)).toEqual([5n, 3n, 3n]);
  });

  it("takes parts of 65535 and gives what is left over to the first", () => {
    expect(splitEmission(100n, 2, [39_321, 26_214])).toEqual([60n, 40n]);
    expect(splitEmission(1n, 2, [39_321, 26_214])).toEqual([1n, 0n]);
  });

  it("pads a split that is too short, cuts one that is too long", () => {
    expect(splitEmission(100n, 3, [13_107, 52_428])).toEqual([20n, 80n, 0n]);
    expect(splitEmission(100n, 1, [13_107, 52_428])).toEqual([100n]);
  });

  it("leaves the parts of an excessive split as they are", () => {
    expect(splitEmission(100n, 2, [65_535, 65_535])).toEqual([100n, 100n]);
  });
});
