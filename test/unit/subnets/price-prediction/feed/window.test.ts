import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { originsIn } from "../../../../../subnets/price-prediction/feed/periods.js";
import { contextAt, outcomeAt } from "../../../../../subnets/price-prediction/feed/window.js";
import { syntheticSeries } from "../syntheticSeries.js";

describe("a window", () => {
  it("never shows a miner anything of the outcome", () => {
    const { timesMs } = syntheticSeries("2001-01-01", 2_000);
    // Each return says which bar it is.
    const series = { timesMs, returns: Float64Array.from(timesMs.keys()) };
    const dates = Array.from(timesMs, (timeMs) => new Date(timeMs).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...dates), fc.constantFrom(...dates), (from, until) => {
        const origins = originsIn(series, { from, until });
        expect(origins.every((origin) => Math.max(...contextAt(series, origin)) === origin - 1)).toBe(true);
        expect(origins.every((origin) => Math.min(...outcomeAt(series, origin)) === origin)).toBe(true);
        expect(origins.every((origin) => (dates[Math.max(...outcomeAt(series, origin))] ?? "") < until)).toBe(
          true,
        );
      }),
      { numRuns: 30 },
    );
  });
});
