import { describe, expect, it } from "vitest";
import { readValidatorSettings } from "../../../../../core/plugin/readSettings.js";
import { contract } from "../../../../../subnets/price-prediction/contract.js";
import { usualPlan } from "../../../../../subnets/price-prediction/score/intervals.js";
import { seriesName, seriesSpec } from "../../../../../subnets/price-prediction/series/seriesSpec.js";
import { SERIES_TABLE } from "../../../../../subnets/price-prediction/series/seriesTable.js";
import { MAX_ORIGINS, MAX_STEPS, PATHS } from "../../../../../subnets/price-prediction/sizes.js";

const feed = { kind: "csv", file: "prices.csv" } as const;

describe("the table of series", () => {
  it("is what a validator asks about without settings", () => {
    const { series } = readValidatorSettings(contract, {});
    expect(series.map(seriesName)).toEqual(SERIES_TABLE.map(seriesName));
    expect(series.map(seriesSpec)).toEqual(SERIES_TABLE);
  });

  it("has tasks whose answers travel, and scores what is usual", () => {
    for (const { horizonSteps, originsPerTask, increments, gaps } of SERIES_TABLE) {
      expect(originsPerTask).toBeLessThanOrEqual(MAX_ORIGINS);
      expect(horizonSteps).toBeLessThanOrEqual(MAX_STEPS);
      expect(4 * PATHS * horizonSteps * originsPerTask).toBeLessThan(950_000);
      expect({ increments, gaps }).toEqual(usualPlan(horizonSteps));
    }
  });
});

describe("a choice of a series", () => {
  it("changes a line of the table, field by field", () => {
    const changed = seriesSpec({ asset: "SPX", resolution: "1d", tasks: 1, from: "2015-01-01" });
    expect(changed).toEqual({ ...SERIES_TABLE[0], tasks: 1, from: "2015-01-01" });
  });

  it("with another horizon is scored as is usual for that", () => {
    const changed = seriesSpec({ asset: "SIM", resolution: "5m", horizonSteps: 60 });
    expect(changed).toMatchObject({ horizonSteps: 60, ...usualPlan(60), from: SERIES_TABLE[2]?.from });
  });

  it("of one's own has defaults that fit its horizon", () => {
    expect(seriesSpec({ asset: "BTC", resolution: "1h", feed })).toEqual({
      asset: "BTC",
      resolution: "1h",
      horizonSteps: 20,
      increments: [1, 5, 10],
      gaps: [],
      tasks: 1,
      originsPerTask: 50,
      feed,
    });
    expect(seriesSpec({ asset: "BTC", resolution: "5m", horizonSteps: 288, feed }).originsPerTask).toBe(7);
  });

  it("that is not in the table needs a feed", () => {
    expect(() => seriesSpec({ asset: "BTC", resolution: "1d" })).toThrow(
      expect.objectContaining({ code: "SK3804" }),
    );
  });

  it("is refused by the contract's schema where it can't be", () => {
    for (const series of [
      [],
      [{ asset: "btc", resolution: "1d" }],
      [{ asset: "BTC", resolution: "2d" }],
      [{ asset: "BTC", resolution: "1d", horizonSteps: 289 }],
      [{ asset: "BTC", resolution: "1d", feed: { kind: "ftp" } }],
      [{ asset: "BTC", resolution: "1d", feed: { kind: "csv", path: "x" } }],
    ]) {
      expect(() => readValidatorSettings(contract, { series }), JSON.stringify(series)).toThrow(
        expect.objectContaining({ code: "SK1324" }),
      );
    }
  });
});
