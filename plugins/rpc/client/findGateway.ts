import { fail, isSubnetkitError, type SubnetkitError } from "../../../core/primitives/errors.js";
import type { Clock } from "../../../core/protocol/ports.js";
import { systemClock } from "../../../core/roles/systemClock.js";
import type { GatewayAddress, GatewayState } from "../nodeContext.js";
import { rpcErrors } from "../rpcErrors.js";
import type { Client } from "./connect.js";
import { openGateway, type GatewayClient } from "./openGateway.js";

export interface FindGatewayOptions {
  /** Told once, when there is something to wait for. */
  readonly onWait?: () => void;
  readonly clock?: Clock;
  /** How one of the node's list is opened; `openGateway` if left out. */
  readonly open?: (url: string, of: { readonly hotkey: string }) => Promise<GatewayClient>;
}

type Subnet = string | number;

/** Why there is no gateway, and whether that may pass. */
interface Absence {
  readonly error: SubnetkitError;
  readonly mayPass: boolean;
}

const PAUSE_MS = 250;
/** As long as a network by the clock waits for its first round. */
const PATIENCE_MS = 30_000;

/**
 * Finds a validator's gateway of a subnet through a node, and connects to it: the first that answers. Gateways open with the validators, seconds
 * after a network's first block and after a change of the plugin: while they start, and when those of the node's list don't answer, it looks again
 * for 30 seconds.
 *
 * @param subnet id of the subnet's plugin, or its netuid
 * @throws SK1914 when the node hosts no validators of it, SK1916 when their gateways are gone
 */
export async function findGateway(
  node: Pick<Client, "call">,
  subnet: Subnet,
  { onWait, clock = systemClock, open = openGateway }: FindGatewayOptions = {},
): Promise<GatewayClient> {
  for (let waitedMs = 0; ; waitedMs += PAUSE_MS) {
    const found = await lookForGateway(node, subnet, open);
    if (!("mayPass" in found)) return found;
    if (!found.mayPass || waitedMs >= PATIENCE_MS) throw found.error;
    if (waitedMs === 0) onWait?.();
    await new Promise<void>((resolve) => void clock.after(PAUSE_MS, resolve));
  }
}

async function lookForGateway(
  node: Pick<Client, "call">,
  subnet: Subnet,
  open: NonNullable<FindGatewayOptions["open"]>,
): Promise<GatewayClient | Absence> {
  const isMeant = (each: { readonly subnet: string; readonly netuid: number }): boolean =>
    each.subnet === subnet || each.netuid === Number(subnet);
  const all = (await node.call("gateway_list")) as readonly GatewayAddress[];
  let absence: Absence | undefined;
  for (const { uid, url, hotkey } of all.filter(isMeant)) {
    try {
      return await open(url, { hotkey });
    } catch (error) {
      if (!isSubnetkitError(error)) throw error;
      const reason = `the one of UID ${uid} does not answer (${error.message.replace(/\.$/, "")})`;
      absence = { error: fail(rpcErrors.gatewayGone, { subnet, reason }, error), mayPass: true };
    }
  }
  if (absence) return absence;
  const states = (await node.call("gateway_states")) as readonly GatewayState[];
  const { state } = states.find(isMeant) ?? {};
  if (state === "gone") {
    const reason = "its validators' thread has ended";
    return { error: fail(rpcErrors.gatewayGone, { subnet, reason }), mayPass: false };
  }
  if (state !== undefined) {
    const reason = "its validators are starting";
    return { error: fail(rpcErrors.gatewayGone, { subnet, reason }), mayPass: true };
  }
  const known = states.map((each) => `${each.subnet} (netuid ${each.netuid})`).join(", ");
  const error = fail(rpcErrors.noGateway, { subnet, known: known === "" ? "none" : known });
  return { error, mayPass: false };
}
