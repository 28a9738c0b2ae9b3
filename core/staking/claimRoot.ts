import { sellAlpha } from "../pools/trade.js";
import { fail } from "../primitives/errors.js";
import { ROOT, subnetOf } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import { creditStake } from "./creditStake.js";
import { takeClaimable, type RootStaker } from "./rootDividend.js";
import { rootClaimChoiceOf } from "./setRootClaim.js";
import { stakingErrors } from "./stakingErrors.js";

export interface RootClaim extends RootStaker {
  /** Where it was earned. */
  readonly netuid: number;
  /** Lowest acceptable price after the swap, in rao of TAO per whole alpha; any if left out. No effect on what is kept. */
  readonly limitPrice?: bigint | undefined;
}

/**
 * Claims what a coldkey's TAO on root with a hotkey earned on a subnet. By the coldkey's choice it is swapped for TAO,
 * without a fee, which joins the stake on root; or it is staked as alpha where it was earned.
 *
 * @returns the alpha claimed, in rao
 * @throws SK0601 no such subnet, SK0516 nothing to claim, SK0501 too little for a share, SK0402 or SK0413 for a price
 * beyond the limit, SK04xx if the pool refuses the swap
 * @example claimRoot(ctx, { coldkey, hotkey, netuid: 1 });
 */
export function claimRoot(ctx: Context, { coldkey, hotkey, netuid, limitPrice }: RootClaim): bigint {
  subnetOf(ctx.state, netuid);
  const alpha = takeClaimable(ctx, { hotkey, coldkey }, netuid);
  if (alpha === 0n) throw fail(stakingErrors.nothingToClaim, { coldkey, netuid, hotkey });

  const choice = rootClaimChoiceOf(ctx.state, coldkey);
  const tao = choice === "swap" ? sellAlpha(ctx, netuid, alpha, { limitPrice }).paidOut : 0n;
  if (choice === "swap") creditStake(ctx, { hotkey, coldkey, netuid: ROOT }, tao);
  else creditStake(ctx, { hotkey, coldkey, netuid }, alpha);
  ctx.emit({ name: "staking.rootClaimed", fields: { coldkey, hotkey, netuid, alpha, choice, tao } });
  return alpha;
}
