import { u64f64 } from "../primitives/fixed/u64f64.js";

const FULL_RATE = 65_535n;

/**
 * The fee contained in an amount that is given to a swap, in rao, truncated.
 *
 * @param feeRateU16 in units of 1 / 65535
 */
export function feeWithin(amount: bigint, feeRateU16: number): bigint {
  return share(amount, BigInt(feeRateU16), FULL_RATE);
}

/**
 * The fee to add to what goes into the pool, in rao, truncated: the inverse of `feeWithin`.
 * 0 at the full rate, where nothing could ever go into the pool.
 */
export function feeOnTop(paidIn: bigint, feeRateU16: number): bigint {
  const rate = BigInt(feeRateU16);
  return share(paidIn, rate, FULL_RATE - rate);
}

/** The quotient is truncated to 64 fraction bits before it meets the amount. */
function share(amount: bigint, rate: bigint, of: bigint): bigint {
  const fraction = u64f64.div(u64f64.fromInteger(rate), u64f64.fromInteger(of));
  return u64f64.toU64(u64f64.mul(u64f64.fromInteger(amount), fraction));
}
