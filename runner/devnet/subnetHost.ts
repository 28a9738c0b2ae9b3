import { fail, reportOf } from "../../core/primitives/errors.js";
import type { SubnetDescription } from "../neuron/messages.js";
import type { PluginPlan } from "../subnets/loadKernelPlugin.js";
import type { LogThreshold } from "../neuron/sayingLogger.js";
import type { LocalSubnet } from "./preset/localGenesis.js";
import type { Clock } from "../../core/protocol/ports.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { reloadErrors } from "./reloadErrors.js";
import {
  loadSubnetWorkers,
  type Inspected,
  type StartSubnet,
  type SubnetWorkers,
  type WorkerEvents,
} from "./subnetWorkers.js";

/** A subnet's threads over time: when its plugin changes, fresh ones take the place of the old. */
export interface SubnetHost {
  /** URL of its entry module. */
  readonly source: string;
  /** Of the plugin as it is loaded now. */
  readonly description: SubnetDescription;
  readonly inspectorUrls: SubnetWorkers["inspectorUrls"];
  /** The roles whose thread was lost. */
  readonly lost: SubnetWorkers["lost"];
  /** Starts the neurons. Resolves once all that can run are running. */
  start(subnet: LocalSubnet, node: NodeAddress, events: HostEvents): Promise<void>;
  /** Resolves once the threads have done everything that block `height` set off; while they are replaced, once the new ones have. */
  handled(height: number): Promise<void>;
  /** The same, however long they take: none of them is given up. */
  reached(height: number): Promise<void>;
  /**
   * Loads the plugin with fresh modules in new threads and has them take over. Both roles change together: peers must agree on the
   * messages. The old ones run on when the new can't be loaded. A load that is under way is abandoned: it began with older files.
   *
   * @returns whether what this call began took over; false where another call does for both, and where it was abandoned
   * @throws SK13xx, SK2200 when the plugin can't be loaded · SK3320 when it is another subnet now
   */
  reload(): Promise<boolean>;
  /** Ends the threads, also those that are being loaded. */
  stop(): Promise<void>;
}

export type HostEvents = Omit<WorkerEvents, "listening" | "remembers">;

/** What outlives a neuron's thread: where a miner listens, what a validator remembers. */
interface KeptOfNeurons {
  readonly ports: Map<number, number>;
  readonly memories: Map<number, Uint8Array>;
}

/** Where the node answers, and how time passes there. */
export interface NodeAddress {
  readonly rpcUrl: string;
  readonly lockstep: boolean;
  /** Where neurons keep what they remember; in memory alone if left out. */
  readonly dataFolder?: string;
  /** Seed of the key of somebody who buys answers; nobody does if left out. */
  readonly buyerSeed?: Uint8Array;
  /** What of the plugin's log is passed on. */
  readonly logFrom: LogThreshold;
  /** Kernel plugins, whose taps of roles' hooks run in the neurons' threads. */
  readonly plugins: readonly PluginPlan[];
}

/** How a subnet's threads are loaded, the first time and again. */
export interface HostOptions {
  readonly inspected?: Inspected;
  /** Abandons the first load. */
  readonly signal?: AbortSignal;
  /** Is told, once a load, of one that takes long enough to wonder. */
  readonly onSlow?: () => void;
  readonly clock?: Clock;
  readonly load?: typeof loadSubnetWorkers;
}

/** Threads that took over. */
interface Replaced {
  readonly fresh: SubnetWorkers;
  /** Resolves once all neurons that can run are running. */
  readonly running: Promise<void> | undefined;
}

/** Loads that take longer are worth a word. */
const SLOW_MS = 5_000;

/**
 * Loads a subnet in its own threads.
 *
 * @throws SK13xx when its entry file is wrong, SK2200 when it hangs
 */
