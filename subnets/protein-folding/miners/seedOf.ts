import type { Random } from "subnetkit/plugin";

/** A seed drawn from a call's randomness, to be sent to a thread. */
export function seedOf(random: Random): string {
  return Array.from({ length: 4 }, () => random.integer(0x1_0000_0000).toString(16)).join("-");
}
