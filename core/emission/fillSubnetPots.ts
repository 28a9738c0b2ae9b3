import { keepDust } from "../ledger/dust.js";
import { fillPots } from "../ledger/pots.js";
import { marketOf } from "../pools/market.js";
import { mintAlpha } from "../pools/mintAlpha.js";
import { recycleAlpha } from "../pools/recycleAlpha.js";
import { u96f32 } from "../primitives/fixed/u96f32.js";
import { hyperparameters, networkParameters } from "../registry/hyperparameters.js";
import { ROOT } from "../registry/subnets.js";
import { totalStake } from "../staking/stakePool.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { splitAlpha } from "./alphaSplit.js";
import { rootProportion } from "./rootProportion.js";

/** 18 % of a subnet's alpha goes to its owner, in units of 1 / 65535. */
const OWNER_CUT_U16 = 11_796;

/** What the owner of a subnet takes of its alpha, in units of 1 / 65535. */
export function ownerCutU16(state: State, netuid: number): number {
  return hyperparameters(state, netuid).ownerCutEnabled ? OWNER_CUT_U16 : 0;
}

/**
 * Mints a block's alpha for a subnet's participants into its pots.
 *
 * @param alphaOut raw U96F32
 * @param rootSells whether root's part is kept; it is recycled otherwise
 */
export function fillSubnetPots(ctx: Context, netuid: number, alphaOut: bigint, rootSells: boolean): void {
  const { state } = ctx;
  mintAlpha(ctx, netuid, u96f32.toU64(alphaOut));
  // The proportion after this block's injection, purchase and minting, not the one that capped the injection.
  const { alphaIssued } = marketOf(state, netuid);
  const proportion = rootProportion(totalStake(state, ROOT), networkParameters(state).taoWeight, alphaIssued);

  const { owner, server, validator, root, dust } = splitAlpha({
    alphaOut,
    ownerCutU16: ownerCutU16(state, netuid),
    rootProportion: proportion,
  });
  fillPots(ctx, netuid, { owner, server, validator, root: rootSells ? root : 0n });
  if (!rootSells) recycleAlpha(ctx, netuid, root);
  keepDust(ctx, netuid, { alpha: dust });
}
