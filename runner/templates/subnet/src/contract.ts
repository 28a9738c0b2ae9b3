import {
  defineContract,
  // #if onnx
  onnx,
  // #endif
  Tensor,
  // #if tfjs
  tfjs,
  // #endif
  Type,
} from "subnetkit/plugin";
import { HISTORY } from "./wave.js";

const closed = { additionalProperties: false };

/** What both forms of the predictor take and give: one row. */
const predictor = {
  inputs: { history: Tensor({ dtype: "float32", shape: [1, HISTORY] }) },
  outputs: { next: Tensor({ dtype: "float32", shape: [1, 1] }) },
  licence: "CC0-1.0",
};

/** What the subnet is. Miners and validator are typed by it; a change of request or response is a new contract with its peers. */
export const contract = defineContract({
  id: "my-subnet",
  version: "0.1.0",
  summary: "Predicts the next value of a noisy wave.",
  task: {
    request: Type.Object(
      { history: Tensor({ dtype: "float32", shape: [HISTORY], min: -2, max: 2 }) },
      closed,
    ),
    response: Type.Object({ next: Type.Number({ minimum: -2, maximum: 2 }) }, closed),
    /** Never sent to a miner. */
    secret: Type.Object({ next: Type.Number({ minimum: -1, maximum: 1 }) }, closed),
    timeoutMs: 1_000,
    streaming: false,
    /** Miners commit to their answers before any is revealed: nobody can copy. */
    commitReveal: true,
  },
  /** `npm run train` makes these files and prints their hashes. */
  models: {
    // #if onnx
    onnx: onnx("./models/predictor.onnx", {
      sha256: "ed0c70912e6e5b97fa074909b80cb287c8084c1b16073ad23ad71869cfadfb8c",
      ...predictor,
    }),
    // #endif
    // #if tfjs
    tfjs: tfjs("./models/tfjs/model.json", {
      sha256: "822e1ea92b200176fa0be6357293fc7d42bdba1ba92fafe6940f07072834cce2",
      ...predictor,
    }),
    // #endif
  },
  /** A miner's strategies and their settings. */
  profiles: {
    // #if onnx
    onnx: Type.Object({}, closed),
    // #endif
    // #if tfjs
    tfjs: Type.Object({}, closed),
    // #endif
    /** The baseline to beat. */
    lastValue: Type.Object({ factor: Type.Number({ minimum: 0, maximum: 2, default: 1 }) }, closed),
  },
  hyperparameters: { tempo: 20 },
});
