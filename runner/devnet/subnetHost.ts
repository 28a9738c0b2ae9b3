import { fail, reportOf } from "../../core/primitives/errors.js";
import type { SubnetDescription } from "../neuron/messages.js";
import type { LogThreshold } from "../neuron/sayingLogger.js";
import type { LocalSubnet } from "./preset/localGenesis.js";
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
  /** Starts the neurons. Resolves once all that can run are running. */
  start(subnet: LocalSubnet, node: NodeAddress, events: HostEvents): Promise<void>;
  /** Resolves once the threads have done everything that block `height` set off; while they are replaced, once the new ones have. */
  handled(height: number): Promise<void>;
  /** The same, however long they take: none of them is given up. */
  reached(height: number): Promise<void>;
  /**
   * Loads the plugin with fresh modules in new threads and has them take over. Both roles change together: peers must agree on the
   * messages. The old ones run on when the new can't be loaded.
   *
   * @returns whether this call began it; false where one that had not begun yet does for both
   * @throws SK13xx, SK2200 when the plugin can't be loaded · SK3320 when it is another subnet now
   */
  reload(): Promise<boolean>;
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
}

/**
 * Loads a subnet in its own threads.
 *
 * @throws SK13xx when its entry file is wrong, SK2200 when it hangs
 */
export async function createSubnetHost(source: string, inspected: Inspected = []): Promise<SubnetHost> {
  let workers = await loadSubnetWorkers(source, { inspected, complete: false });
  const kept: KeptOfNeurons = { ports: new Map(), memories: new Map() };
  let begin: ((fresh: SubnetWorkers) => Promise<void>) | undefined;
  let turn: Promise<void> = Promise.resolve();
  /** A reload that has not begun: it will see every change up to then. */
  let waiting: Promise<void> | undefined;
  let stopped = false;

  const replace = async (): Promise<void> => {
    waiting = undefined;
    // The old ones are given up for something that works as a whole.
    const fresh = await loadSubnetWorkers(source, { inspected, complete: true });
    const { id } = workers.description;
    if (fresh.description.id !== id || stopped) {
      await fresh.stop();
      if (stopped) return;
      throw fail(reloadErrors.otherSubnet, { id, found: fresh.description.id });
    }
    await workers.stop();
    workers = fresh;
    await begin?.(fresh);
  };

  return {
    source,
    get description() {
      return workers.description;
    },
    get inspectorUrls() {
      return workers.inspectorUrls;
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
      turn = waiting = turn.catch(() => undefined).then(replace);
      return turn.then(() => true);
    },
    stop: async () => {
      stopped = true;
      await turn.catch(() => undefined);
      await workers.stop();
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
