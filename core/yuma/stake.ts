import { normalize } from "../primitives/fixed/normalize.js";
import { q32, type Q32 } from "../primitives/fixed/q32.js";
import { q64, type Q64 } from "../primitives/fixed/q64.js";
import { taoWeightToU96f32 } from "../primitives/fixed/taoWeight.js";
import { u96f32 } from "../primitives/fixed/u96f32.js";
import type { EpochInputs, EpochParams } from "./types.js";

export interface WeighedStake {
  /** Alpha plus weighted TAO, in rao. */
  readonly total: readonly Q64[];
  /** The same, but 0 below the threshold. */
  readonly filtered: readonly Q64[];
  /** Each uid's share of the filtered stake. */
  readonly share: readonly Q32[];
}

/**
 * Combines both kinds of stake and turns them into shares. The owner is exempt from the threshold.
 *
 * Shares have 32 fraction bits: one rao beside 21 million TAO is a share of 0.
 */
export function weighStake(params: EpochParams, inputs: EpochInputs): WeighedStake {
  const taoWeight = q64.from(u96f32, taoWeightToU96f32(params.taoWeight));

  const total = inputs.stakeAlpha.map((alpha, uid) => {
    const tao = q64.fromInteger(inputs.stakeTao[uid] ?? 0n);
    return q64.add(q64.fromInteger(alpha), q64.mul(tao, taoWeight));
  });
  const filtered = total.map((stake, uid) =>
    uid === params.ownerUid || q64.toU64(stake) >= params.stakeThreshold ? stake : 0n,
  );
  return { total, filtered, share: normalize(q64, filtered).map((stake) => q32.from(q64, stake)) };
}
