import { divide } from "./divide";
import { E18 } from "./fixed";
import { multiplyQ64, second } from "./multiply";
import { Subnet } from "./subnet";

/** Sets the spot price of a subnet's pool as it stands, whose weights are in range. */
export function setSpotPrice(subnet: Subnet): void {
  const tao = subnet.taoIn;
  const alpha = subnet.alphaIn;
  if (alpha === 0) {
    subnet.priceHigh = 0;
    subnet.priceLow = 0;
    return;
  }
  const taoWeight = subnet.taoWeightE18;
  const alphaWeight = E18 - taoWeight;
  const weights1 = alphaWeight / taoWeight;
  const weights0 = divide(alphaWeight - weights1 * taoWeight, 0, taoWeight);
  const reserves1 = tao / alpha;
  const reserves0 = divide(tao - reserves1 * alpha, 0, alpha);
  subnet.priceLow = multiplyQ64(weights1, weights0, reserves1, reserves0);
  subnet.priceHigh = second;
}
