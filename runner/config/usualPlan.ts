import type { SubnetPlan } from "../devnet/subnetPlan.js";
import { usualProfiles } from "../subnets/bundledSubnets.js";

/** The plan for a subnet of which nothing but its name was said. */
export function usualPlan(name: string, entry: string): SubnetPlan {
  const profiles = Object.hasOwn(usualProfiles, name) ? usualProfiles[name] : undefined;
  return { entry, ...(profiles && { miners: profiles.map((profile) => ({ profile })) }) };
}
