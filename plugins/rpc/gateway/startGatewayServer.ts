import type { GatewayRole } from "../../../core/roles/gateway.js";
import type { Method } from "../method.js";
import { startRpcServer, type RpcServer } from "../server.js";
import type { GatewayContext } from "./gatewayContext.js";
import { gatewayAsk } from "./gatewayAsk.js";
import { gatewayChallenge } from "./gatewayChallenge.js";
import { gatewayInfo } from "./gatewayInfo.js";

/** Every method of a gateway's port. */
export const gatewayMethods: readonly Method<GatewayContext>[] = [
  gatewayInfo,
  gatewayChallenge,
  gatewayAsk,
] as Method<GatewayContext>[]; // each was typed by its own schema; the dispatcher checks it before `handle` runs

/** Room for the fields beside the body. */
const ENVELOPE_BYTES = 65_536;

/**
 * Serves a validator's gateway to clients: JSON-RPC over WebSocket and HTTP POST.
 *
 * @throws SK1900 when the port is taken
 */
export function startGatewayServer(
  gateway: GatewayRole,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<RpcServer> {
  return startRpcServer({
    host,
    port,
    context: { gateway },
    methods: gatewayMethods,
    subscriptions: [],
    // Base64 takes four characters for three bytes.
    maxRequestBytes: Math.ceil((gateway.info.limits.maxRequestBytes * 4) / 3) + ENVELOPE_BYTES,
  });
}
