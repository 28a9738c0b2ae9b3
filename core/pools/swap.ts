import { RAO_PER_TAO } from "../primitives/amounts.js";
import { fail } from "../primitives/errors.js";
import { u64f64, type U64F64 } from "../primitives/fixed/u64f64.js";
import { feeOnTop, feeWithin } from "./fee.js";
import { alphaWeightE18, type Pool } from "./pool.js";
import { poolErrors } from "./poolErrors.js";
import { spotPrice } from "./price.js";
import { E18, weightedPower } from "./weightedPower.js";

/** A swap as it is ordered. */
export interface SwapOrder {
  /** "buy" gives TAO for alpha, "sell" gives alpha for TAO. */
  readonly side: "buy" | "sell";
  /** Of what is given, in rao, the fee included. */
  readonly amount: bigint;
  /** The worst acceptable price after the swap, in rao of TAO per whole alpha. */
  readonly limitPrice: bigint;
  /** In units of 1 / 65535 of the amount; 0 for swaps of the protocol itself. */
  readonly feeRateU16: number;
}

/** A swap as it is executed. Nothing has moved yet: the caller moves it. */
export interface SwapResult {
  /** What the reserve of the given side grows by, in rao, without the fee. */
  readonly paidIn: bigint;
  /** What the reserve of the other side shrinks by, in rao. */
  readonly paidOut: bigint;
  /** What the fee's receiver gets of the given side, in rao. */
  readonly fee: bigint;
}

/** A reserve below this pays out nothing, in rao. */
export const MIN_RESERVE = 1_000_000n;

/** The limits that stand for none, as on chain: a million TAO per alpha, and a millionth. */
export const NO_LIMIT = { buy: 1_000_000_000_000_000n, sell: 1_000n } as const;

const LARGEST_INPUT_IN_RESERVES = 1_000n;
const MAX_U64 = (1n << 64n) - 1n;

/** A pool from the view of one side: what comes in, what goes out, and the ratio of their weights as exponent. */
interface View {
  readonly isBuy: boolean;
  readonly reserveIn: bigint;
  readonly reserveOut: bigint;
  readonly weightIn: bigint;
  readonly weightOut: bigint;
}

/**
 * What a swap gives and takes, without doing it.
 *
 * A swap whose price would end beyond the limit is executed up to the limit only; paidIn + fee then is less than
 * the amount, never more. Formulas of the public chain's weighted pool:
 * out = reserveOut · (1 - (reserveIn / (reserveIn + in))^(weightIn / weightOut)), the power and its product floored.
 *
 * @throws SK0400 for more than a thousand times the reserve
 * @throws SK0401 if the reserve that pays is below `MIN_RESERVE`, or if something goes in and nothing would come out
 * @throws SK0402 if the price is already at or beyond the limit
 * @example
 * const pool = { tao: 1_000_000_000n, alpha: 2_000_000_000n, taoWeightE18: EQUAL_WEIGHT_E18 };
 * swap(pool, { side: "buy", amount: 1_000_000_000n, limitPrice: NO_LIMIT.buy, feeRateU16: 0 }).paidOut === 1_000_000_000n
 */
export function swap(pool: Pool, order: SwapOrder): SwapResult {
  const { amount, feeRateU16 } = order;
  const view = viewOf(pool, order.side);
  const fee = feeWithin(amount, feeRateU16);
  const offered = amount - fee;
  const limit = (order.limitPrice << u64f64.fractionBits) / RAO_PER_TAO;
  const price = spotPrice(pool);
  refuseImpossible(view, order, offered, price, limit);

  const whole = { paidIn: offered, paidOut: payout(view, offered), fee };
  if (!isBeyond(view, priceAfter(pool, view, whole), limit)) return refuseEmpty(view, whole);

  const paidIn = inputUpTo(view, price, limit);
  // At a limit within rounding of the final price, the formula may ask for more than was offered.
  if (paidIn >= offered) return refuseEmpty(view, whole);
  return refuseEmpty(view, { paidIn, paidOut: payout(view, paidIn), fee: feeOnTop(paidIn, feeRateU16) });
}

function viewOf(pool: Pool, side: "buy" | "sell"): View {
  const weightAlpha = alphaWeightE18(pool);
  return side === "buy"
    ? {
        isBuy: true,
        reserveIn: pool.tao,
        reserveOut: pool.alpha,
        weightIn: pool.taoWeightE18,
        weightOut: weightAlpha,
      }
    : {
        isBuy: false,
        reserveIn: pool.alpha,
        reserveOut: pool.tao,
        weightIn: weightAlpha,
        weightOut: pool.taoWeightE18,
      };
}

function refuseImpossible(view: View, order: SwapOrder, offered: bigint, price: U64F64, limit: U64F64): void {
  const largest = clampU64(view.reserveIn * LARGEST_INPUT_IN_RESERVES);
  if (offered > largest) throw fail(poolErrors.inputTooLarge, { amount: offered, largest });
  if (view.reserveOut < MIN_RESERVE) throw fail(poolErrors.reservesTooLow, { reserve: view.reserveOut });
  if (price === limit || isBeyond(view, price, limit)) {
    throw fail(poolErrors.priceLimitExceeded, {
      limitPrice: order.limitPrice,
      side: order.side,
      price: (price * RAO_PER_TAO) >> u64f64.fractionBits,
    });
  }
}

function refuseEmpty(view: View, result: SwapResult): SwapResult {
  if (result.paidIn > 0n && result.paidOut === 0n) {
    throw fail(poolErrors.reservesTooLow, { reserve: view.reserveOut });
  }
  return result;
}

/** A buy raises the price, a sale lowers it. */
function isBeyond(view: View, price: U64F64, limit: U64F64): boolean {
  return view.isBuy ? price > limit : price < limit;
}

/** What comes out for `paidIn`. An empty reserve has no ratio to grow by, so nothing does. */
function payout(view: View, paidIn: bigint): bigint {
  if (paidIn === 0n) return 0n;
  const reserveAfter = clampU64(view.reserveIn + paidIn);
  const power = weightedPower(view.reserveIn, reserveAfter, view.weightIn, view.weightOut);
  const left = fractionFromE18(power);
  return u64f64.toU64(u64f64.mul(u64f64.fromInteger(view.reserveOut), u64f64.one - left));
}

function priceAfter(pool: Pool, view: View, { paidIn, paidOut }: SwapResult): U64F64 {
  const [tao, alpha] = view.isBuy
    ? [clampU64(pool.tao + paidIn), pool.alpha - paidOut]
    : [pool.tao - paidOut, clampU64(pool.alpha + paidIn)];
  return spotPrice({ tao, alpha, taoWeightE18: pool.taoWeightE18 });
}

/** What has to go in to move the price from `price` to `limit`: reserveIn · (ratio of the prices^weightOut - 1). */
function inputUpTo(view: View, price: U64F64, limit: U64F64): bigint {
  const [larger, smaller] = view.isBuy ? [limit, price] : [price, limit];
  const power = weightedPower(larger, smaller, view.weightOut, E18);
  // The chain holds the power in 64 bits, so a limit order takes at most 17.4 times the reserve.
  const growth = fractionFromE18(clampU64(power)) - u64f64.one;
  return u64f64.toU64(u64f64.mul(u64f64.fromInteger(view.reserveIn), growth));
}

function fractionFromE18(value: bigint): U64F64 {
  return (value << u64f64.fractionBits) / E18;
}

function clampU64(value: bigint): bigint {
  return value > MAX_U64 ? MAX_U64 : value;
}
