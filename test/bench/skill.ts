import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import { backtest } from "../../subnets/price-prediction/backtest/backtest.js";
import { createMiners } from "../../subnets/price-prediction/backtest/createMiners.js";
import { dailyReturns } from "../../subnets/price-prediction/feed/dailyReturns.js";
import { HELD_OUT } from "../../subnets/price-prediction/feed/periods.js";
import { readPriceFile, sp500File } from "../../subnets/price-prediction/feed/priceFile.js";
import subnet from "../../subnets/price-prediction/index.js";
import type { Bench } from "./figure.js";

/** Every second bar of the held-out years: 1,537 origins. */
const STRIDE = 2;

export const skill: Bench = {
  name: "skill",
  about:
    "price prediction: skill over the random walk in the held-out years, with standard errors from blocks of a quarter",
  run: async () => {
    const owned = createModelLoaders(subnet, () => createOnnxRuntime());
    const series = dailyReturns(await readPriceFile(sp500File()));
    const miners = await createMiners(owned.models);
    const rows = await backtest({ series, miners, period: HELD_OUT, stride: STRIDE, seed: "bench" });
    await owned.dispose();
    return rows.flatMap((row) => [
      {
        name: `skill.${row.profile}`,
        value: 100 * row.skill,
        unit: "%",
        ...(row.profile === "neural" && { goal: "about 4 to 5" }),
      },
      { name: `skill.${row.profile}.standardError`, value: 100 * row.standardError, unit: "%" },
    ]);
  },
};
