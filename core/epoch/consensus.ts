import { runEpoch } from "../yuma/runEpoch.js";
import type { EpochInputs, EpochOutputs, EpochParams } from "../yuma/types.js";

/** What turns weights and stake into consensus, incentive and dividends. Its id and version stand in the genesis. */
export interface Consensus {
  readonly id: string;
  readonly version: string;
  /** Pure: equal arguments give equal results, on every machine. */
  run(params: EpochParams, inputs: EpochInputs): EpochOutputs;
}

/** The public chain's consensus in plain TypeScript: what every faster one is compared with. */
export const referenceYuma: Consensus = {
  id: "yuma",
  version: "1",
  run: (params, inputs) => runEpoch(params, inputs).outputs,
};
