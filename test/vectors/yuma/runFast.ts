import { createEpoch } from "../../../core/yuma/engine/createEpoch.js";
import type { Epoch } from "../../../core/yuma/engine/types.js";
import type { EpochInputs, EpochOutputs, EpochParams } from "../../../core/yuma/types.js";

let engine: Epoch | undefined;

/** Runs an epoch with the fast engine: one for all cases, so that none may leave anything behind for the next. */
export function runFast(params: EpochParams, inputs: EpochInputs): EpochOutputs {
  engine ??= createEpoch(params);
  return engine.run(inputs, params);
}
