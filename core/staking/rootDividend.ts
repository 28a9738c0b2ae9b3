import type { AccountId } from "../primitives/ss58.js";
import { ROOT } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { stakePoolOf } from "./stakePool.js";
import { rootClaimable, rootOffsets, rootRates, stakeShares } from "./tables.js";

/** Fraction bits of rates and offsets: a share is 2^-64 rao at first, and the sum of all below 2^120. */
const RATE_BITS = 128n;

/** Alpha that a hotkey's root stakers earned on a subnet and have not claimed, in rao. */
export function rootDividendsOf(state: State, netuid: number, hotkey: AccountId): bigint {
  return state.get(rootClaimable, [netuid, hotkey]) ?? 0n;
}

/**
 * Keeps alpha in the caller's hand for a hotkey's root stakers, who earned it on a subnet: each by the shares held now.
 *
 * @returns what is kept; 0 if nobody stakes TAO there, the amount then still being in hand
 */
export function keepRootDividend(ctx: Context, netuid: number, hotkey: AccountId, amount: bigint): bigint {
  const { state } = ctx;
  const { shares } = stakePoolOf(state, hotkey, ROOT);
  if (amount === 0n || shares === 0n) return 0n;
  const rate = state.get(rootRates, [hotkey, netuid]) ?? 0n;
  state.set(rootRates, [hotkey, netuid], rate + (amount << RATE_BITS) / shares);
  state.set(rootClaimable, [netuid, hotkey], rootDividendsOf(state, netuid, hotkey) + amount);
  return amount;
}

/** Who staked TAO with whom. */
export interface RootStaker {
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
}

/** What a coldkey can claim of a subnet's alpha for its TAO with a hotkey, in rao, rounded down. */
export function claimableOf(state: State, { hotkey, coldkey }: RootStaker, netuid: number): bigint {
  const rate = state.get(rootRates, [hotkey, netuid]) ?? 0n;
  if (rate === 0n) return 0n;
  const shares = state.get(stakeShares, [hotkey, ROOT, coldkey]) ?? 0n;
  return (shares * rate - offsetOf(state, hotkey, coldkey, netuid)) >> RATE_BITS;
}

/**
 * Takes out all that a coldkey can claim. It is then in the caller's hand.
 *
 * @returns the alpha, in rao
 */
export function takeClaimable(ctx: Context, staker: RootStaker, netuid: number): bigint {
  const { state } = ctx;
  const { hotkey, coldkey } = staker;
  const claimed = claimableOf(state, staker, netuid);
  if (claimed === 0n) return 0n;
  moveOffset(ctx, hotkey, coldkey, netuid, claimed << RATE_BITS);
  state.set(rootClaimable, [netuid, hotkey], rootDividendsOf(state, netuid, hotkey) - claimed);
  return claimed;
}

/**
 * Called whenever shares of a root position come or go: what could be claimed before stays exactly what it was, and the
 * new shares earn from now on.
 *
 * @param change shares that come, or negative, that go
 */
export function settleRootShares(ctx: Context, hotkey: AccountId, coldkey: AccountId, change: bigint): void {
  for (const [[, netuid], rate] of ctx.state.entries(rootRates, [hotkey]))
    moveOffset(ctx, hotkey, coldkey, netuid, change * rate);
}

/** Everyone who can claim something of a subnet, in key order, and how much. */
export function rootClaimants(state: State, netuid: number): (RootStaker & { readonly amount: bigint })[] {
  const earning = Array.from(state.entries(rootRates)).filter(([[, each]]) => each === netuid);
  return earning.flatMap(([[hotkey]]) => {
    const holders = Array.from(state.entries(stakeShares, [hotkey, ROOT]), ([[, , coldkey]]) => coldkey);
    const former = Array.from(state.entries(rootOffsets, [hotkey]), ([[, coldkey]]) => coldkey);
    return Array.from(new Set([...holders, ...former]), (coldkey) => ({
      hotkey,
      coldkey,
      amount: claimableOf(state, { hotkey, coldkey }, netuid),
    })).filter(({ amount }) => amount > 0n);
  });
}

function offsetOf(state: State, hotkey: AccountId, coldkey: AccountId, netuid: number): bigint {
  return state.get(rootOffsets, [hotkey, coldkey, netuid]) ?? 0n;
}

function moveOffset(
  ctx: Context,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
  change: bigint,
): void {
  const moved = offsetOf(ctx.state, hotkey, coldkey, netuid) + change;
  if (moved === 0n) ctx.state.delete(rootOffsets, [hotkey, coldkey, netuid]);
  else ctx.state.set(rootOffsets, [hotkey, coldkey, netuid], moved);
}
