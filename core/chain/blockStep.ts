import { emitBlock } from "../emission/emitBlock.js";
import { runDueEpochs } from "../emission/runDueEpochs.js";
import { updateMovingPrices } from "../emission/updateMovingPrices.js";
import type { Consensus } from "../epoch/consensus.js";
import { decayRegistrationPrices } from "../registry/decayRegistrationPrices.js";
import type { Context } from "../state/context.js";

/**
 * What every block does before its extrinsics. The order is part of the rules: a registration price decays before the
 * registrations of its block, the epochs pay out what the block's emission has just filled in, and see the state before
 * the block's own extrinsics; prices move by what all of that left.
 */
export function applyBlockStep(ctx: Context, consensus: Consensus): void {
  decayRegistrationPrices(ctx);
  emitBlock(ctx);
  runDueEpochs(ctx, consensus);
  updateMovingPrices(ctx);
}
