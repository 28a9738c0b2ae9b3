import { isSubnetkitError } from "../../../core/primitives/errors.js";
import { gatewayErrors } from "../../../core/roles/gatewayErrors.js";
import { rpcErrors } from "../rpcErrors.js";
import type { Client } from "./connect.js";
import { findGateway, type FindGatewayOptions } from "./findGateway.js";
import type { GatewayClient } from "./openGateway.js";

/** Each of them answered a moment before it went. */
export const MAX_GATEWAYS = 3;

/**
 * Asks through a gateway that a node knows. Where it goes before it was asked, as when its subnet is loaded anew, another is found.
 *
 * @throws what `findGateway` and `use` do
 */
export async function throughGateway<T>(
  node: Pick<Client, "call">,
  subnet: string | number,
  use: (gateway: GatewayClient) => Promise<T>,
  options: FindGatewayOptions = {},
): Promise<T> {
  for (let tried = 1; ; tried++) {
    const gateway = await findGateway(node, subnet, options);
    try {
      return await use(gateway);
    } catch (error) {
      if (!wasNotAsked(error) || tried === MAX_GATEWAYS) throw error;
    } finally {
      gateway.close();
    }
  }
}

/** Whether a gateway's error says that no miner was asked because it went: SK1916, SK3013. */
export function wasNotAsked(error: unknown): boolean {
  const codes: readonly string[] = [rpcErrors.gatewayGone.code, gatewayErrors.closed.code];
  return isSubnetkitError(error) && codes.includes(error.code);
}
