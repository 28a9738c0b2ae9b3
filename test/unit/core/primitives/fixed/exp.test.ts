import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp } from "../../../../../core/primitives/fixed/exp.js";
import { q32 } from "../../../../../core/primitives/fixed/q32.js";

const toFloat = (raw: bigint): number => Number(raw) / Number(q32.one);

describe("exp", () => {
  it("knows 0 exactly, and 1 with 23 fraction bits only", () => {
    expect(exp(0n)).toBe(q32.one);
    expect(exp(q32.one)).toBe(22_802_600n * 512n);
    expect(exp(q32.one + 1n)).toBeGreaterThan(22_802_600n * 512n);
  });

  it("takes everything beyond 20 as 20", () => {
    const twenty = q32.fromInteger(20n);
    expect(exp(q32.max)).toBe(exp(twenty));
    expect(exp(q32.min)).toBe(exp(-twenty));
  });

  it("falls visibly short of the exponential near 20, since the series is cut", () => {
    const missing = 1 - toFloat(exp(q32.fromInteger(20n))) / Math.exp(20);
    expect(missing).toBeGreaterThan(0.005);
    expect(missing).toBeLessThan(0.02);
  });

  it("follows the exponential closely where the series suffices", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 10_000 }), (thousandths) => {
        const x = q32.div(q32.fromInteger(BigInt(thousandths)), q32.fromInteger(1000n));
        expect(Math.abs(toFloat(exp(x)) / Math.exp(toFloat(x)) - 1)).toBeLessThan(1e-4);
      }),
    );
  });
});
