import { multiplyQ32 } from "./fixed";
import { count, subnetAt, Subnet } from "./subnet";

/** Every registration price falls by one block's part of its half-life, within its bounds. */
export function decayRegistrationPrices(): void {
  for (let i: u32 = 0; i < count; i++) {
    const subnet = subnetAt(i);
    const raised = max(multiplyQ32(subnet.registrationPrice, subnet.decayFactor), subnet.minBurn);
    subnet.registrationPrice = min(raised, subnet.maxBurn);
  }
}
