import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { availability, wilsonInterval } from "../../../../core/scoring/wilsonInterval.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const counts = fc
  .integer({ min: 0, max: 500 })
  .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

describe("Wilson's interval", () => {
  it.each([
    [8, 10, 0.4901625, 0.9433178],
    [0, 10, 0, 0.2775328],
    [1, 1, 0.2065493, 1],
    [0, 0, 0, 1],
  ])("for %d of %d is [%d, %d]", (successes, trials, lower, upper) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval.lower).toBeCloseTo(lower, 6);
    expect(interval.upper).toBeCloseTo(upper, 6);
  });

  it("has ends that solve (p̂ − p)² = z² p(1 − p) / n", () => {
    fc.assert(
      fc.property(counts, ([successes, trials]) => {
        fc.pre(trials > 0);
        const share = successes / trials;
        const { lower, upper } = wilsonInterval(successes, trials, 2);
        for (const end of [lower, upper]) {
          expect((share - end) ** 2).toBeCloseTo((4 * end * (1 - end)) / trials, 10);
        }
        expect(lower <= share && share <= upper && lower >= 0 && upper <= 1).toBe(true);
      }),
    );
  });

  it("mirrors: successes and failures change places", () => {
    fc.assert(
      fc.property(counts, ([successes, trials]) => {
        const [one, other] = [wilsonInterval(successes, trials), wilsonInterval(trials - successes, trials)];
        expect(one.lower).toBeCloseTo(1 - other.upper, 12);
      }),
    );
  });

  it("refuses impossible counts", () => {
    expect(codeOf(() => wilsonInterval(2, 1))).toBe("SK3102");
    expect(codeOf(() => wilsonInterval(-1, 1))).toBe("SK3102");
    expect(codeOf(() => wilsonInterval(0.5, 1))).toBe("SK3102");
    expect(codeOf(() => wilsonInterval(0, Number.NaN))).toBe("SK3102");
    expect(codeOf(() => wilsonInterval(1, 2, 0))).toBe("SK3102");
  });
});

describe("availability", () => {
  it("rises with every answer and falls with every failure", () => {
    fc.assert(
      fc.property(counts, ([answered, probes]) => {
        const now = availability(answered, probes);
        expect(availability(answered + 1, probes + 1)).toBeGreaterThan(now);
        expect(availability(answered, probes + 1)).toBeLessThanOrEqual(now);
        expect(now).toBeLessThan(1);
      }),
    );
  });

  it("trusts a thousand probes more than one", () => {
    expect(availability(1, 1)).toBeCloseTo(0.2065, 4);
    expect(availability(1000, 1000)).toBeCloseTo(0.9962, 4);
  });
});
