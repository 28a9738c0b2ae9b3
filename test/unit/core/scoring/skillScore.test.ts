import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreFromLoss, skillScore } from "../../../../core/scoring/skillScore.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const loss = fc.double({ min: 0, max: 1e6, noNaN: true });
const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

describe("the skill score", () => {
  it.each([
    [0.8, 1, 0.2],
    [0, 3, 1],
    [3, 3, 0],
    [6, 3, -1],
  ])("of a loss %d over %d is %d", (mine, reference, expected) => {
    expect(skillScore(mine, reference)).toBeCloseTo(expected, 12);
  });

  it("never rises with the loss and never exceeds 1", () => {
    fc.assert(
      fc.property(loss, loss, positive, (one, other, reference) => {
        const better = skillScore(Math.min(one, other), reference);
        expect(better).toBeGreaterThanOrEqual(skillScore(Math.max(one, other), reference));
        expect(better).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("refuses a reference without loss, and losses that are none", () => {
    expect(codeOf(() => skillScore(1, 0))).toBe("SK3102");
    expect(codeOf(() => skillScore(-1, 1))).toBe("SK3102");
    expect(codeOf(() => skillScore(Number.NaN, 1))).toBe("SK3102");
    expect(codeOf(() => skillScore(1, Number.NaN))).toBe("SK3102");
    expect(codeOf(() => skillScore(1e308, 1e-308))).toBe("SK3105");
  });
});

describe("a score from a loss", () => {
  it("is 1 without loss and falls by e a scale", () => {
    expect(scoreFromLoss(0, 5)).toBe(1);
    expect(scoreFromLoss(50, 100)).toBeCloseTo(0.6065306597, 10);
    expect(scoreFromLoss(100, 100)).toBeCloseTo(1 / Math.E, 12);
  });

  it("stays in [0, 1] and never rises with the loss", () => {
    fc.assert(
      fc.property(loss, loss, positive, (one, other, scale) => {
        const [better, worse] = [Math.min(one, other), Math.max(one, other)].map((x) =>
          scoreFromLoss(x, scale),
        );
        expect(better).toBeLessThanOrEqual(1);
        expect(worse).toBeGreaterThanOrEqual(0);
        expect(better).toBeGreaterThanOrEqual(worse ?? 1);
      }),
    );
  });

  it("refuses scales and losses that are none", () => {
    expect(codeOf(() => scoreFromLoss(1, 0))).toBe("SK3102");
    expect(codeOf(() => scoreFromLoss(Number.NaN, 1))).toBe("SK3102");
    expect(codeOf(() => scoreFromLoss(-1, 1))).toBe("SK3102");
  });
});
