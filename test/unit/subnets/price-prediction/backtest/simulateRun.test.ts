import { describe, expect, it } from "vitest";
import { createMiners } from "../../../../../subnets/price-prediction/backtest/createMiners.js";
import { readValidatorSettings } from "../../../../../core/plugin/readSettings.js";
import { contract } from "../../../../../subnets/price-prediction/contract.js";
import { simulateRun } from "../../../../../subnets/price-prediction/backtest/simulateRun.js";
import { mean } from "../../../../../subnets/price-prediction/mean.js";
import { createValidator } from "../../../../../subnets/price-prediction/validator.js";
import { models } from "../pathsModel.js";

describe("a run without a network", () => {
  const ranking = (values: ReadonlyMap<string, number>): readonly string[] =>
    [...values].sort(([, a], [, b]) => b - a).map(([profile]) => profile);

  it("ends with the random walk last and a network first, and weights in the order of mean scores", async () => {
    const { neural, ewma, randomWalk } = await createMiners(models);
    const miners = { neural, ewma, randomWalk };
    const validator = await createValidator({
      settings: readValidatorSettings(contract, { series: [{ asset: "SPX", resolution: "1d", tasks: 1 }] }),
      models,
      state: { get: () => undefined, set: () => undefined, delete: () => undefined },
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    });
    const { scores, weights } = await simulateRun({ validator, miners, rounds: 1, seed: "test" });
    const means = new Map(Array.from(scores, ([profile, list]) => [profile, mean(list)]));
    expect([...scores.values()].every((list) => list.length === 1)).toBe(true);
    expect(ranking(weights)).toEqual(ranking(means));
    expect(ranking(means)[0]).toBe("neural");
    expect(ranking(means).at(-1)).toBe("randomWalk");
  }, 30_000);
});
