import { fail } from "../../../core/primitives/errors.js";
import type { GatewayAddress } from "../nodeContext.js";
import { rpcErrors } from "../rpcErrors.js";
import { connect, type Client } from "./connect.js";
import { openGateway, type Asked, type AskRequest, type GatewayClient } from "./openGateway.js";

export interface AskSubnet extends AskRequest {
  /** Id of the subnet's plugin, or its netuid. */
  readonly subnet: string | number;
}

/**
 * Finds a validator's gateway of a subnet through a node, and connects to it: the first that answers.
 *
 * @throws SK1914 when the node knows none, SK1910 when none can be reached
 */
export async function findGateway(node: Client, subnet: string | number): Promise<GatewayClient> {
  const all = (await node.call("gateway_list")) as readonly GatewayAddress[];
  const candidates = all.filter((gateway) => gateway.subnet === subnet || gateway.netuid === Number(subnet));
  let last: unknown;
  for (const { url, hotkey } of candidates) {
    try {
      return await openGateway(url, { hotkey });
    } catch (error) {
      last = error;
    }
  }
  if (last instanceof Error) throw last;
  const known = [...new Set(all.map((gateway) => `${gateway.subnet} (netuid ${gateway.netuid})`))].join(", ");
  throw fail(rpcErrors.noGateway, { subnet, known: known === "" ? "none" : known });
}

/**
 * Asks a subnet's miners, through a validator's gateway that a node knows. Whoever asks often keeps a `openGateway` open instead.
 *
 * @throws SK1914 no gateway of that subnet, SK3000-SK3016 the gateway's refusal
 * @example
 * const { response } = await ask("ws://127.0.0.1:9944", request, { subnet: "price-prediction", signer });
 */
export async function ask(nodeUrl: string, request: unknown, { subnet, ...how }: AskSubnet): Promise<Asked> {
  const node = await connect(nodeUrl);
  try {
    const gateway = await findGateway(node, subnet);
    try {
      return await gateway.ask(request, how);
    } finally {
      gateway.close();
    }
  } finally {
    node.close();
  }
}
