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

export interface LoadSubnetsOptions {
  readonly inspected?: Inspected;
  /** Abandons what is being loaded, without a failure. */
  readonly signal?: AbortSignal;
  /** Makes what ends one try to load an entry: it is tried once more then, with the files of that moment. */
  readonly tryAgain?: (entry: string) => AbortSignal;
  /** Is told of an entry whose load takes long enough to wonder. */
  readonly onSlow?: (entry: string) => void;
}

/**
 * Loads subnets in their own threads, side by side. It never rejects.
 *
 * @param subnets URLs of their entry modules, or plans that also say who takes part
 */
export async function loadSubnets(
  subnets: readonly (string | SubnetPlan)[],
  options: LoadSubnetsOptions = {},
): Promise<LoadedSubnets> {
  const plans = subnets.map((subnet): SubnetPlan =>
    typeof subnet === "string" ? { entry: subnet } : subnet,
  );
  const results = await Promise.allSettled(
    plans.map(async (plan) => ({ plan, host: await loadSubnet(plan.entry, options) })),
  );
  const failed = options.signal?.aborted ? [] : results;
  return {
    plans,
    loaded: results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
    failures: failed.flatMap((result) => (result.status === "rejected" ? [failureOf(result.reason)] : [])),
  };
}

async function loadSubnet(entry: string, options: LoadSubnetsOptions): Promise<SubnetHost> {
  const { inspected = [], signal, tryAgain, onSlow } = options;
  for (;;) {
    const again = tryAgain?.(entry);
    const ends = [signal, again].filter((each) => each !== undefined);
    try {
      return await createSubnetHost(entry, {
        inspected,
        signal: AbortSignal.any(ends),
        ...(onSlow && { onSlow: () => onSlow(entry) }),
      });
    } catch (error) {
      if (signal?.aborted || !again?.aborted) throw error;
    }
  }
}
