import { it } from "vitest";
import pricePrediction from "../../../../subnets/price-prediction/index.js";
import { expectNothingPays } from "../expectNothingPays.js";

it("no attack pays", async () => {
  await expectNothingPays(pricePrediction, {
    profile: "ewma",
    seeds: 5,
    epochs: 2,
    thresholds: {
      copy: 0.05,
      // 1.008 ± 0.014: copies are not paid.
      sybil: 1.05,
      // 1.033 ± 0.044 and 0.692 ± 0.065 keep below their usual 1.1 and 0.8: overfit and random-weights.
    },
  });
});
