import { credit } from "../ledger/accounts.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { rootClaimants, type RootStaker } from "./rootDividend.js";
import { stakeOf } from "./stakePool.js";
import { stakeShares } from "./tables.js";

/** Alpha that somebody has a right to. */
interface AlphaHolding extends RootStaker {
  readonly amount: bigint;
}

/**
 * Divides TAO in the caller's hand among all who hold alpha of a subnet, in proportion: those who stake it, and those who
 * could claim it as root dividends. It goes to their free balances; `staking.paidOut` names each. The alpha itself is
 * left to `removeStakes`.
 *
 * @returns what truncation, or the lack of holders, left over: still in the caller's hand, in rao
 */
export function payOutStakes(ctx: Context, netuid: number, tao: bigint): bigint {
  const holdings = [...stakesOn(ctx.state, netuid), ...rootClaimants(ctx.state, netuid)];
  const total = holdings.reduce((sum, { amount }) => sum + amount, 0n);
  let left = tao;
  for (const { hotkey, coldkey, amount } of holdings) {
    const paid = (tao * amount) / total;
    left -= paid;
    credit(ctx, coldkey, paid);
    ctx.emit({ name: "staking.paidOut", fields: { netuid, hotkey, coldkey, alpha: amount, tao: paid } });
  }
  return left;
}

function stakesOn(state: State, netuid: number): AlphaHolding[] {
  return Array.from(state.entries(stakeShares))
    .filter(([[, each]]) => each === netuid)
    .map(([[hotkey, , coldkey]]) => ({
      hotkey,
      coldkey,
      amount: stakeOf(state, { hotkey, coldkey, netuid }),
    }))
    .filter(({ amount }) => amount > 0n);
}
