import { blockEmission } from "./blockEmission";
import { divide } from "./divide";
import { multiplyQ32 } from "./fixed";
import { rootProportion } from "./rootProportion";
import { Subnet } from "./subnet";

/** TAO and alpha to add to the pool, and TAO that buys instead; raws of the last `setTerms`. */
export let taoIn: u64 = 0;
export let alphaIn: u64 = 0;
export let excessTao: u64 = 0;
/** Alpha to mint for the participants, in whole rao. */
export let alphaMinted: u64 = 0;

/** How a subnet's share of a block's TAO divides. @returns whether the engine could: the price is below 2^32 */
export function setTerms(subnet: Subnet): bool {
  const taoEmission = subnet.taoEmission;
  const issuance = subnet.alphaIn + subnet.alphaOut;
  alphaMinted = blockEmission(issuance);
  if (subnet.priceHigh >> 32 !== 0) return false;
  const price = (subnet.priceHigh << 32) | (subnet.priceLow >> 32);
  const cap = multiplyQ32(rootProportion(issuance), alphaMinted << 32);

  // taoEmission / price has a second limb if what is divided has one that isn't below the price.
  const isHuge = price !== 0 && taoEmission >> 32 >= price;
  const atPrice = price === 0 || isHuge ? 0 : divide(taoEmission >> 32, taoEmission << 32, price);
  const isCapped = isHuge || atPrice > cap;
  taoIn = isCapped ? multiplyQ32(cap, price) : taoEmission;
  alphaIn = isCapped ? cap : atPrice;
  excessTao = taoEmission - taoIn;
  return true;
}
