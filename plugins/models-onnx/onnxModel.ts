import type { InferenceSession, OnnxValue } from "onnxruntime-web";
import { fail } from "../../core/primitives/errors.js";
import { modelErrors } from "../../core/plugin/modelErrors.js";
import { checkModelInputs } from "../../core/plugin/modelInputs.js";
import type { Model } from "../../core/plugin/models.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
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
  let running = 0;
  let idle: (() => void) | undefined;
  let disposal: Promise<void> | undefined;

  const dispose = async (): Promise<void> => {
    // The native session runs in a later turn of the loop: releasing it before would be use after free.
    if (running > 0) await new Promise<void>((resolve) => (idle = resolve));
    await lease.release();
  };

  return {
    inputs,
    outputs,
    async run(given) {
      if (disposal) throw fail(modelErrors.disposed, { file });
      checkModelInputs(file, inputs, given);
      running += 1;
      try {
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
      } catch (cause) {
        throw fail(modelErrors.runFailed, { file, reason: reasonOf(cause) }, cause);
      } finally {
        running -= 1;
        if (running === 0) idle?.();
      }
    },
    dispose: () => (disposal ??= dispose()),
  };
}
