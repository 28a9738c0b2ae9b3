import { reportOf } from "../../core/primitives/errors.js";
import type { WorkerFailure } from "../neuron/messages.js";
import { carriedTrace } from "../neuron/carriedTrace.js";
import type { DevnetEvents } from "./devnetEvents.js";
import type { SubnetHost } from "./subnetHost.js";

/** Reloads a subnet and tells how that went. */
export async function reloadSubnet(netuid: number, host: SubnetHost, events: DevnetEvents): Promise<void> {
  const before = host.description.schemaHash;
  const startMs = performance.now();
  try {
    if (!(await host.reload())) return;
    const { id, version, schemaHash } = host.description;
    const elapsedMs = performance.now() - startMs;
    events.reloaded({ netuid, id, version, newMessages: schemaHash !== before, elapsedMs });
    tellInspectors(events, netuid, host);
  } catch (error) {
    events.reloadFailed(netuid, failureOf(error));
  }
}

/** Tells where debuggers may attach to a subnet's threads. */
export function tellInspectors(events: DevnetEvents, netuid: number, { inspectorUrls }: SubnetHost): void {
  const { miner, validator } = inspectorUrls;
  if (miner !== undefined) events.inspectable(netuid, "miner", miner);
  if (validator !== undefined) events.inspectable(netuid, "validator", validator);
}

/** An error that a worker reported, with the plugin's own lines that came with it. */
export function failureOf(error: unknown): WorkerFailure {
  // A worker handle puts them there as its worker sent them.
  const trace = carriedTrace(error);
  return { ...reportOf(error), ...(trace.length > 0 && { trace }) };
}
