import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latencyScore } from "../../../../core/scoring/latencyScore.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const curve = { fullMs: 200, timeoutMs: 1_000 };

describe("the latency curve", () => {
  it.each([
    [0, 1, 1],
    [200, 1, 1],
    [600, 1, 0.5],
    [600, 2, 0.25],
    [600, 0.5, Math.SQRT1_2],
    [1_000, 1, 0],
    [Number.POSITIVE_INFINITY, 1, 0],
  ])("gives %d ms with exponent %d the score %d", (latencyMs, exponent, expected) => {
    expect(latencyScore(latencyMs, { ...curve, exponent })).toBeCloseTo(expected, 12);
  });

  it("stays in [0, 1] and never rises with latency", () => {
    const latency = fc.double({ min: 0, max: 2_000, noNaN: true });
    const exponent = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(latency, latency, exponent, (one, other, power) => {
        const [fast, slow] = [Math.min(one, other), Math.max(one, other)].map((ms) =>
          latencyScore(ms, { ...curve, exponent: power }),
        );
        expect(fast).toBeGreaterThanOrEqual(slow ?? 2);
        expect(fast).toBeLessThanOrEqual(1);
        expect(slow).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("refuses times and curves that are none", () => {
    expect(codeOf(() => latencyScore(-1, curve))).toBe("SK3102");
    expect(codeOf(() => latencyScore(Number.NaN, curve))).toBe("SK3102");
    expect(codeOf(() => latencyScore(1, { fullMs: 5, timeoutMs: 5 }))).toBe("SK3102");
    expect(codeOf(() => latencyScore(1, { fullMs: 0, timeoutMs: Number.NaN }))).toBe("SK3102");
    expect(codeOf(() => latencyScore(1, { ...curve, exponent: 0 }))).toBe("SK3102");
  });
});
