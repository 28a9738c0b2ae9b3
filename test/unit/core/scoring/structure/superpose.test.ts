import { describe, expect, it } from "vitest";
import { structurePair } from "../../../../../core/scoring/structure/points.js";
import { squaredDistances, superpose, type Motion } from "../../../../../core/scoring/structure/superpose.js";
import { rmsd } from "../../../../../core/scoring/structure/rmsd.js";
import { chain, disturbed, mirrored, moved } from "../chain.js";
import { codeOf } from "../codeOf.js";

describe("the superposition", () => {
  it("takes a moved structure back onto itself", () => {
    const reference = chain(40, "reference");
    expect(rmsd(moved(reference), reference)).toBeLessThan(1e-12);
  });

  it("handles points on a line, in a plane, two points and one", () => {
    expect(rmsd([0, 0, 0, 0, 2, 0, 0, 4, 0], [5, 0, 0, 7, 0, 0, 9, 0, 0])).toBeLessThan(1e-12);
    expect(rmsd([0, 0, 0, 1, 0, 0, 0, 1, 0], [0, 0, 0, 0, 0, 1, 1, 0, 0])).toBeLessThan(1e-12);
    // turned by half a turn, where the quaternion's first part is 0
    expect(rmsd([1, 0, 0, 0, 2, 0, 0, 0, 3], [-1, 0, 0, 0, -2, 0, 0, 0, 3])).toBeLessThan(1e-12);
    expect(rmsd([0, 0, 0, 0, 0, 2], [1, 1, 1, 4, 1, 1])).toBeCloseTo(0.5, 12);
    expect(rmsd([4, 5, 6], [1, 2, 3])).toBeLessThan(1e-12);
  });

  it("never mirrors", () => {
    const reference = chain(40, "reference");
    expect(rmsd(mirrored(reference), reference)).toBeGreaterThan(2);
  });

  it("is the best one: no small motion of it is better", () => {
    const reference = chain(30, "reference");
    const pair = structurePair(disturbed(moved(reference), 1, "noise"), reference);
    const squared = new Float64Array(pair.size);
    const motion = superpose(pair, Array.from(squared.keys()));
    const total = (of: Motion): number => {
      squaredDistances(pair, of, squared);
      return squared.reduce((sum, value) => sum + value, 0);
    };
    const best = total(motion);
    for (const axis of [0, 1, 2]) {
      for (const angle of [-0.01, 0.01]) {
        const turned = Float64Array.from(motion);
        const [a, b] = [(axis + 1) % 3, (axis + 2) % 3];
        for (const column of [0, 1, 2]) {
          const [p, q] = [motion[3 * a + column] ?? 0, motion[3 * b + column] ?? 0];
          turned[3 * a + column] = Math.cos(angle) * p - Math.sin(angle) * q;
          turned[3 * b + column] = Math.sin(angle) * p + Math.cos(angle) * q;
        }
        const [p, q] = [motion[9 + a] ?? 0, motion[9 + b] ?? 0];
        turned[9 + a] = Math.cos(angle) * p - Math.sin(angle) * q;
        turned[9 + b] = Math.sin(angle) * p + Math.cos(angle) * q;
        expect(total(turned)).toBeGreaterThan(best);
      }
      const shifted = Float64Array.from(motion);
      shifted[9 + axis] = (shifted[9 + axis] ?? 0) + 0.05;
      expect(total(shifted)).toBeGreaterThan(best);
    }
  });

  it("refuses structures that don't belong together", () => {
    expect(codeOf(() => rmsd([0, 0, 0], [0, 0]))).toBe("SK3103");
    expect(codeOf(() => rmsd([0, 0, Number.NaN], [0, 0, 0]))).toBe("SK3101");
  });
});
