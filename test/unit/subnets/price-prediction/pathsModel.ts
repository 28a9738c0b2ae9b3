import { createModelLoaders } from "../../../../core/plugin/modelLoaders.js";
import { createOnnxRuntime } from "../../../../plugins/models-onnx/createOnnxRuntime.js";
import subnet from "../../../../subnets/price-prediction/index.js";

const runtime = createOnnxRuntime();

type LoadPaths = ReturnType<typeof createModelLoaders<(typeof subnet)["contract"]>>["models"]["paths"];

/** The bundled model, as a host would load it: its hash, its inputs and outputs are checked. A new one each time, to be disposed of. */
export const loadPathsModel: LoadPaths = () => createModelLoaders(subnet, () => runtime).models.paths();
