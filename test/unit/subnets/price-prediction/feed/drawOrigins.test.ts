import { describe, expect, it } from "vitest";
import { drawOrigins } from "../../../../../subnets/price-prediction/feed/drawOrigins.js";
import { originsIn } from "../../../../../subnets/price-prediction/feed/periods.js";
import { syntheticSeries } from "../syntheticSeries.js";

const series = syntheticSeries("2001-01-01", 2_500);
const size = { name: "test", tasks: 4, originsPerTask: 50, steps: 20 };
const period = { from: "2003-01-01", until: "2007-01-01" };

describe("origins of a round", () => {
  it("are as many as the sizes say, all different, all of the period", () => {
    const tasks = drawOrigins(series, period, "seed", size);
    expect(tasks.map((origins) => origins.length)).toEqual([50, 50, 50, 50]);
    const candidates = new Set(originsIn(series, period));
    expect(new Set(tasks.flat()).size).toBe(200);
    expect(tasks.flat().every((origin) => candidates.has(origin))).toBe(true);
  });

  it("follow from the seed alone", () => {
    expect(drawOrigins(series, period, "seed", size)).toEqual(drawOrigins(series, period, "seed", size));
    expect(drawOrigins(series, period, "seed", size)).not.toEqual(drawOrigins(series, period, "other", size));
  });

  it("are others for another series of the same days", () => {
    const other = drawOrigins(series, period, "seed", { ...size, name: "other" });
    expect(other).not.toEqual(drawOrigins(series, period, "seed", size));
  });

  it("leave room for the whole outcome, however long", () => {
    const steps = 300;
    const origins = drawOrigins(series, period, "seed", { ...size, steps }).flat();
    const end = series.timesMs[Math.max(...origins) + steps - 1];
    expect(end).toBeLessThan(Date.parse(period.until));
  });

  it("spread over the whole period in every task", () => {
    const candidates = originsIn(series, period);
    const start = Math.min(...candidates);
    const quarterOf = (origin: number): number => Math.floor((4 * (origin - start)) / candidates.length);
    for (const origins of drawOrigins(series, period, "seed", size)) {
      const counts = [0, 1, 2, 3].map(
        (quarter) => origins.filter((origin) => quarterOf(origin) === quarter).length,
      );
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(12);
    }
  });

  it("reach every origin in the end", () => {
    const seen = new Set(
      Array.from({ length: 100 }, (_, seed) => drawOrigins(series, period, `${seed}`, size)).flat(2),
    );
    expect(seen.size).toBe(originsIn(series, period).length);
  });

  it("are refused when the period is too short for them", () => {
    expect(() => drawOrigins(series, { from: "2003-01-01", until: "2003-06-01" }, "seed", size)).toThrow(
      expect.objectContaining({ code: "SK2303" }),
    );
  });
});
