import { divideByTwo, divideThree, quotientHigh } from "./divide";
import { E18 } from "./fixed";
import { multiply, multiplyTwo, second, third } from "./multiply";
import { isInRange, isWeightInRange } from "./pool";
import { setSpotPrice } from "./price";
import { Subnet } from "./subnet";

/** Adds to a pool without moving its price. @returns whether the engine could */
export function inject(subnet: Subnet, addedTao: u64, addedAlpha: u64): bool {
  if ((addedTao | addedAlpha) === 0) return true;
  const tao = subnet.taoIn + addedTao;
  const alpha = subnet.alphaIn + addedAlpha;
  if (!isInRange(tao | alpha) || subnet.taoIn === 0 || subnet.alphaIn === 0) return false;

  const a0 = weigh(E18 - subnet.taoWeightE18, subnet.taoIn, alpha);
  const a1 = quotientHigh;
  const b0 = weigh(subnet.taoWeightE18, subnet.alphaIn, tao);
  const b1 = quotientHigh;
  const sum0 = a0 + b0;
  const sum1 = a1 + b1 + u64(sum0 < a0);
  const low = multiplyTwo(b1, b0, E18);
  const taoWeightE18 = divideByTwo(third, second, low, sum1, sum0);
  if (!isWeightInRange(taoWeightE18)) return false;

  subnet.taoIn = tao;
  subnet.alphaIn = alpha;
  subnet.alphaIssued += addedAlpha;
  subnet.taoWeightE18 = taoWeightE18;
  setSpotPrice(subnet);
  return true;
}

/** weight · x · y, rounded half up: two limbs. */
function weigh(weightE18: u64, x: u64, y: u64): u64 {
  const product0 = multiply(x, y);
  const low = multiplyTwo(second, product0, weightE18);
  const half0 = low + E18 / 2;
  const half1 = second + u64(half0 < low);
  const half2 = third + u64(half1 < second);
  return divideThree(half2, half1, half0, E18);
}
