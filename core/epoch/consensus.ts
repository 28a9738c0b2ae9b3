import { columnsOf, pairInputs, type ColumnInputs, type ColumnOutputs } from "../yuma/columnRows.js";
import { createEpoch } from "../yuma/engine/createEpoch.js";
import type { Epoch } from "../yuma/engine/types.js";
import { runEpoch } from "../yuma/runEpoch.js";
import type { EpochParams } from "../yuma/types.js";

/** What turns weights and stake into consensus, incentive and dividends. Its id and version stand in the genesis. */
export interface Consensus {
  readonly id: string;
  readonly version: string;
  /** Pure: equal arguments give equal results, on every machine. */
  run(params: EpochParams, inputs: ColumnInputs): ColumnOutputs;
}

/** The public chain's consensus in plain TypeScript: what every faster one is compared with. */
export const referenceYuma: Consensus = {
  id: "yuma",
  version: "1",
  run(params, inputs) {
    const { outputs } = runEpoch(params, pairInputs(inputs));
    return { ...outputs, bonds: outputs.bonds.map(columnsOf) };
  },
};

/** Made for the first epoch, and kept: its memory is as large as the largest epoch needed. */
let engine: Epoch | undefined;

/** The same numbers, bit for bit, from the fast engine; so it has the same id and version. */
export const fastYuma: Consensus = {
  id: referenceYuma.id,
  version: referenceYuma.version,
  run(params, inputs) {
    engine ??= createEpoch(params);
    return engine.runColumns(inputs, params);
  },
};
