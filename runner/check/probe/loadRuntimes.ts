import type { ModelReference, ModelRuntime } from "../../../core/plugin/models.js";

/** The runtime of each kind of model, loaded when the first model of that kind is. */
export async function loadRuntime(kind: ModelReference["runtime"]): Promise<ModelRuntime> {
  if (kind === "onnx") {
    const { createOnnxRuntime } = await import("../../../plugins/models-onnx/createOnnxRuntime.js");
    return createOnnxRuntime();
  }
  const { createTfjsRuntime } = await import("../../../plugins/models-tfjs/createTfjsRuntime.js");
  return createTfjsRuntime();
}
