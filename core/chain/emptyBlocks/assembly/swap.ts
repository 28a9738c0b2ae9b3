import { divide } from "./divide";
import { E18 } from "./fixed";
import { upperHalf } from "./multiply";
import { Subnet } from "./subnet";
import { UNDECIDED, weightedPower } from "./weightedPower";

export { UNDECIDED };

/** What comes out of a pool for `paidIn` TAO, in rao; `UNDECIDED` where the engine can't tell. */
export function payout(subnet: Subnet, paidIn: u64): u64 {
  const taoWeight = subnet.taoWeightE18;
  const power = weightedPower(subnet.taoIn, subnet.taoIn + paidIn, taoWeight, E18 - taoWeight);
  if (power === UNDECIDED) return UNDECIDED;
  if (power === E18) return 0;
  const left = divide(power, 0, E18);
  return left === 0 ? UNDECIDED : upperHalf(subnet.alphaIn, 0 - left);
}
