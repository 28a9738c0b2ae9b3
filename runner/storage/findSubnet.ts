import { fail, isSubnetkitError } from "../../core/primitives/errors.js";
import type { Client } from "../../plugins/rpc/client/connect.js";
import { contract } from "../../subnets/storage/contract.js";
import { storageCommandErrors } from "./storageCommandErrors.js";

const MAX_SUBNETS = 128;

async function pluginAt(node: Client, netuid: number): Promise<string | undefined> {
  try {
    const subnet = (await node.call("state_subnet", { netuid })) as {
      readonly plugin: { readonly id: string };
    };
    return subnet.plugin.id;
  } catch (error) {
    if (isSubnetkitError(error)) return undefined;
    throw error;
  }
}

/** The netuid of the storage subnet: the named one, or the first. @throws SK4150, SK4151 */
export async function findSubnet(node: Client, netuid: number | undefined): Promise<number> {
  if (netuid !== undefined) {
    const plugin = await pluginAt(node, netuid);
    if (plugin === contract.id) return netuid;
    throw fail(storageCommandErrors.notStorage, { netuid, plugin: plugin ?? "nothing" });
  }
  for (let candidate = 1; candidate <= MAX_SUBNETS; candidate += 1) {
    const plugin = await pluginAt(node, candidate);
    if (plugin === contract.id) return candidate;
    if (plugin === undefined) break;
  }
  throw fail(storageCommandErrors.noStorageSubnet);
}
