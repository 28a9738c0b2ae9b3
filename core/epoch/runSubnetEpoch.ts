import type { Context } from "../state/context.js";
import type { EpochOutputs } from "../yuma/types.js";
import { applyEpoch } from "./applyEpoch.js";
import type { Consensus } from "./consensus.js";
import { gatherEpoch } from "./gatherEpoch.js";

/**
 * Runs one subnet's epoch: gathers its inputs, asks the consensus, writes what it decided. Paying is left to
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
): EpochOutputs {
  const { params, inputs } = gatherEpoch(ctx, netuid, raoEmission);
  const outputs = consensus.run(params, inputs);
  applyEpoch(ctx, netuid, outputs);
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
  return outputs;
}
