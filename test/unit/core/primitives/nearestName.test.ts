import { describe, expect, it } from "vitest";
import { didYouMean, nearestName } from "../../../../core/primitives/nearestName.js";

const known = ["createTasks", "score", "outcome", "organicTask", "weights", "dispose"];

describe("nearestName", () => {
  it("finds what was misspelt: a letter more, less, different, swapped, or in another case", () => {
    for (const given of ["weigths", "weight", "weightss", "wieghts", "Weights", "WEIGHT", "weihgst"]) {
      expect(nearestName(given, known), given).toBe("weights");
    }
    expect(nearestName("scoreat", ["request", "secret", "to", "scoreAt"])).toBe("scoreAt");
  });

  it("takes the closest of several, and the first of equals", () => {
    expect(nearestName("bac", ["abcd", "abc"])).toBe("abc");
    expect(nearestName("ab", ["ax", "ay"])).toBe("ax");
  });

  it("finds nothing where nothing is close, or the name is no name", () => {
    for (const given of ["", "cache", "x", "toString", "weights".repeat(20)]) {
      expect(nearestName(given, known), given).toBeUndefined();
    }
    expect(nearestName("a", [])).toBeUndefined();
  });

  it("counts a swap as one step", () => {
    expect(nearestName("ot", ["to"])).toBe("to");
    expect(nearestName("otx", ["to"])).toBeUndefined();
  });
});

it("asks what was meant, or nothing", () => {
  expect(didYouMean("tempoo", ["kappa", "tempo"])).toBe(' (did you mean "tempo"?)');
  expect(didYouMean("colour", ["kappa", "tempo"])).toBe("");
});
