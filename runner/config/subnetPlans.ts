import { dirname } from "node:path";
import type { SubnetPlan } from "../devnet/subnetPlan.js";
import { resolveSubnet } from "../subnets/resolveSubnet.js";
import type { MinersConfig, SubnetConfig } from "./configSchema.js";
import type { LoadedConfig } from "./loadConfig.js";
import { usualPlan } from "./usualPlan.js";

/**
 * The subnets of a configuration, and who takes part in them.
 *
 * @returns undefined where it says nothing of subnets
 * @throws SK3300–SK3304 for a subnet that can't be found
 */
export function subnetPlans({ file, config }: LoadedConfig): readonly SubnetPlan[] | undefined {
  return config.subnets?.map((subnet) => planOf(subnet, dirname(file)));
}

function planOf(subnet: string | SubnetConfig, home: string): SubnetPlan {
  if (typeof subnet === "string") return usualPlan(subnet, resolveSubnet(subnet, home));
  const { subnet: name, miners, ...rest } = subnet;
  return {
    entry: resolveSubnet(name, home),
    ...rest,
    ...(miners && { miners: miners.map((each: MinersConfig) => ({ ...each })) }),
  };
}
