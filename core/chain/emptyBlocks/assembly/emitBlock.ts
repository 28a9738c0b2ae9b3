import { blockEmission, MAX_SUPPLY } from "./blockEmission";
import { emitToSubnet } from "./emitToSubnet";
import { issuance, setIssuance } from "./network";
import { emitting, subnetAt } from "./subnet";
import { shareOut } from "./subnetShares";

/** Mints the block's TAO and divides it among the subnets. @returns whether the engine could */
export function emitBlock(): bool {
  if (emitting === 0) return true;
  const emission = blockEmission(issuance);
  if (issuance + emission > MAX_SUPPLY) return false;
  const rootSells = shareOut(emission);
  let given: u64 = 0;
  for (let i: u32 = 0; i < emitting; i++) {
    const subnet = subnetAt(i);
    given += subnet.taoEmission >> 32;
    if (!emitToSubnet(subnet, rootSells)) return false;
  }
  // What truncation leaves is recycled.
  setIssuance(issuance + given);
  return true;
}
