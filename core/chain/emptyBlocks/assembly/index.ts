// Empty blocks between two epochs, one after the other, on flat records of the subnets. The readable statement of the rules is
// core/chain/blockStep.ts with what it calls; this gives the same numbers faster, for every block that changes only markets, pots,
// dust, prices and the issuance, and stops in front of the first block that it can't do. Files are named after those of the reference.
import { decayRegistrationPrices } from "./decayRegistrationPrices";
import { emitBlock } from "./emitBlock";
import { issuance, setIssuance } from "./network";
import { isInRange, isWeightInRange } from "./pool";
import { setSpotPrice } from "./price";
import { emitting, keepSubnets, restoreSubnets, subnetAt } from "./subnet";
import { updateMovingPrices } from "./updateMovingPrices";

export { addBlockIds, idAddress } from "./blockIds";
export { issuance, setNetwork } from "./network";
export { reserve } from "./subnet";

// For the tests of the arithmetic.
export { divide, divideByTwo, divideThree, quotientHigh, remainder } from "./divide";
export { multiplyQ64, multiplyQ128, multiplyTwo, second, third } from "./multiply";
export { divideBySmall, smallQuotientHigh } from "./small";
export { weightedPower } from "./weightedPower";

/** Applies the empty blocks of these heights. @returns the height that it came to: `from` - 1 if it could do none */
export function cross(from: u32, to: u32): u32 {
  if (!setPrices()) return from - 1;
  for (let height = from; height <= to; height++) {
    const issued = issuance;
    keepSubnets();
    decayRegistrationPrices();
    if (!emitBlock()) {
      restoreSubnets();
      setIssuance(issued);
      return height - 1;
    }
    updateMovingPrices(height);
  }
  return to;
}

function setPrices(): bool {
  for (let i: u32 = 0; i < emitting; i++) {
    const subnet = subnetAt(i);
    if (!isInRange(subnet.taoIn | subnet.alphaIn) || !isWeightInRange(subnet.taoWeightE18)) return false;
    setSpotPrice(subnet);
  }
  return true;
}
