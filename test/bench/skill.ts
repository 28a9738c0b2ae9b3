import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import { backtest } from "../../subnets/price-prediction/backtest/backtest.js";
import { createMiners } from "../../subnets/price-prediction/backtest/createMiners.js";
import { loadMarkets } from "../../subnets/price-prediction/backtest/markets.js";
import subnet from "../../subnets/price-prediction/index.js";
import type { Bench, Figure } from "./figure.js";

export const skill: Bench = {
  name: "skill",
  about:
    "price prediction: skill over the random walk in the held-out years, with standard errors from blocks of a quarter, and time of a forecast",
  run: async () => {
    const owned = createModelLoaders(subnet, () => createOnnxRuntime());
    const miners = await createMiners(owned.models);
    const markets = await loadMarkets();
    const report = await backtest({ markets, miners, seed: "bench" });
    await owned.dispose();
    return report.markets.flatMap(({ profiles, comparison }): Figure[] => [
      ...profiles.flatMap(({ profile, kind, skill: { value, standardError }, forecastMs }): Figure[] => [
        {
          name: `skill.${profile}`,
          value: 100 * value,
          unit: "%",
          ...(kind === "neural" && { goal: "the best ≥ 4" }),
        },
        { name: `skill.${profile}.standardError`, value: 100 * standardError, unit: "%" },
        { name: `skill.${profile}.forecast`, value: forecastMs, unit: "ms an origin" },
      ]),
      ...(comparison
        ? [
            {
              name: "skill.bestNeuralOverBestStatistical",
              value: 100 * comparison.difference.value,
              unit: "%",
              goal: "≥ 0",
            },
            {
              name: "skill.bestNeuralOverBestStatistical.standardError",
              value: 100 * comparison.difference.standardError,
              unit: "%",
            },
          ]
        : []),
    ]);
  },
};
