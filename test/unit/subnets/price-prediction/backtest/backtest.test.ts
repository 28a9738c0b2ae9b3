import { beforeAll, describe, expect, it } from "vitest";
import { backtest } from "../../../../../subnets/price-prediction/backtest/backtest.js";
import { createMiners, type Miners } from "../../../../../subnets/price-prediction/backtest/createMiners.js";
import { simulateRun } from "../../../../../subnets/price-prediction/backtest/simulateRun.js";
import { dailyReturns } from "../../../../../subnets/price-prediction/feed/dailyReturns.js";
import { HELD_OUT } from "../../../../../subnets/price-prediction/feed/periods.js";
import { readPriceFile, sp500File } from "../../../../../subnets/price-prediction/feed/priceFile.js";
import { mean } from "../../../../../subnets/price-prediction/mean.js";
import { createValidator } from "../../../../../subnets/price-prediction/validator.js";
import { loadPathsModel } from "../pathsModel.js";

const models = { paths: loadPathsModel };
let miners: Miners;

beforeAll(async () => {
  miners = await createMiners(models);
});

describe("the backtest on held-out years", () => {
  it("measures each profile's skill over the random walk", async () => {
    const series = dailyReturns(await readPriceFile(sp500File()));
    const rows = await backtest({ series, miners, period: HELD_OUT, stride: 40, seed: "test" });
    expect(rows.map(({ profile }) => profile)).toEqual(["neural", "fhs", "garch", "ewma", "randomWalk"]);
    for (const { profile, skill, standardError, lossBp, origins } of rows) {
      expect(origins).toBe(77);
      expect(lossBp).toBeGreaterThan(2_000);
      if (profile === "randomWalk") expect(skill).toBe(0);
      else expect(skill).toBeGreaterThan(2 * standardError);
    }
    expect(rows[0]?.skill).toBeGreaterThan(0.04);
  });
});

describe("a run without a network", () => {
  const ranking = (values: ReadonlyMap<string, number>): readonly string[] =>
    [...values].sort(([, a], [, b]) => b - a).map(([profile]) => profile);

  it("ends with the random walk last and the neural miner first, and weights in the order of mean scores", async () => {
    const validator = await createValidator({
      settings: {},
      models,
      state: { get: () => undefined, set: () => undefined, delete: () => undefined },
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    });
    const { scores, weights } = await simulateRun({ validator, miners, rounds: 1, seed: "test" });
    const means = new Map(Array.from(scores, ([profile, list]) => [profile, mean(list)]));
    expect([...scores.values()].every((list) => list.length === 4)).toBe(true);
    expect(ranking(weights)).toEqual(ranking(means));
    expect(ranking(means)[0]).toBe("neural");
    expect(ranking(means).at(-1)).toBe("randomWalk");
  });
});
