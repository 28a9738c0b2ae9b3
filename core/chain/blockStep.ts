import { emitBlock } from "../emission/emitBlock.js";
import type { EpochRecord } from "../emission/epochRecord.js";
import { runDueEpochs } from "../emission/runDueEpochs.js";
import { updateMovingPrices } from "../emission/updateMovingPrices.js";
import type { Consensus } from "../epoch/consensus.js";
import { decayRegistrationPrices } from "../registry/decayRegistrationPrices.js";
import { applyPendingChildren } from "../staking/applyPendingChildren.js";
import type { Context } from "../state/context.js";

/**
 * What every block does before its extrinsics. The order is part of the rules: a registration price decays before the
 * registrations of its block, the epochs pay out what the block's emission has just filled in, and see the state before
 * the block's own extrinsics; prices move by what all of that left; children that an epoch
 * lets in count from the next one on.
 *
 * Two steps have their place and nothing to do yet: time-locked weights are revealed before the epochs, and what was voted
 * for is enacted at the end.
 *
 * @param observe is told of each epoch of the block
 */
export function applyBlockStep(
  ctx: Context,
  consensus: Consensus,
  observe?: (epoch: EpochRecord) => void,
): void {
  decayRegistrationPrices(ctx);
  emitBlock(ctx);
  runDueEpochs(ctx, consensus, observe);
  updateMovingPrices(ctx);
  applyPendingChildren(ctx);
}
