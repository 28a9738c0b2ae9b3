import { describe, expect, it } from "vitest";
import { gdtHa, gdtTs } from "../../../../../core/scoring/structure/gdt.js";
import { tmDistanceScale, tmScore } from "../../../../../core/scoring/structure/tmScore.js";
import { chain, disturbed, mirrored, moved } from "../chain.js";
import { codeOf } from "../codeOf.js";

const reference = chain(64, "reference");

describe("the TM-score's distance scale", () => {
  it.each([
    [15, 0.5],
    [16, 0.5],
    [79, 1.24 * 4 - 1.8],
    [140, 1.24 * 5 - 1.8],
  ])("for %d residues is %d", (residues, expected) => {
    expect(tmDistanceScale(residues)).toBeCloseTo(expected, 12);
  });
});

describe.each([
  ["TM-score", tmScore],
  ["GDT-TS", gdtTs],
  ["GDT-HA", gdtHa],
] as const)("%s", (_, score) => {
  it("is 1 for the same structure, however it lies", () => {
    expect(score(moved(reference), reference)).toBeCloseTo(1, 12);
  });

  it("falls as the model gets worse, within [0, 1]", () => {
    const scores = [0, 0.3, 1, 3, 10].map((size) =>
      score(disturbed(reference, size, "m"), reference, { stride: 4 }),
    );
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it("doesn't take a mirror image for the original", () => {
    expect(score(mirrored(reference), reference, { stride: 2 })).toBeLessThan(0.5);
  });

  it("finds with a thorough search at least what a fast one finds", () => {
    const model = disturbed(reference, 2, "m");
    expect(score(model, reference)).toBeGreaterThanOrEqual(score(model, reference, { stride: 8 }));
  });

  it("takes chains of a few residues", () => {
    expect(score([0, 0, 0], [5, 5, 5])).toBeCloseTo(1, 12);
    expect(score([0, 0, 0, 3.8, 0, 0], [0, 0, 0, 0, 3.8, 0])).toBeCloseTo(1, 12);
  });

  it("refuses structures that don't belong together", () => {
    expect(codeOf(() => score([], []))).toBe("SK3100");
    expect(codeOf(() => score([0, 0, Number.NaN], [0, 0, 0]))).toBe("SK3101");
    expect(codeOf(() => score([0, 0, 0], [0, 0, 0, 1, 1, 1]))).toBe("SK3103");
    expect(codeOf(() => score([0, 0, 0], [0, 0, 0], { stride: 0 }))).toBe("SK3102");
  });
});

describe("a model whose halves moved against each other", () => {
  // The second half, 32 residues, is shifted by 100: one superposition can place one half only.
  const model = reference.map((value, index) => (index >= 96 && index % 3 === 0 ? value + 100 : value));

  it("counts as half right", () => {
    expect(tmScore(model, reference)).toBeCloseTo(0.5, 2);
    expect(gdtTs(model, reference)).toBeCloseTo(0.5, 1);
    expect(tmScore(model, reference)).toBeGreaterThanOrEqual(0.5);
    expect(gdtTs(model, reference)).toBeGreaterThanOrEqual(0.5);
  });
});
