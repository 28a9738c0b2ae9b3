import { isSubnetkitError } from "../../core/primitives/errors.js";
import type { Clock } from "../../core/protocol/ports.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { findGateway } from "../../plugins/rpc/client/ask.js";
import type { Client } from "../../plugins/rpc/client/connect.js";
import type { GatewayClient } from "../../plugins/rpc/client/openGateway.js";
import { rpcErrors } from "../../plugins/rpc/rpcErrors.js";

type Node = Pick<Client, "call">;

export interface AwaitGatewayOptions {
  /** Told once, when there is something to wait for. */
  readonly onWait?: () => void;
  readonly clock?: Clock;
  /** How a gateway is found; `findGateway` if left out. */
  readonly find?: (node: Client, subnet: string | number) => Promise<GatewayClient>;
}

const PAUSE_MS = 250;
/** As long as a network by the clock waits for its first round. */
const PATIENCE_MS = 30_000;
/** More than a local network has. */
const MAX_SUBNETS = 128;

/**
 * Finds a validator's gateway of a subnet through a node. Gateways open with the validators, seconds after a network's first block: of a
 * subnet that has had no epoch yet they are waited for.
 *
 * @throws as `findGateway`
 */
export async function awaitGateway(
  node: Client,
  subnet: string | number,
  { onWait, clock = systemClock, find = findGateway }: AwaitGatewayOptions = {},
): Promise<GatewayClient> {
  for (let waitedMs = 0; ; waitedMs += PAUSE_MS) {
    try {
      return await find(node, subnet);
    } catch (error) {
      const isNone = isSubnetkitError(error) && error.code === rpcErrors.noGateway.code;
      if (!isNone || waitedMs >= PATIENCE_MS || !(await isStarting(node, subnet))) throw error;
      if (waitedMs === 0) onWait?.();
      await new Promise<void>((resolve) => void clock.after(PAUSE_MS, resolve));
    }
  }
}

/** Whether the node's chain has a subnet of this id or netuid that has had no epoch yet. */
async function isStarting(node: Node, subnet: string | number): Promise<boolean> {
  for (let netuid = 1; netuid <= MAX_SUBNETS; netuid++) {
    const report = await subnetAt(node, netuid);
    if (!report) return false;
    if ((report.plugin.id === subnet || netuid === Number(subnet)) && report.epoch.count === 0) return true;
  }
  return false;
}

interface SubnetJson {
  readonly plugin: { readonly id: string };
  readonly epoch: { readonly count: number };
}

async function subnetAt(node: Node, netuid: number): Promise<SubnetJson | undefined> {
  try {
    return (await node.call("state_subnet", { netuid })) as SubnetJson;
  } catch (error) {
    if (isSubnetkitError(error)) return undefined;
    throw error;
  }
}
