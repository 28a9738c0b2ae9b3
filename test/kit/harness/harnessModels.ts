import type { ContractSpec } from "../../../core/plugin/contract.js";
import { createModelLoaders, type OwnedModels } from "../../../core/plugin/modelLoaders.js";
import type { ModelLoaders, Subnet } from "../../../core/plugin/subnet.js";
import { createOnnxRuntime } from "../../../plugins/models-onnx/createOnnxRuntime.js";
import { createTfjsRuntime } from "../../../plugins/models-tfjs/createTfjsRuntime.js";

/** The models of a subnet for a neuron that runs alone: the real ones, but for those that have a double. */
export function harnessModels<C extends ContractSpec>(
  subnet: Subnet<C>,
  doubles: Partial<ModelLoaders<C>> = {},
): OwnedModels<C> {
  const [onnx, tfjs] = [createOnnxRuntime(), createTfjsRuntime()];
  const owned = createModelLoaders(subnet, (kind) => (kind === "onnx" ? onnx : tfjs));
  return { ...owned, models: { ...owned.models, ...doubles } };
}
