import { checkConservation } from "../../core/chain/conservation.js";
import { fail, reportOf } from "../../core/primitives/errors.js";
import { stateHash } from "../../core/state/hash.js";
import { localConsensus, startNode, type Node } from "../node/startNode.js";
import { devnetErrors } from "./devnetErrors.js";
import type { DevnetEvents, DevnetInfo } from "./devnetEvents.js";
import { createEpochProgress } from "./epochProgress.js";
import { supplyReport } from "./epochReport.js";
import { changedHyperparameters } from "./preset/localParameters.js";
import { localGenesis, type LocalNetwork } from "./preset/localGenesis.js";
import { createProblems, type Problems } from "./problems.js";
import type { Summary } from "./reports.js";
import { sealInLockstep } from "./sealInLockstep.js";
import { loadSubnetWorkers, type SubnetWorkers } from "./subnetWorkers.js";
import { watchBlocks, type BlockWatch } from "./watchBlocks.js";

export interface DevnetOptions {
  /** Entry modules of the subnets, as URLs. */
  readonly subnets: readonly string[];
  /** Makes the run repeatable; without it blocks come by the clock. */
  readonly seed?: string;
  readonly host: string;
  /** Port of the node's RPC; 0 lets the system choose. */
  readonly port: number;
  /** Wall-clock time of a block, without a seed. */
  readonly blockMs: number;
  readonly events: DevnetEvents;
}

/** A local network that runs. */
export interface Devnet {
  /** Subnets that could not be loaded. */
  readonly failedSubnets: number;
  /** Resolves after `epochs` epochs of every subnet. Rejects when blocks can't go on. */
  finished(epochs: number): Promise<void>;
  summary(): Summary;
  stop(): Promise<void>;
}

/** Keys of a network that was given no seed: the same every time, so that wallets can keep them. */
const KEY_SEED = "subnetkit";
/** 2026-01-01: a seeded network begins at the same moment every time. */
const SEEDED_GENESIS_MS = 1_767_225_600_000;

/**
 * Boots a local network: loads the subnets in worker threads, writes a genesis for them, starts the node, then the neurons.
 * A subnet that can't be loaded is reported and left out.
 *
 * @throws SK2203 when no subnet can be loaded, SK2207 for a contract's wrong hyperparameter, SK1900 when the port is taken
 * @example
 * const devnet = await startDevnet({ subnets, seed: "7", host: "127.0.0.1", port: 0, blockMs: 250, events });
 * await devnet.finished(3);
 * console.log(devnet.summary().stateHash);
 * await devnet.stop();
 */
export async function startDevnet(options: DevnetOptions): Promise<Devnet> {
  const problems = createProblems((problem) => options.events.problem(problem));
  const workers = await loadAll(options.subnets, problems);
  if (workers.length === 0) throw fail(devnetErrors.noSubnet);
  try {
    const network = localGenesis(
      options.seed ?? KEY_SEED,
      options.seed === undefined ? Date.now() : SEEDED_GENESIS_MS,
      { id: localConsensus.id, version: localConsensus.version },
      workers.map(({ description }) => description),
    );
    const node = await startNode({
      genesis: network.genesis,
      host: options.host,
      port: options.port,
      sealing:
        options.seed === undefined
          ? { policy: "interval", intervalMs: options.blockMs }
          : { policy: "manual" },
    });
    return runNetwork(options, network, node, workers, problems);
  } catch (error) {
    await stopAll(workers);
    throw error;
  }
}

async function loadAll(sources: readonly string[], problems: Problems): Promise<SubnetWorkers[]> {
  const loaded = await Promise.allSettled(sources.map(loadSubnetWorkers));
  return loaded.flatMap((result) => {
    if (result.status === "fulfilled") return [result.value];
    problems.add(undefined, undefined, reportOf(result.reason));
    return [];
  });
}

async function stopAll(workers: readonly SubnetWorkers[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.stop()));
}

function runNetwork(
  options: DevnetOptions,
  network: LocalNetwork,
  node: Node,
  workers: readonly SubnetWorkers[],
  problems: Problems,
): Devnet {
  const { chain, engine } = node;
  const progress = createEpochProgress(network.subnets.map(({ netuid }) => netuid));
  const watch = watchBlocks(chain, network.subnets, options.events, progress);
  let stopped = false;

  options.events.started(describe(options, network, node));
  engine.onBlock(watch.onBlock);
  // The first block needs nobody; the neurons join while it is already there.
  engine.seal();
  const running = startNeurons(options, network, node, workers, watch, problems).then(() =>
    options.seed === undefined
      ? undefined
      : sealInLockstep(engine, chain, workers, () => stopped || progress.isOver),
  );

  return {
    failedSubnets: options.subnets.length - workers.length,
    finished: (epochs) =>
      new Promise((resolve, reject) => {
        running.catch(reject);
        progress.until(epochs).then(resolve, reject);
      }),
    summary: () => {
      checkConservation(chain.state);
      return {
        genesisHash: chain.genesisHash,
        seed: options.seed,
        height: chain.head.height,
        stateHash: stateHash(chain.state),
        conservation: true,
        supply: supplyReport(chain),
        subnets: watch.latest(),
        problems: problems.list(),
      };
    },
    stop: async () => {
      stopped = true;
      await stopAll(workers);
      await node.stop();
    },
  };
}

async function startNeurons(
  options: DevnetOptions,
  network: LocalNetwork,
  node: Node,
  workers: readonly SubnetWorkers[],
  watch: BlockWatch,
  problems: Problems,
): Promise<void> {
  const rpcUrl = `ws://${options.host}:${node.rpcPort}`;
  await Promise.all(
    network.subnets.map(async (subnet, index) => {
      const { netuid } = subnet;
      await workers[index]?.start(subnet, rpcUrl, options.seed !== undefined, {
        round: (round) => watch.observations(netuid).add(round),
        problem: (uid, error) => problems.add(netuid, uid, error),
      });
    }),
  );
}

function describe(options: DevnetOptions, network: LocalNetwork, node: Node): DevnetInfo {
  return {
    rpcPort: node.rpcPort,
    host: options.host,
    genesisHash: node.chain.genesisHash,
    seed: options.seed,
    blockMs: options.blockMs,
    preset: network.genesis.network,
    presetChanges: network.genesis.subnets.map(
      ({ netuid, hyperparameters }) =>
        `netuid ${netuid}: ${changedHyperparameters(hyperparameters).join(", ")}`,
    ),
    subnets: network.subnets.map(({ netuid, description }) => ({ netuid, ...description })),
    accounts: network.accounts,
  };
}
