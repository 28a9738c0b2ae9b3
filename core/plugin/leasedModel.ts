import { fail, isSubnetkitError } from "../primitives/errors.js";
import { modelErrors } from "./modelErrors.js";
import { checkModelInputs } from "./modelInputs.js";
import type { Model, ModelPort, Tensors } from "./models.js";
import { reasonOf } from "./reasonOf.js";
import type { Lease } from "./sharedLeases.js";
import type { Tensor } from "./tensor.js";

/** What a runtime adds to the life of a model: its ports, and one run. */
export interface LeasedRun {
  readonly inputs: readonly ModelPort[];
  readonly outputs: readonly ModelPort[];
  /** Runs once, on inputs that fit. What it throws becomes SK2008, unless it has a code of its own. */
  run(inputs: Tensors): Promise<Record<string, Tensor>>;
}

/**
 * A model over a leased session: checks what it is given, and gives the lease back when it is disposed of and the last run has ended.
 *
 * @param file its path, for errors
 * @example const model = leasedModel("wave.onnx", lease, { inputs, outputs, run: (given) => lease.value.run(given) });
 */
export function leasedModel(file: string, lease: Pick<Lease<unknown>, "release">, leased: LeasedRun): Model {
  const { inputs, outputs } = leased;
  let running = 0;
  let idle: (() => void) | undefined;
  let disposal: Promise<void> | undefined;

  const dispose = async (): Promise<void> => {
    // A native session runs in a later turn of the loop: releasing it before would be use after free.
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
        return await leased.run(given);
      } catch (cause) {
        if (isSubnetkitError(cause)) throw cause;
        throw fail(modelErrors.runFailed, { file, reason: reasonOf(cause) }, cause);
      } finally {
        running -= 1;
        if (running === 0) idle?.();
      }
    },
    dispose: () => (disposal ??= dispose()),
  };
}
