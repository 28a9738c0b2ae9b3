import type { ErrorReport } from "../../core/primitives/errors.js";
import type { FromWorker, RoundObservation, SubnetDescription } from "../neuron/messages.js";
import type { LocalSubnet } from "./preset/localGenesis.js";
import { startWorker, type WorkerHandle } from "./workerHandle.js";

/** The threads of one subnet: its miners in one, its validators in another, so that neither can stall the other. */
export interface SubnetWorkers {
  readonly description: SubnetDescription;
  /** Starts the neurons. Resolves once all that can run are running. */
  start(subnet: LocalSubnet, rpcUrl: string, lockstep: boolean, events: WorkerEvents): Promise<void>;
  /** Resolves once both have done everything that block `height` set off. */
  handled(height: number): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkerEvents {
  round(round: RoundObservation): void;
  problem(uid: number | undefined, error: ErrorReport): void;
}

const entry = new URL("../neuron/worker.js", import.meta.url);

/**
 * Loads a subnet in its own threads.
 *
 * @throws SK13xx when its entry file is wrong, SK2200 when it hangs
 */
export async function loadSubnetWorkers(source: string): Promise<SubnetWorkers> {
  const miners = startWorker(entry, { source, role: "miner" });
  const validators = startWorker(entry, { source, role: "validator" });
  const workers: readonly WorkerHandle[] = [miners, validators];
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.stop()));
  };
  try {
    const [description] = await Promise.all(workers.map((worker) => worker.describe()));
    if (!description) throw new Error("two workers describe themselves");
    return { description, start: (...args) => startBoth(miners, validators, ...args), handled, stop };
  } catch (error) {
    await stop();
    throw error;
  }

  async function handled(height: number): Promise<void> {
    await Promise.all(workers.filter((worker) => worker.alive).map((worker) => worker.handled(height)));
  }
}

async function startBoth(
  miners: WorkerHandle,
  validators: WorkerHandle,
  subnet: LocalSubnet,
  rpcUrl: string,
  lockstep: boolean,
  events: WorkerEvents,
): Promise<void> {
  for (const worker of [miners, validators]) {
    worker.onFailure((error) => events.problem(undefined, error));
    worker.onMessage((message: FromWorker) => {
      if (message.kind === "round") events.round(message.round);
      if (message.kind === "problem") events.problem(message.uid, message.error);
      if (message.kind === "listening") validators.send({ kind: "hosts", endpoints: message.endpoints });
    });
    const neurons = subnet.neurons
      .filter((neuron) => neuron.role === worker.role)
      .map(({ uid, hotkey, profile }) => ({ uid, keySeed: hotkey.seed, profile, settings: {} }));
    worker.send({ kind: "start", rpcUrl, netuid: subnet.netuid, neurons, lockstep });
  }
  await Promise.all([miners.ready(), validators.ready()]);
}
