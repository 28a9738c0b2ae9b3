import type { SubnetPlan } from "../devnet/subnetPlan.js";
import { isSubnetPackage } from "../subnets/entryOfFolder.js";
import { resolveSubnet } from "../subnets/resolveSubnet.js";
import { loadConfig } from "./loadConfig.js";
import { subnetPlans } from "./subnetPlans.js";

/**
 * The subnets that a command means which names none: those of the folder's configuration; else the folder's own, when it is a subnet's
 * package; else none.
 *
 * @param named path of a configuration, relative to the folder
 * @throws SK3300–SK3304 for a subnet that can't be found · SK3310–SK3314 for the configuration
 */
export async function subnetsHere(folder: string, named?: string): Promise<readonly SubnetPlan[]> {
  const loaded = await loadConfig(folder, named);
  const configured = loaded && subnetPlans(loaded);
  return configured ?? (isSubnetPackage(folder) ? [{ entry: resolveSubnet(".", folder) }] : []);
}
