import { fileURLToPath } from "node:url";
import type { Model } from "subnetkit/plugin";
import { createOnnxRuntime } from "../../../../plugins/models-onnx/createOnnxRuntime.js";
import { contract } from "../../../../subnets/price-prediction/contract.js";

const runtime = createOnnxRuntime();
const entry = new URL("../../../../subnets/price-prediction/index.ts", import.meta.url);

/** The bundled model, as a host would load it: its pinned hash is checked. */
export function loadPathsModel(): Promise<Model> {
  const { path, sha256 } = contract.models.paths;
  return runtime.load({ path: fileURLToPath(new URL(path, entry)), sha256 });
}
