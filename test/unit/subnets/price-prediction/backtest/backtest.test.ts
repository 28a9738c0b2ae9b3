import { beforeAll, describe, expect, it } from "vitest";
import { backtest } from "../../../../../subnets/price-prediction/backtest/backtest.js";
import { chosenMiners } from "../../../../../subnets/price-prediction/backtest/chosenMiners.js";
import { loadMarkets } from "../../../../../subnets/price-prediction/backtest/markets.js";
import type { MarketReport } from "../../../../../subnets/price-prediction/backtest/report.js";
import { HELD_OUT } from "../../../../../subnets/price-prediction/feed/periods.js";
import { models } from "../pathsModel.js";

/** One origin each 40 bars keeps this in a second or two; `npm run bench -- skill` measures in earnest. */
const options = { period: HELD_OUT, strideBars: 40, seed: "test", replicates: 500 };

describe("the backtest on held-out years", () => {
  let market: MarketReport | undefined;

  beforeAll(async () => {
    const miners = await chosenMiners(["ewma", "neural", "fhs"], models);
    const report = await backtest({ markets: await loadMarkets(["SP500"]), miners, ...options });
    [market] = report.markets;
  });

  it("measures the skill of the chosen profiles over the random walk, in the contract's order", () => {
    expect(market?.profiles.map(({ profile, kind }) => `${profile} ${kind}`)).toEqual([
      "neural neural",
      "fhs statistical",
      "ewma statistical",
      "randomWalk baseline",
    ]);
    expect(market?.origins).toBe(77);
    for (const { kind, skill, lossBp } of market?.profiles ?? []) {
      expect(lossBp.value).toBeGreaterThan(2_000);
      if (kind === "baseline") expect(skill.value).toBe(0);
      else expect(skill.low).toBeGreaterThan(0);
    }
    expect(market?.profiles[0]?.skill.value).toBeGreaterThan(0.04);
  });

  it("compares the best of each kind, day by day: the difference is surer than either", () => {
    const { neural, statistical, difference } = market?.comparison ?? {};
    expect([neural, statistical]).toEqual(["neural", "fhs"]);
    expect(difference?.standardError).toBeLessThan(0.5 * (market?.profiles[0]?.skill.standardError ?? 0));
  });

  it("says how each year went, and how calibrated the forecasts were", () => {
    const [neural] = market?.profiles ?? [];
    expect(neural?.periods.map(({ year }) => year)).toEqual([
      2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020,
    ]);
    expect(neural?.periods.reduce((sum, { origins }) => sum + origins, 0)).toBe(77);
    const daily = neural?.calibration[0];
    expect(daily?.bars).toBe(1);
    expect(daily?.coverage.map(({ share }) => share.value)).toEqual([
      expect.closeTo(0.5, 1),
      expect.closeTo(0.8, 1),
      expect.closeTo(0.95, 1),
    ]);
  });
});

describe("what a backtest refuses", () => {
  it("is an asset or profile that is not there, and a period too short for an error", async () => {
    await expect(loadMarkets(["TULIPS"])).rejects.toMatchObject({ code: "SK3850" });
    await expect(chosenMiners(["crystalBall"], models)).rejects.toMatchObject({ code: "SK3851" });
    const miners = await chosenMiners([], models);
    const period = { from: "2019-01-01", until: "2019-06-01" };
    await expect(
      backtest({ markets: await loadMarkets(["SP500"]), miners, ...options, period }),
    ).rejects.toMatchObject({ code: "SK3852" });
  });
});
