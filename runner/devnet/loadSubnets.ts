import { failureOf } from "./reloadSubnet.js";
import { createSubnetHost, type SubnetHost } from "./subnetHost.js";
import type { SubnetPlan } from "./subnetPlan.js";
import type { Inspected } from "./subnetWorkers.js";
import type { WorkerFailure } from "../neuron/messages.js";

/** A subnet that could be loaded, and the plan it was loaded for. */
export interface LoadedSubnet {
  readonly host: SubnetHost;
  readonly plan: SubnetPlan;
}

/** The subnets of a network, each in its threads. */
export interface LoadedSubnets {
  readonly plans: readonly SubnetPlan[];
  readonly loaded: readonly LoadedSubnet[];
  /** Why others could not be loaded. */
  readonly failures: readonly WorkerFailure[];
}

/**
 * Loads subnets in their own threads, side by side. It never rejects.
 *
 * @param subnets URLs of their entry modules, or plans that also say who takes part
 */
export async function loadSubnets(
  subnets: readonly (string | SubnetPlan)[],
  inspected: Inspected = [],
): Promise<LoadedSubnets> {
  const plans = subnets.map((subnet): SubnetPlan =>
    typeof subnet === "string" ? { entry: subnet } : subnet,
  );
  const results = await Promise.allSettled(
    plans.map(async (plan) => ({ plan, host: await createSubnetHost(plan.entry, inspected) })),
  );
  return {
    plans,
    loaded: results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
    failures: results.flatMap((result) => (result.status === "rejected" ? [failureOf(result.reason)] : [])),
  };
}
