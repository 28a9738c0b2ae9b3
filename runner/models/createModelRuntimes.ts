import type { ModelReference, ModelRuntime } from "../../core/plugin/models.js";
import type { ModelSharing } from "../../core/plugin/modelSharing.js";

export interface ModelRuntimesOptions {
  /** One thread and a fixed level of optimisation, see docs/models.md. */
  readonly deterministic?: boolean;
  /** Where this thread meets others of its process that load the same files. */
  readonly sharing?: ModelSharing | undefined;
}

/** The runtimes of this package, by the kind of model they run. */
export interface ModelRuntimes extends ModelRuntime {
  /** The runtime of one kind, imported at the first call. */
  of(kind: ModelReference["runtime"]): Promise<ModelRuntime>;
}

/**
 * One runtime for all kinds of models: ONNX and TF.js, each of which is imported when its first model is loaded. A file without a
 * kind is an ONNX model.
 *
 * @example const model = await createModelRuntimes().load({ path, sha256, kind: "tfjs" });
 */
export function createModelRuntimes(options: ModelRuntimesOptions = {}): ModelRuntimes {
  const { deterministic = false, sharing } = options;
  const runtimes = new Map<ModelReference["runtime"], Promise<ModelRuntime>>();
  const create = async (kind: ModelReference["runtime"]): Promise<ModelRuntime> => {
    if (kind === "tfjs") {
      return (await import("../../plugins/models-tfjs/createTfjsRuntime.js")).createTfjsRuntime({ sharing });
    }
    const { createOnnxRuntime } = await import("../../plugins/models-onnx/createOnnxRuntime.js");
    return createOnnxRuntime({ deterministic, sharing });
  };
  const of = (kind: ModelReference["runtime"]): Promise<ModelRuntime> => {
    const runtime = runtimes.get(kind) ?? create(kind);
    runtimes.set(kind, runtime);
    return runtime;
  };
  return {
    name: "ONNX and TF.js",
    of,
    load: async (file) => (await of(file.kind ?? "onnx")).load(file),
  };
}
