import { createModelLoaders } from "../../../../core/plugin/modelLoaders.js";
import { createOnnxRuntime } from "../../../../plugins/models-onnx/createOnnxRuntime.js";
import type { Contract } from "../../../../subnets/price-prediction/backtest/createMiners.js";
import subnet from "../../../../subnets/price-prediction/index.js";
import type { ModelLoaders } from "subnetkit/plugin";

const runtime = createOnnxRuntime();

/** The bundled models, as a host would load them: hash, inputs and outputs are checked. New ones each time, to be disposed of. */
export const models: ModelLoaders<Contract> = {
  paths: () => createModelLoaders(subnet, () => runtime).models.paths(),
  temporal: () => createModelLoaders(subnet, () => runtime).models.temporal(),
};
