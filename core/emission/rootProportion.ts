import { taoWeightToU96f32 } from "../primitives/fixed/taoWeight.js";
import { u96f32, type U96F32 } from "../primitives/fixed/u96f32.js";

/**
 * The part of a subnet's stake weight that is TAO on root: rootTao · w / (rootTao · w + alphaIssuance).
 *
 * @param rootTao TAO staked on root, in rao
 * @param taoWeight stored u64 fraction
 * @param alphaIssuance alpha of the subnet inside and outside its pool, in rao
 */
export function rootProportion(rootTao: bigint, taoWeight: bigint, alphaIssuance: bigint): U96F32 {
  const weighted = u96f32.mul(u96f32.fromInteger(rootTao), taoWeightToU96f32(taoWeight));
  return u96f32.div(weighted, u96f32.add(weighted, u96f32.fromInteger(alphaIssuance)));
}
