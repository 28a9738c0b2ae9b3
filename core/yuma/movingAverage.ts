import { q32, type Q32 } from "../primitives/fixed/q32.js";
import { q64 } from "../primitives/fixed/q64.js";
import { zipRows, type Matrix } from "./matrix.js";

const MILLION = q64.fromInteger(1_000_000n);

/**
 * How fast bonds follow the new ones: 1 minus the stored moving average.
 *
 * @param bondsMovingAverage millionths
 */
export function bondsAlpha(bondsMovingAverage: number): Q32 {
  const kept = q64.div(q64.fromInteger(BigInt(bondsMovingAverage)), MILLION);
  return q32.sub(q32.one, q32.from(q64, kept));
}

/** One step of a bond towards its weight: alpha · weight + (1 - alpha) · bond, both products truncated. */
export function moveBond(alpha: Q32, weight: Q32, bond: Q32): Q32 {
  return q32.add(q32.mul(alpha, weight), q32.mul(q32.sub(q32.one, alpha), bond));
}

/** Moves every entry of either matrix with the same alpha; results of 0 are no entries. Rows come out ascending. */
export function averageBonds(alpha: Q32, fresh: Matrix<Q32>, old: Matrix<Q32>): Matrix<Q32> {
  return fresh.map((row, uid) =>
    zipRows(row, old[uid] ?? [], fresh.length)
      .map(([target, weight, bond]) => [target, moveBond(alpha, weight, bond)] as const)
      .filter(([, bond]) => bond > 0n),
  );
}
