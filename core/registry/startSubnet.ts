import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import { registryErrors } from "./registryErrors.js";
import { subnetOf, updateSubnet } from "./subnets.js";

/**
 * The owner starts the subnet: from the next block on it takes part in emission.
 *
 * @throws SK0601, SK0613 for anyone else, SK0614 the second time
 */
export function startSubnet(
  ctx: Context,
  request: { readonly netuid: number; readonly coldkey: AccountId },
): void {
  const { netuid, coldkey } = request;
  const subnet = subnetOf(ctx.state, netuid);
  if (subnet.owner !== coldkey) throw fail(registryErrors.notSubnetOwner, { coldkey, netuid });
  if (subnet.firstEmissionBlock !== undefined) throw fail(registryErrors.alreadyStarted, { netuid });
  const firstEmissionBlock = ctx.height + 1;
  updateSubnet(ctx, netuid, { firstEmissionBlock });
  ctx.emit({ name: "registry.subnetStarted", fields: { netuid, firstEmissionBlock } });
}
