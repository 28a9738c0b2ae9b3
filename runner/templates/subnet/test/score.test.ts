import { describe, expect, it } from "vitest";
import { scoreOf } from "../src/score.js";

describe("scoreOf", () => {
  it("is 1 for the exact value and falls with the error, on both sides alike", () => {
    expect(scoreOf(0.5, 0.5)).toBe(1);
    expect(scoreOf(0.6, 0.5)).toBeCloseTo(0.5, 10);
    expect(scoreOf(0.4, 0.5)).toBeCloseTo(scoreOf(0.6, 0.5), 10);
    expect(scoreOf(0.8, 0.5)).toBeLessThan(scoreOf(0.7, 0.5));
    expect(scoreOf(2, -2)).toBeGreaterThan(0);
  });
});
