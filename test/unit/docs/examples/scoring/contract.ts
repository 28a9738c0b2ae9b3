import { defineContract, Tensor, Type } from "subnetkit/plugin";

const closed = { additionalProperties: false };

export const contract = defineContract({
  id: "prices",
  version: "1.0.0",
  summary: "Miners draw what a price may be.",
  task: {
    request: Type.Object({ inBlocks: Type.Integer({ minimum: 1, maximum: 100 }) }, closed),
    response: Type.Object({ samples: Tensor({ dtype: "float64", shape: [100], min: 0, max: 1e9 }) }, closed),
    outcome: Type.Object({ price: Type.Number({ minimum: 0, maximum: 1e9 }) }, closed),
    timeoutMs: 2_000,
    streaming: false,
  },
  models: {},
  profiles: { plain: Type.Object({}) },
  hyperparameters: {},
});
