import { createModelRegister } from "../models/threads/modelRegister.js";
import type {
  FromWorker,
  NeuronPlan,
  RoundObservation,
  Sale,
  SubnetDescription,
  WorkerFailure,
} from "../neuron/messages.js";
import type { PluginPlan } from "../subnets/loadKernelPlugin.js";
import type { LogThreshold, Said } from "../neuron/sayingLogger.js";
import type { NeuronRole } from "./reports.js";
import { startWorker, type WorkerHandle } from "./workerHandle.js";

/** Which threads a debugger may attach to. */
export type Inspected = readonly NeuronRole[];

/** What the neurons of a subnet are started with. */
export interface StartSubnet {
  readonly netuid: number;
  readonly neurons: readonly (NeuronPlan & { readonly role: NeuronRole })[];
  readonly rpcUrl: string;
  readonly lockstep: boolean;
  /** Where neurons keep what they remember; in memory alone if left out. */
  readonly dataFolder?: string;
  /** Seed of the key of somebody who buys answers here; nobody does if left out. */
  readonly buyerSeed?: Uint8Array;
  /** What of the plugin's log is passed on. */
  readonly logFrom: LogThreshold;
  /** Kernel plugins, whose taps of roles' hooks run in the neurons' threads. */
  readonly plugins: readonly PluginPlan[];
}

/** The threads of one subnet: its miners in one, its validators in another, so that neither can stall the other. */
export interface SubnetWorkers {
  readonly description: SubnetDescription;
  /** Where debuggers attach, by role. */
  readonly inspectorUrls: Readonly<Partial<Record<NeuronRole, string>>>;
  /** The roles whose thread failed, died or was given up. */
  readonly lost: readonly NeuronRole[];
  /** Starts the neurons. Resolves once all that can run are running. */
  start(what: StartSubnet, events: WorkerEvents): Promise<void>;
  /** Resolves once both have done everything that block `height` set off. */
  handled(height: number): Promise<void>;
  /** The same, however long they take. */
  reached(height: number): Promise<void>;
  stop(): Promise<void>;
}

/** Where a validator takes requests of clients. */
export interface OpenedGateway {
  readonly uid: number;
  readonly hotkey: string;
  readonly url: string;
  /** False from the moment at which its thread fails or is asked to end. */
  readonly isOpen: () => boolean;
}

export interface WorkerEvents {
  round(round: RoundObservation): void;
  problem(uid: number | undefined, error: WorkerFailure): void;
  /** A validator takes requests of clients, for as long as `isOpen` says so. */
  gateway(gateway: OpenedGateway): void;
  sold(sale: Sale): void;
  /** A neuron's plugin wrote to its log. */
  /** Without a UID it was a kernel plugin in the neurons' thread. */
  said(uid: number | undefined, said: Said): void;
  listening(miners: readonly { readonly uid: number; readonly port: number }[]): void;
  remembers(uid: number, state: Uint8Array): void;
}

const entry = new URL("../neuron/worker.js", import.meta.url);

/** One for the process: a file that several subnets use has one session as well. */
const register = createModelRegister();

export interface LoadOptions {
  readonly inspected: Inspected;
  /** Also loads the code of every miner and of the validator. */
  readonly complete: boolean;
  /** Abandons the load: its threads end, and it rejects. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Loads a subnet in its own threads.
 *
 * @throws SK13xx when its entry file is wrong or, of a complete load, a part of it; SK2200 when it hangs
 */
export async function loadSubnetWorkers(
  source: string,
  { inspected, complete, signal }: LoadOptions,
): Promise<SubnetWorkers> {
  const startRole = (role: NeuronRole): WorkerHandle =>
    startWorker(entry, {
      source,
      role,
      inspect: inspected.includes(role),
      complete,
      models: register.join(),
    });
  const miners = startRole("miner");
  const workers = [miners];
  /** One role's description is enough to begin a chain with: the other thread loads once the first block is there. */
  let validators: WorkerHandle | undefined;
  const loadValidators = (): WorkerHandle => {
    if (validators) return validators;
    validators = startRole("validator");
    workers.push(validators);
    return validators;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.stop()));
  };
  const abandon = (): void => void stop();
  signal?.addEventListener("abort", abandon);
  try {
    signal?.throwIfAborted();
    const description = await miners.describe();
    if (complete || inspected.length > 0) await loadValidators().describe();
    const inspectorUrls = Object.fromEntries(
      workers.flatMap(({ role, inspectorUrl }) => (inspectorUrl === undefined ? [] : [[role, inspectorUrl]])),
    );
    return {
      description,
      inspectorUrls,
      get lost() {
        return workers.filter(({ isLost }) => isLost).map(({ role }) => role);
      },
      start: (what, events) => startBoth(miners, loadValidators(), what, events),
      handled: (height) => all((worker) => worker.handled(height)),
      reached: (height) => all((worker) => worker.reached(height)),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    signal?.removeEventListener("abort", abandon);
  }

  async function all(wait: (worker: WorkerHandle) => Promise<void>): Promise<void> {
    await Promise.all(workers.filter((worker) => worker.alive).map(wait));
  }
}

async function startBoth(
  miners: WorkerHandle,
  validators: WorkerHandle,
  { netuid, neurons, ...how }: StartSubnet,
  events: WorkerEvents,
): Promise<void> {
  const startRole = (worker: WorkerHandle): void => {
    worker.onFailure((error, uid) => events.problem(uid, error));
    worker.onMessage((message: FromWorker) => {
      if (message.kind === "round") events.round(message.round);
      if (message.kind === "remembers") events.remembers(message.uid, message.state);
      if (message.kind === "said") events.said(message.uid, message.said);
      if (message.kind === "sold") events.sold(message.sale);
      if (message.kind === "gateway") {
        const { uid, hotkey, url } = message;
        events.gateway({ uid, hotkey, url, isOpen: () => worker.alive });
      }
      if (message.kind === "problem") events.problem(message.uid, message.error);
      if (message.kind === "listening") {
        validators.send({ kind: "hosts", endpoints: message.endpoints });
        events.listening(message.miners);
      }
    });
    worker.send({
      kind: "start",
      ...how,
      netuid,
      neurons: neurons.filter(({ role }) => role === worker.role).map(({ role: _, ...plan }) => plan),
    });
  };
  startRole(miners);
  // Miners that the chain knows already are asked in the validators' first block; and on few cores, a miner that still loads its
  // model while the first rounds are under way is late in them.
  await miners.ready();
  startRole(validators);
  await Promise.all([miners.ready(), validators.ready()]);
}