export async function createSubnetHost(source: string, options: HostOptions = {}): Promise<SubnetHost> {
  const { inspected = [], clock = systemClock, onSlow = () => undefined } = options;
  const load = async (complete: boolean, signal?: AbortSignal): Promise<SubnetWorkers> => {
    const cancel = clock.after(SLOW_MS, onSlow);
    try {
      return await (options.load ?? loadSubnetWorkers)(source, { inspected, complete, signal });
    } finally {
      cancel();
    }
  };
  let workers = await load(false, options.signal);
  const kept: KeptOfNeurons = { ports: new Map(), memories: new Map() };
  let begin: ((fresh: SubnetWorkers) => Promise<void>) | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  /** A reload that has not begun: it will see every change up to then. */
  let waiting: Promise<boolean> | undefined;
  /** Abandons the load that is under way, if there is one. */
  let abandon = (): void => undefined;
  let stopped = false;

  /** Has fresh threads take over, and says when they run. Undefined where they don't. */
  const replace = async (): Promise<Replaced | undefined> => {
    waiting = undefined;
    if (stopped) return undefined;
    const loading = new AbortController();
    abandon = () => loading.abort();
    let fresh: SubnetWorkers;
    try {
      // The old ones are given up for something that works as a whole.
      fresh = await load(true, loading.signal);
    } catch (error) {
      if (loading.signal.aborted) return undefined;
      throw error;
    }
    const { id } = workers.description;
    if (fresh.description.id !== id || loading.signal.aborted) {
      await fresh.stop();
      if (loading.signal.aborted) return undefined;
      throw fail(reloadErrors.otherSubnet, { id, found: fresh.description.id });
    }
    await workers.stop();
    if (stopped) {
      await fresh.stop();
      return undefined;
    }
    workers = fresh;
    return { fresh, running: begin?.(fresh) };
  };

  return {
    source,
    get description() {
      return workers.description;
    },
    get inspectorUrls() {
      return workers.inspectorUrls;
    },
    get lost() {
      return workers.lost;
    },
    start: (subnet, node, events) => {
      begin = (fresh) => {
        reportProfiles(subnet, fresh.description, events);
        return fresh.start(
          { netuid: subnet.netuid, neurons: neuronsOf(subnet, fresh.description, kept), ...node },
          {
            ...events,
            listening: (at) => at.forEach(({ uid, port }) => kept.ports.set(uid, port)),
            remembers: (uid, state) => kept.memories.set(uid, state),
          },
        );
      };
      return begin(workers);
    },
    handled: async (height) => {
      await turn.catch(() => undefined);
      await workers.handled(height);
    },
    reached: async (height) => {
      await turn.catch(() => undefined);
      await workers.reached(height);
    },
    reload: () => {
      // Who began it is told of a failure.
      if (waiting) return waiting.then(() => false).catch(() => false);
      abandon();
      const replaced = turn.catch(() => undefined).then(replace);
      turn = replaced;
      // Neurons that never get ready hold nobody up: the next threads take over from them.
      waiting = replaced.then(async (taken) => {
        await taken?.running;
        return taken !== undefined && taken.fresh === workers;
      });
      return waiting;
    },
    stop: async () => {
      stopped = true;
      abandon();
      // Whoever waits for threads waits no longer once they are stopped.
      await workers.stop();
      await turn.catch(() => undefined);
    },
  };
}

/** The subnet's neurons as the plugin of now can run them. */
function neuronsOf(
  { neurons }: LocalSubnet,
  { profiles }: SubnetDescription,
  { ports, memories }: KeptOfNeurons,
): StartSubnet["neurons"] {
  return neurons
    .filter(({ role, profile }) => role === "validator" || profiles.includes(profile))
    .map(({ uid, role, hotkey, profile, settings }) => ({
      uid,
      role,
      keySeed: hotkey.seed,
      profile,
      settings,
      port: ports.get(uid),
      memory: memories.get(uid),
    }));
}

/** Says where the plugin's profiles and the chain's miners have come apart. */
function reportProfiles(subnet: LocalSubnet, now: SubnetDescription, events: HostEvents): void {
  const { id, profiles } = now;
  for (const { uid, role, profile } of subnet.neurons) {
    if (role === "validator" || profiles.includes(profile)) continue;
    const gone = { subnet: id, profile, profiles: profiles.join(", ") };
    events.problem(uid, reportOf(fail(reloadErrors.profileGone, gone)));
  }
  const before = subnet.description.profiles;
  for (const profile of profiles.filter((name) => !before.includes(name)))
    events.problem(undefined, reportOf(fail(reloadErrors.profileWithoutMiner, { subnet: id, profile })));
}
