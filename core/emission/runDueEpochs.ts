import type { Consensus } from "../epoch/consensus.js";
import { dueEpochs } from "../epoch/dueEpochs.js";
import { runSubnetEpoch } from "../epoch/runSubnetEpoch.js";
import { drainPots } from "../ledger/pots.js";
import type { Context } from "../state/context.js";
import { distributeEpoch } from "./distributeEpoch.js";

/**
 * Block step: runs the epochs that are due and pays what the subnets' pots hold.
 *
 * @throws SK1010 for a consensus that shares out more than there is
 */
export function runDueEpochs(ctx: Context, consensus: Consensus): void {
  for (const netuid of dueEpochs(ctx)) {
    const pots = drainPots(ctx, netuid);
    const outputs = runSubnetEpoch(ctx, consensus, netuid, pots.server + pots.validator + pots.root);
    distributeEpoch(ctx, netuid, pots, outputs);
  }
}
