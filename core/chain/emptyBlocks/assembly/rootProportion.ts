import { divideByTwo } from "./divide";
import { multiply, second } from "./multiply";
import { rootTao, taoWeight } from "./network";

/** The part of a subnet's stake weight that is TAO on root, raw. */
export function rootProportion(alphaIssuance: u64): u64 {
  const weighted0 = multiply(rootTao, taoWeight);
  const weighted1 = second;
  const all0 = weighted0 + (alphaIssuance << 32);
  const all1 = weighted1 + (alphaIssuance >> 32) + u64(all0 < weighted0);
  if ((all1 | all0) === 0) return 0;
  return divideByTwo(weighted1 >> 32, (weighted1 << 32) | (weighted0 >> 32), weighted0 << 32, all1, all0);
}
