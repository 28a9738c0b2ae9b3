import type { Context } from "../state/context.js";
import { lapseCommits } from "../weights/lapseCommits.js";
import type { ColumnOutputs } from "../yuma/columnRows.js";
import { applyEpoch } from "./applyEpoch.js";
import type { Consensus } from "./consensus.js";
import { gatherEpoch, type GatheredEpoch } from "./gatherEpoch.js";

/** An epoch that ran: what it was computed from, and what it decided. */
export interface FinishedEpoch extends GatheredEpoch {
  readonly outputs: ColumnOutputs;
}

/**
 * Runs one subnet's epoch: gathers its inputs, asks the consensus, writes what it decided, and drops weight commits whose epoch is over. Paying is left to
 * `emission`.
 *
 * @param raoEmission the subnet's miner, validator and root pots together, in rao of alpha
 * @throws SK0601
 */
export function runSubnetEpoch(
  ctx: Context,
  consensus: Consensus,
  netuid: number,
  raoEmission: bigint,
): FinishedEpoch {
  const gathered = gatherEpoch(ctx, netuid, raoEmission);
  const { params, inputs } = gathered;
  const outputs = consensus.run(params, inputs);
  applyEpoch(ctx, netuid, outputs);
  lapseCommits(ctx, netuid);
  ctx.emit({
    name: "epoch.finished",
    fields: {
      netuid,
      epoch: params.subnetEpochIndex,
      neurons: params.n,
      validators: outputs.validatorPermit.filter((permit) => permit).length,
      raoEmission,
    },
  });
  return { ...gathered, outputs };
}
