import { describe, expect, it } from "vitest";
import { priceBars } from "../../../../../subnets/price-prediction/feed/priceBars.js";
import { dayOf, returnSeries } from "../../../../../subnets/price-prediction/feed/returnSeries.js";

const NONE = Number.NaN;

describe("returns of bars", () => {
  it("put a whole move where the price is seen again, and say what was not observed", () => {
    const series = returnSeries(priceBars([1, 2, 3, 4, 5], [NONE, 100, NONE, NONE, 110]));
    expect(Array.from(series.timesMs)).toEqual([3, 4, 5]);
    expect(Array.from(series.returns)).toEqual([0, 0, Math.log(1.1)]);
    expect(Array.from(series.observed ?? [])).toEqual([0, 0, 1]);
  });

  it("are none of one price or none", () => {
    for (const closes of [[], [NONE], [5], [NONE, 5]]) {
      expect(
        returnSeries(
          priceBars(
            closes.map((_, index) => index),
            closes,
          ),
        ).returns,
      ).toHaveLength(0);
    }
  });

  it("have a day each", () => {
    const series = returnSeries(priceBars([Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 2, 23)], [1, 2]));
    expect(dayOf(series, 0)).toBe("2024-01-02");
  });
});
