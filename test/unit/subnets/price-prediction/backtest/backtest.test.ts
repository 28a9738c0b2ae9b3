import { beforeAll, describe, expect, it } from "vitest";
import { backtest } from "../../../../../subnets/price-prediction/backtest/backtest.js";
import { chosenMiners } from "../../../../../subnets/price-prediction/backtest/chosenMiners.js";
import { loadMarkets } from "../../../../../subnets/price-prediction/backtest/markets.js";
import type { MarketReport } from "../../../../../subnets/price-prediction/backtest/report.js";
import { models } from "../pathsModel.js";

/** One origin each 40 bars keeps this in a second or two; `npm run bench -- skill` measures in earnest. */
const options = { strideBars: 40, seed: "test", replicates: 500 };

describe("the backtest on held-out years", () => {
  let market: MarketReport | undefined;

  beforeAll(async () => {
    const miners = await chosenMiners(["ewma", "neural", "fhs"], models);
    const report = await backtest({ markets: await loadMarkets(["SPX/1d"]), miners, ...options });
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
    expect(neural?.periods.map(({ period }) => period)).toEqual(
      Array.from({ length: 13 }, (_, index) => String(2008 + index)),
    );
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

describe("the series", () => {
  it("are those of the table: one by its name, all of an asset by the asset's", async () => {
    expect((await loadMarkets(["SPX"])).map(({ name }) => name)).toEqual(["SPX/1d", "SPX/1w"]);
    expect((await loadMarkets(["SIM/1m", "SPX/1d"])).map(({ name }) => name)).toEqual(["SPX/1d", "SIM/1m"]);
  });

  it("are asked about as far as each goes, and judged by the changes that each is scored by", async () => {
    const miners = await chosenMiners([], models);
    const [weekly] = (
      await backtest({ markets: await loadMarkets(["SPX/1w"]), miners, strideBars: 6, seed: "test" })
    ).markets;
    expect(weekly?.blockBars).toBe(39);
    expect(weekly?.profiles[0]?.calibration.map(({ bars }) => bars)).toEqual([1, 3, 6, 12]);
  });

  it("are told by months where they are short", async () => {
    const miners = await chosenMiners([], models);
    const period = { from: "2018-03-01", until: "2019-11-01" };
    const [short] = (
      await backtest({ markets: await loadMarkets(), miners, ...period, strideBars: 5, seed: "test" })
    ).markets;
    const names = short?.profiles[0]?.periods.map(({ period: name }) => name);
    expect(names?.slice(0, 2)).toEqual(["2018-03", "2018-04"]);
    expect(names?.at(-1)).toBe("2019-10");
  });
});

describe("what a backtest refuses", () => {
  it("is an asset or profile that is not there, and a period too short for an error", async () => {
    await expect(loadMarkets(["TULIPS"])).rejects.toMatchObject({ code: "SK3850" });
    await expect(chosenMiners(["crystalBall"], models)).rejects.toMatchObject({ code: "SK3851" });
    const miners = await chosenMiners([], models);
    const period = { from: "2019-01-01", until: "2019-06-01" };
    await expect(
      backtest({ markets: await loadMarkets(["SPX/1d"]), miners, ...options, ...period }),
    ).rejects.toMatchObject({ code: "SK3852" });
  });
});
