import { connect } from "./connect.js";
import type { Asked, AskRequest } from "./openGateway.js";
import { throughGateway } from "./throughGateway.js";

export interface AskSubnet extends AskRequest {
  /** Id of the subnet's plugin, or its netuid. */
  readonly subnet: string | number;
}

/**
 * Asks a subnet's miners, through a validator's gateway that a node knows. While validators start or are loaded anew, it waits for them, for 30
 * seconds. Whoever asks often keeps a `openGateway` open instead.
 *
 * @throws SK1914 no gateway of that subnet, SK1916 its gateways are gone, SK3000-SK3016 the gateway's refusal
 * @example
 * const { response } = await ask("ws://127.0.0.1:9944", request, { subnet: "price-prediction", signer });
 */
export async function ask(nodeUrl: string, request: unknown, { subnet, ...how }: AskSubnet): Promise<Asked> {
  const node = await connect(nodeUrl);
  try {
    return await throughGateway(node, subnet, (gateway) => gateway.ask(request, how));
  } finally {
    node.close();
  }
}
