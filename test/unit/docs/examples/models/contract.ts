import { defineContract, onnx, Tensor, tfjs, Type } from "subnetkit/plugin";

const Rows = Tensor({ dtype: "float32", shape: [{ max: 64 }, 16], min: -10, max: 10 });
const Scores = Tensor({ dtype: "float32", shape: [{ max: 64 }], min: 0, max: 1 });
const closed = { additionalProperties: false };

export const contract = defineContract({
  id: "rows",
  version: "1.0.0",
  summary: "Miners score rows of numbers.",
  task: {
    request: Type.Object({ rows: Rows }, closed),
    response: Type.Object({ scores: Scores }, closed),
    timeoutMs: 2_000,
    streaming: false,
  },
  models: {
    scorer: onnx("./models/scorer.onnx", {
      sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      inputs: { rows: Rows },
      outputs: { scores: Scores },
      licence: "Apache-2.0",
    }),
    embedder: tfjs("./models/embedder/model.json", {
      sha256: "486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7",
    }),
  },
  profiles: { neural: Type.Object({}) },
  hyperparameters: {},
});
