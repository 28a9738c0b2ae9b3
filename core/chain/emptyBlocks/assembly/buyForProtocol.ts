import { isInRange } from "./pool";
import { setSpotPrice } from "./price";
import { Subnet } from "./subnet";
import { payout, UNDECIDED } from "./swap";

/** A reserve below this pays out nothing, in rao. */
const MIN_RESERVE: u64 = 1_000_000;
const LARGEST_INPUT_IN_RESERVES: u64 = 1_000;
/** The limit that stands for none: TAO per alpha. */
const NO_LIMIT: u64 = 1_000_000;

/** Buys alpha for the protocol. @returns whether the engine could, and nothing refuses it */
export function buyForProtocol(subnet: Subnet, tao: u64): bool {
  if (tao === 0) return true;
  // In this range a thousandfold still fits.
  if (!isInRange(subnet.taoIn) || tao / LARGEST_INPUT_IN_RESERVES >= subnet.taoIn) return false;
  if (subnet.alphaIn < MIN_RESERVE || subnet.priceHigh >= NO_LIMIT) return false;

  const paidOut = payout(subnet, tao);
  if (paidOut === UNDECIDED || paidOut === 0 || subnet.alphaIn - paidOut < MIN_RESERVE) return false;
  subnet.taoIn += tao;
  subnet.alphaIn -= paidOut;
  subnet.alphaOut += paidOut;
  subnet.protocolAlpha += paidOut;
  setSpotPrice(subnet);
  return subnet.priceHigh < NO_LIMIT;
}
