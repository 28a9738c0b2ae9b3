import type { Consensus } from "../epoch/consensus.js";
import { dueEpochs } from "../epoch/dueEpochs.js";
import { runSubnetEpoch } from "../epoch/runSubnetEpoch.js";
import { drainPots } from "../ledger/pots.js";
import type { Context } from "../state/context.js";
import { distributeEpoch } from "./distributeEpoch.js";
import type { EpochRecord } from "./epochRecord.js";

/**
 * Block step: runs the epochs that are due and pays what the subnets' pots hold.
 *
 * @param observe is told of each epoch after it was paid
 * @throws SK1010 for a consensus that shares out more than there is
 */
export function runDueEpochs(
  ctx: Context,
  consensus: Consensus,
  observe?: (epoch: EpochRecord) => void,
): void {
  for (const netuid of dueEpochs(ctx)) {
    const pots = drainPots(ctx, netuid);
    const epoch = runSubnetEpoch(ctx, consensus, netuid, pots.server + pots.validator + pots.root);
    const payments = distributeEpoch(ctx, netuid, pots, epoch);
    const { params, inputs, outputs } = epoch;
    observe?.({ netuid, params, inputs, outputs, payments });
  }
}
