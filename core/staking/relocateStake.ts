import { RAO_PER_TAO } from "../primitives/amounts.js";
import { fail } from "../primitives/errors.js";
import { u64f64 } from "../primitives/fixed/u64f64.js";
import { priceOf } from "../pools/market.js";
import { buyAlpha, sellAlpha } from "../pools/trade.js";
import { ownerOf } from "../registry/hotkeys.js";
import { hyperparameters } from "../registry/hyperparameters.js";
import { ROOT } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { MIN_STAKE } from "./addStake.js";
import { creditStake } from "./creditStake.js";
import { debitStake } from "./debitStake.js";
import { stakeOf, type Position } from "./stakePool.js";
import { stakingErrors } from "./stakingErrors.js";

export interface Relocation {
  readonly from: Position;
  readonly to: Position;
  /** What leaves, in rao of alpha; from root, of TAO. */
  readonly alpha: bigint;
  /**
   * Lowest acceptable relative price after the swaps, price of the origin's alpha / price of the destination's, in
   * billionths; TAO itself has the price 1. Any if left out; no effect within one subnet.
   */
  readonly limitPrice?: bigint | undefined;
}

/** What a relocation came to, in rao. */
export interface Relocated {
  /** What the destination grew by: alpha, on root TAO. */
  readonly received: bigint;
  /** What it was worth on the way: the TAO between the two swaps, or by the price within one subnet. */
  readonly tao: bigint;
}

/**
 * Takes stake from one position to another. Between subnets it is swapped for TAO and that for the other alpha; only
 * the first of two swaps costs a fee, as on the public chain.
 *
 * @throws SK0601 no such subnet, SK0604 unknown hotkey, SK0507 to where it is, SK0504 for nothing, SK0503 more than there
 * is, SK0502 worth less than the minimum (within one subnet all of a stake may go), SK0509 a relative price below the
 * limit, SK04xx if a pool refuses the swap
 */
export function relocateStake(ctx: Context, { from, to, alpha, limitPrice }: Relocation): Relocated {
  const { state } = ctx;
  assertSubnet(state, from.netuid);
  assertSubnet(state, to.netuid);
  ownerOf(state, to.hotkey);
  const isSameSubnet = from.netuid === to.netuid;
  if (isSameSubnet && from.hotkey === to.hotkey && from.coldkey === to.coldkey)
    throw fail(stakingErrors.samePosition);
  if (alpha <= 0n) throw fail(stakingErrors.nothingToRemove);
  const isWhole = alpha === stakeOf(state, from);

  debitStake(ctx, from, alpha);
  const tao = isSameSubnet ? worthOf(state, from.netuid, alpha) : sell(ctx, from.netuid, alpha);
  if (tao < MIN_STAKE && !(isSameSubnet && isWhole))
    throw fail(stakingErrors.belowMinimum, { amount: tao, minimum: MIN_STAKE });
  const received = isSameSubnet ? alpha : buy(ctx, from.netuid, to.netuid, tao);
  if (!isSameSubnet && limitPrice !== undefined) assertPrice(state, from.netuid, to.netuid, limitPrice);
  creditStake(ctx, to, received);
  return { received, tao };
}

function assertSubnet(state: State, netuid: number): void {
  if (netuid !== ROOT) hyperparameters(state, netuid);
}

function sell(ctx: Context, netuid: number, alpha: bigint): bigint {
  if (netuid === ROOT) return alpha;
  return sellAlpha(ctx, netuid, alpha, { feeRateU16: hyperparameters(ctx.state, netuid).feeRate }).paidOut;
}

function buy(ctx: Context, origin: number, netuid: number, tao: bigint): bigint {
  if (netuid === ROOT) return tao;
  const feeRateU16 = origin === ROOT ? hyperparameters(ctx.state, netuid).feeRate : 0;
  return buyAlpha(ctx, netuid, tao, { feeRateU16 }).paidOut;
}

/** Price of a subnet's alpha in TAO, U64F64; 1 for TAO itself. */
function priceIn(state: State, netuid: number): bigint {
  return netuid === ROOT ? u64f64.one : priceOf(state, netuid);
}

/** In rao of TAO, rounded up: the price itself is truncated. */
function worthOf(state: State, netuid: number, alpha: bigint): bigint {
  return (alpha * priceIn(state, netuid) + u64f64.one - 1n) >> u64f64.fractionBits;
}

function assertPrice(state: State, origin: number, destination: number, limitPrice: bigint): void {
  const [sold, bought] = [priceIn(state, origin), priceIn(state, destination)];
  if (sold * RAO_PER_TAO >= limitPrice * bought) return;
  throw fail(stakingErrors.relativePriceTooLow, { price: (sold * RAO_PER_TAO) / bought, limitPrice });
}
