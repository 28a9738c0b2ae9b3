import type { InferenceSession, OnnxValue } from "onnxruntime-web";
import { leasedModel } from "../../core/plugin/leasedModel.js";
import type { Model } from "../../core/plugin/models.js";
import type { Lease } from "../../core/plugin/sharedLeases.js";
import type { Tensor } from "../../core/plugin/tensor.js";
import type { OnnxLibrary } from "./onnxLibrary.js";
import { onnxData, onnxPorts, tensorFromOnnx } from "./onnxPorts.js";

/** Fatal only: a failed run is an error with a code, and a second copy on stderr would but confuse. */
const RUN_OPTIONS = { logSeverityLevel: 4 } as const;

/**
 * A model over a leased session. Inputs and outputs are handed over without copying (int64 is converted).
 *
 * @param file its path, for errors
 * @throws SK2003 when it has ports that tensors can't serve; the lease is then still the caller's
 */
export function createOnnxModel(file: string, { ort }: OnnxLibrary, lease: Lease<InferenceSession>): Model {
  const session = lease.value;
  const inputs = onnxPorts(file, session.inputMetadata);
  const outputs = onnxPorts(file, session.outputMetadata);
  return leasedModel(file, lease, {
    inputs,
    outputs,
    async run(given) {
      const feeds: Record<string, OnnxValue> = {};
      for (const port of inputs) {
        const tensor = given[port.name];
        if (tensor) feeds[port.name] = new ort.Tensor(port.onnxType, onnxData(port, tensor), tensor.shape);
      }
      const results = await session.run(feeds, RUN_OPTIONS);
      const tensors: Record<string, Tensor> = {};
      for (const port of outputs) {
        const output = results[port.name];
        if (output) tensors[port.name] = tensorFromOnnx(port, output);
      }
      return tensors;
    },
  });
}
