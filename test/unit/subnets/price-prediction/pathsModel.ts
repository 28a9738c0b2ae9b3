import { createModelLoaders } from "../../../../core/plugin/modelLoaders.js";
import { createOnnxRuntime } from "../../../../plugins/models-onnx/createOnnxRuntime.js";
import subnet from "../../../../subnets/price-prediction/index.js";

const runtime = createOnnxRuntime();

/** The bundled model, as a host would load it: its hash, its inputs and outputs are checked. */
export const loadPathsModel = createModelLoaders(subnet, () => runtime).models.paths;
