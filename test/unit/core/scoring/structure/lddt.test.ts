import { describe, expect, it } from "vitest";
import { lddt } from "../../../../../core/scoring/structure/lddt.js";
import { chain, disturbed, mirrored, moved } from "../chain.js";
import { codeOf } from "../codeOf.js";

describe("lDDT", () => {
  it.each([
    [0.4, 1],
    [0.7, 0.75],
    [1.5, 0.5],
    [3, 0.25],
    [5, 0],
  ])("of one distance that is off by %d is %d", (error, expected) => {
    const { score, perPoint } = lddt([0, 0, 0, 6 + error, 0, 0], [0, 0, 0, 6, 0, 0]);
    expect(score).toBe(expected);
    expect(perPoint).toEqual([expected, expected]);
  });

  it("counts the distances within the inclusion radius alone, by hand", () => {
    // 0–1 is 10 and kept, 1–2 is 10 and off by 3 (a quarter), 0–2 is 20 and left out.
    const { score, perPoint } = lddt([0, 0, 0, 10, 0, 0, 23, 0, 0], [0, 0, 0, 10, 0, 0, 20, 0, 0]);
    expect(score).toBe((1 + 0.25) / 2);
    expect(perPoint).toEqual([1, 0.625, 0.25]);
    const wide = lddt([0, 0, 0, 10, 0, 0, 23, 0, 0], [0, 0, 0, 10, 0, 0, 20, 0, 0], { inclusionRadius: 25 });
    expect(wide.score).toBe((1 + 0.25 + 0.25) / 3);
  });

  it("says undefined for a point without neighbours, and 0 where nobody has any", () => {
    const apart = [0, 0, 0, 5, 0, 0, 100, 0, 0];
    expect(lddt(apart, apart).perPoint).toEqual([1, 1, undefined]);
    expect(lddt([1, 2, 3], [1, 2, 3])).toEqual({ score: 0, perPoint: [undefined] });
  });

  it("sees neither motion nor mirror", () => {
    const reference = chain(60, "reference");
    const model = disturbed(reference, 0.7, "model");
    const { score } = lddt(model, reference);
    expect(lddt(moved(model), reference).score).toBeCloseTo(score, 12);
    expect(lddt(mirrored(model), reference).score).toBe(score);
    expect(lddt(moved(reference), reference).score).toBe(1);
  });

  it("falls as the model gets worse, within [0, 1]", () => {
    const reference = chain(60, "reference");
    const scores = [0, 0.2, 0.5, 1, 3, 10].map(
      (size) => lddt(disturbed(reference, size, "m"), reference).score,
    );
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBe(1);
    expect(scores.at(-1)).toBeLessThan(0.4);
  });

  it("refuses structures that don't belong together", () => {
    expect(codeOf(() => lddt([], []))).toBe("SK3100");
    expect(codeOf(() => lddt([0, 0, Number.NaN], [0, 0, 0]))).toBe("SK3101");
    expect(codeOf(() => lddt([0, 0, 0], [0, 0, 0, 1, 1, 1]))).toBe("SK3103");
    expect(codeOf(() => lddt([0, 0], [0, 0]))).toBe("SK3103");
    expect(codeOf(() => lddt([0, 0, 0], [0, 0, 0], { inclusionRadius: Number.NaN }))).toBe("SK3102");
  });
});
