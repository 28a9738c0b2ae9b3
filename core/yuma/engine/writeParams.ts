import { taoWeightToU96f32 } from "../../primitives/fixed/taoWeight.js";
import { q32FromU16Fraction } from "../../primitives/fixed/u16Fraction.js";
import { activityCutoff } from "../activity.js";
import { sigmoidSlope } from "../liquidAlpha.js";
import { bondsAlpha } from "../movingAverage.js";
import { firstBlockOfNewUids } from "../oldBonds.js";
import type { EpochParams } from "../types.js";
import type { Views } from "./views.js";

/**
 * Writes what the engine needs to know of the parameters, as raws, into its slots (core/yuma/assembly/params.ts).
 *
 * @returns false for a moving average above 1, with which bonds leave the range that the engine computes in
 */
export function writeParams({ integers, doubles }: Views["params"], params: EpochParams): boolean {
  const alpha = bondsAlpha(params.bondsMovingAverage);
  if (alpha < 0n) return false;

  doubles[0] = params.currentBlock;
  doubles[1] = activityCutoff(params);
  doubles[2] = firstBlockOfNewUids(params);
  const slots: bigint[] = [
    q32FromU16Fraction(params.kappa),
    q32FromU16Fraction(params.bondsPenalty),
    alpha,
    BigInt(params.yuma3Enabled),
    BigInt(params.liquidAlphaEnabled),
    q32FromU16Fraction(params.alphaLow),
    q32FromU16Fraction(params.alphaHigh),
    sigmoidSlope(params.alphaSigmoidSteepness),
    BigInt(params.maxAllowedValidators),
    params.stakeThreshold,
    taoWeightToU96f32(params.taoWeight),
    params.ownerUid === null ? -1n : BigInt(params.ownerUid),
    params.raoEmission,
    BigInt(params.commitRevealEnabled),
  ];
  slots.forEach((slot, i) => {
    integers[3 + i] = BigInt.asIntN(64, slot);
  });
  return true;
}
