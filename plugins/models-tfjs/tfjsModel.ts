import type { Tensor as TfTensor } from "@tensorflow/tfjs-core";
import { fail } from "../../core/primitives/errors.js";
import { leasedModel } from "../../core/plugin/leasedModel.js";
import { modelErrors } from "../../core/plugin/modelErrors.js";
import type { Model, ModelPort } from "../../core/plugin/models.js";
import type { Lease } from "../../core/plugin/sharedLeases.js";
import type { DType, Tensor } from "../../core/plugin/tensor.js";
import type { LoadedTfjsModel, TfjsPort } from "./loadTfjsModel.js";
import type { TfjsLibrary } from "./tfjsLibrary.js";

/** Element types of TensorFlow.js that tensors hold. */
const DTYPES: Readonly<Record<string, DType>> = { float32: "float32", int32: "int32", bool: "uint8" };

function modelPorts(file: string, ports: readonly TfjsPort[]): readonly ModelPort[] {
  return ports.map(({ name, dtype, shape }) => {
    const held = DTYPES[dtype];
    if (!held) throw fail(modelErrors.unsupportedType, { file, port: name, dtype });
    return { name, dtype: held, shape };
  });
}

/**
 * A model over a shared TensorFlow.js model. Its tensors live in the backend's memory for the time of one run.
 *
 * @param file its path, for errors
 * @throws SK2003 when it has ports that tensors can't serve; the lease is then still the caller's
 */
export function createTfjsModel(file: string, { core }: TfjsLibrary, lease: Lease<LoadedTfjsModel>): Model {
  const { model, ...ports } = lease.value;
  const inputs = modelPorts(file, ports.inputs);
  const outputs = modelPorts(file, ports.outputs);
  const predict = (given: Readonly<Record<string, Tensor>>): TfTensor[] =>
    core.tidy(() => {
      const tensors = ports.inputs.map(({ name, dtype }) => {
        const input = given[name];
        return input && core.tensor(input.data, [...input.shape], dtype as "float32" | "int32" | "bool");
      });
      const results = model.predict(
        tensors.filter((tensor) => tensor !== undefined),
        { batchSize: 2 ** 31 - 1 },
      );
      if (results instanceof core.Tensor) return [results];
      return Array.isArray(results) ? results : Object.values(results);
    });

  return leasedModel(file, lease, {
    inputs,
    outputs,
    async run(given) {
      const results = predict(given);
      try {
        const tensors: Record<string, Tensor> = {};
        for (const [at, port] of outputs.entries()) {
          const result = results[at];
          if (!result) continue;
          // The class of the array follows from the element type, which modelPorts checked.
          tensors[port.name] = { dtype: port.dtype, shape: result.shape, data: await result.data() };
        }
        return tensors;
      } finally {
        core.dispose(results);
      }
    },
  });
}
