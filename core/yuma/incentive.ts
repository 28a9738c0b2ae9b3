import { normalize } from "../primitives/fixed/normalize.js";
import { q32, type Q32 } from "../primitives/fixed/q32.js";
import type { Matrix } from "./matrix.js";

export interface Incentive {
  /** Clipped weights for each uid, times the active stake behind them. */
  readonly ranks: readonly Q32[];
  /** The ranks as shares of 1. */
  readonly incentive: readonly Q32[];
}

/** What each uid earns as a miner. */
export function rankMiners(clipped: Matrix<Q32>, activeStake: readonly Q32[]): Incentive {
  const ranks = activeStake.map(() => 0n);
  clipped.forEach((row, uid) => {
    const stake = activeStake[uid] ?? 0n;
    for (const [target, weight] of row) ranks[target] = q32.add(ranks[target] ?? 0n, q32.mul(stake, weight));
  });
  return { ranks, incentive: normalize(q32, ranks) };
}
