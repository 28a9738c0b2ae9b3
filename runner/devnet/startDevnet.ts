import { checkConservation } from "../../core/chain/conservation.js";
import { readMeta } from "../../core/chain/store/storedMeta.js";
import { fail, reportOf } from "../../core/primitives/errors.js";
import type { Store } from "../../core/primitives/store.js";
import { scheduleOf } from "../../core/registry/subnets.js";
import { stateHash } from "../../core/state/hash.js";
import { systemClock } from "../../core/roles/systemClock.js";
import type { GatewayState } from "../../plugins/rpc/nodeContext.js";
import { consensusIn, startNode, type Node } from "../node/startNode.js";
import { devnetErrors } from "./devnetErrors.js";
import type { DevnetEvents, DevnetInfo } from "./devnetEvents.js";
import { createEpochProgress } from "./epochProgress.js";
import { supplyReport } from "./epochReport.js";
import { holdForFirstRounds } from "./firstRounds.js";
import { createMarketplace, type Marketplace } from "./marketplace.js";
import { observationsOf, scoresBehind, type Observations } from "./observations.js";
import type { LoadedSubnets } from "./loadSubnets.js";
import { presetChanges } from "./preset/localParameters.js";
import { devKey } from "./preset/devKeys.js";
import { BUYER_NAME, localGenesis, type LocalNetwork, type LocalSubnet } from "./preset/localGenesis.js";
import { reloadSubnet, tellInspectors } from "./reloadSubnet.js";
import { sayingLogger, type LogThreshold } from "../neuron/sayingLogger.js";
import { createProblems, type Problems } from "./problems.js";
import type { ProblemPlace, Summary } from "./reports.js";
import { sealInLockstep } from "./sealInLockstep.js";
import { startKernelPlugins, type KernelPlugins } from "./startKernelPlugins.js";
import type { PluginPlan } from "../subnets/loadKernelPlugin.js";
import { continueGenesis } from "./preset/continueGenesis.js";
import { notTaken } from "./preset/keptDifferences.js";
import type { SubnetHost } from "./subnetHost.js";
import { watchBlocks } from "./watchBlocks.js";

export interface DevnetOptions {
  /** The subnets, which may still be loading: they do while this module's own imports load. */
  readonly subnets: Promise<LoadedSubnets>;
  /** Makes the run repeatable; without it blocks come by the clock. */
  readonly seed?: string;
  readonly host: string;
  /** Port of the node's RPC; 0 lets the system choose. */
  readonly port: number;
  /** Wall-clock time of a block, without a seed. */
  readonly blockMs: number;
  /** Folder to keep the chain in, and to continue from; in memory if left out. */
  readonly dataFolder?: string;
  /** Kernel plugins, in this process. One that can't be started is reported and left out. */
  readonly plugins?: readonly PluginPlan[];
  /** Whether nobody buys answers on this network. */
  readonly withoutBuyer?: boolean;
  /** What plugins write to their logs is told from this level on; "info" if left out. */
  readonly logFrom?: LogThreshold;
  readonly events: DevnetEvents;
}

/** A local network that runs. */
export interface Devnet {
  /** Entries of the subnets that could not be loaded: the chain is without them. */
  readonly failedEntries: readonly string[];
  /** Whether every subnet was loaded and every kernel plugin started, and no subnet has lost its miners' or its validators' thread since. */
  readonly isWhole: boolean;
  /** Resolves after `epochs` epochs of every subnet. Rejects when blocks can't go on. */
  finished(epochs: number): Promise<void>;
  summary(): Summary;
  /**
   * Has a subnet run with fresh modules, while the chain goes on. What happened is told by an event; it never rejects.
   *
   * @param entry URL of the subnet's entry module, as it was given
   */
  reload(entry: string): Promise<void>;
  /** Seals a block now, or crosses the empty blocks up to each subnet's next epoch. Not on a seeded network, whose blocks wait for work. */
  skip(to: "block" | "epoch"): void;
  stop(): Promise<void>;
}

/** Keys of a network that was given no seed: the same every time, so that wallets can keep them. */
const KEY_SEED = "subnetkit";
/** 2026-01-01: a seeded network begins at the same moment every time. */
const SEEDED_GENESIS_MS = 1_767_225_600_000;

/**
 * Boots a local network: writes a genesis for the subnets, starts the node, then the neurons. A subnet that can't be loaded is
 * reported and left out. The subnets' threads end with the network, also if it can't be started.
 *
 * @throws SK2203 when no subnet can be loaded, SK2206 for a plan with an unknown profile, SK2207 for a contract's wrong hyperparameter, SK1900 when the port is taken,
 * SK16xx for a data folder that can't be used
 * @example
 * const devnet = await startDevnet({ subnets: loadSubnets(entries), seed: "7", host: "127.0.0.1", port: 0, blockMs: 250, events });
 * await devnet.finished(3);
 * console.log(devnet.summary().stateHash);
 * await devnet.stop();
 */
export async function startDevnet(options: DevnetOptions): Promise<Devnet> {
  const problems = createProblems((problem) => options.events.problem(problem));
  let store: Store | undefined;
  let kernel: KernelPlugins | undefined;
  let started: Node | undefined;
  const release = async (): Promise<void> => {
    const { loaded } = await options.subnets;
    // Neurons first: what they were asking the node when it went would look like a problem.
    await Promise.all(loaded.map(({ host }) => host.stop()));
    await started?.stop();
    await store?.close();
    // Last: what a plugin throws is contained until everything else has ended.
    await kernel?.scope.dispose();
  };
  try {
    if (options.dataFolder !== undefined) store = await openStore(options.dataFolder);
    kernel = await startKernelPlugins(
      options.plugins ?? [],
      (failure, plugin) => problems.add({ ...nowhere, ...(plugin !== undefined && { plugin }) }, failure),
      sayingLogger(logFromOf(options), (said) => options.events.said(said)),
    );
    const { started: plugins } = kernel;
    const hasItsPlugins = plugins.length === (options.plugins ?? []).length;
    const consensus = consensusIn(kernel.scope);
    const { plans, loaded, failures } = await options.subnets;
    for (const failure of failures) problems.add(nowhere, failure);
    if (loaded.length === 0) throw fail(devnetErrors.noSubnet);
    const planned = localGenesis(
      options.seed ?? KEY_SEED,
      genesisTimeMs(options, store),
      { id: consensus.id, version: consensus.version },
      loaded.map(({ host }) => host.description),
      loaded.map(({ plan }) => plan),
    );
    const stored = store && readMeta(store)?.genesis;
    const network = continueGenesis(planned, stored);
    for (const { netuid, error } of stored ? notTaken(planned, stored) : [])
      problems.add({ netuid, uid: undefined }, reportOf(error));
    const netuids = network.subnets.map(({ netuid }) => netuid);
    const observations = observationsOf(netuids);
    const marketplace = createMarketplace();
    let hold: () => Promise<void> | undefined = () => undefined;
    const hosts = loaded.map(({ host }) => host);
    const node = (started = await startNode({
      genesis: network.genesis,
      host: options.host,
      port: options.port,
      sealing:
        options.seed === undefined
          ? { policy: "interval", intervalMs: options.blockMs, hold: () => hold() }
          : { policy: "manual" },
      ...(store && { store }),
      development: true,
      scope: kernel.scope,
      hooks: kernel.hooks,
      // A subnet that somebody created meanwhile has no validators here.
      scores: (netuid, uid, height) =>
        netuids.includes(netuid) ? scoresBehind(observations(netuid), uid, height) : [],
      gateways: marketplace.gateways,
      gatewayStates: () =>
        network.subnets.map(({ netuid, description: { id } }, index) => ({
          netuid,
          subnet: id,
          state: gatewayState(marketplace, netuid, hosts[index]),
        })),
    }));
    hold = holdForFirstRounds({
      chain: node.chain,
      subnets: hosts.flatMap((host, index) => {
        const netuid = netuids[index];
        return netuid === undefined ? [] : [{ netuid, host }];
      }),
      clock: systemClock,
      onWait: (waited) =>
        options.events.waitsForFirstRounds(
          network.subnets
            .filter(({ netuid }) => waited.includes(netuid))
            .map(({ netuid, description }) => ({ netuid, subnet: description.id })),
        ),
    });
    const failedEntries = plans
      .map(({ entry }) => entry)
      .filter((entry) => !hosts.some(({ source }) => source === entry));
    return {
      // Neurons' threads load what runs here alone: what never ended loading would keep them too.
      ...runNetwork(
        { ...options, plugins },
        network,
        node,
        hosts,
        { observations, problems, marketplace },
        release,
      ),
      failedEntries,
      get isWhole() {
        return hasItsPlugins && failedEntries.length === 0 && hosts.every(({ lost }) => lost.length === 0);
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The library is native, and loaded where there is something to keep. */
async function openStore(folder: string): Promise<Store> {
  const { openLmdbStore } = await import("../../plugins/store-lmdb/openLmdbStore.js");
  return openLmdbStore(folder);
}

/** A network that continues began when it began. */
function genesisTimeMs({ seed }: DevnetOptions, store: Store | undefined): number {
  const stored = store && readMeta(store)?.genesis;
  if (stored) return stored.genesisTimeMs;
  return seed === undefined ? Date.now() : SEEDED_GENESIS_MS;
}

/** What is known of a network beside its chain. */
interface Watched {
  readonly observations: (netuid: number) => Observations;
  readonly problems: Problems;
  readonly marketplace: Marketplace;
}

function runNetwork(
  options: DevnetOptions,
  network: LocalNetwork,
  node: Node,
  hosts: readonly SubnetHost[],
  watched: Watched,
  release: () => Promise<void>,
): Omit<Devnet, "failedEntries" | "isWhole"> {
  const { observations, problems, marketplace } = watched;
  const { chain, engine } = node;
  const progress = createEpochProgress(
    network.subnets.map(({ netuid }) => netuid),
    (netuid) => scheduleOf(chain.state, netuid).epochIndex,
  );
  const watch = watchBlocks(chain, network.subnets, observations, options.events, progress, (netuid) => ({
    isByClock: options.seed === undefined,
    isLost:
      hosts[network.subnets.findIndex((each) => each.netuid === netuid)]?.lost.includes("validator") ?? false,
    failures: problems
      .list()
      .filter((problem) => problem.netuid === netuid && problem.role === "validator")
      .map(({ error }) => error.code),
  }));
  let stopped = false;

  options.events.started(describe(options, network, node));
  engine.onBlock(watch.onBlock);
  const failed = new Promise<never>((_, reject) => void engine.onFailure(reject));
  failed.catch(() => undefined); // whoever waits for epochs is told
  // The first block needs nobody; the neurons join while it is already there.
  engine.seal();
  const running = startNeurons(options, network, node, hosts, watched).then(() =>
    options.seed === undefined
      ? undefined
      : sealInLockstep(engine, chain, hosts, () => stopped || progress.isOver),
  );

  return {
    finished: (epochs) =>
      new Promise((resolve, reject) => {
        running.catch(reject);
        failed.catch(reject);
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
        sales: network.subnets.map(({ netuid, description }) => ({
          netuid,
          subnet: description.id,
          answers: marketplace.soldBy(netuid),
        })),
        subnets: watch.latest(),
        problems: problems.list(),
      };
    },
    reload: async (entry) => {
      const index = hosts.findIndex(({ source }) => source === entry);
      const [host, subnet] = [hosts[index], network.subnets[index]];
      if (host && subnet) await reloadSubnet(subnet.netuid, host, options.events);
    },
    skip: (to) => {
      if (options.seed !== undefined || stopped) return;
      try {
        if (to === "block") engine.seal();
        else engine.advance({ epochs: 1 });
      } catch {
        // Whoever waits for epochs is told.
      }
    },
    stop: async () => {
      stopped = true;
      // Nothing is sealed into a store that is closed.
      engine.stop();
      await release();
    },
  };
}

async function startNeurons(
  options: DevnetOptions,
  network: LocalNetwork,
  node: Node,
  hosts: readonly SubnetHost[],
  { observations, problems, marketplace }: Watched,
): Promise<void> {
  const buyer = devKey(options.seed ?? KEY_SEED, `${BUYER_NAME}/coldkey`);
  const rpcUrl = `ws://${options.host}:${node.rpcPort}`;
  await Promise.all(
    network.subnets.map(async (subnet, index) => {
      const { netuid } = subnet;
      const host = hosts[index];
      if (!host) return;
      tellInspectors(options.events, netuid, host);
      const address = {
        rpcUrl,
        lockstep: options.seed !== undefined,
        logFrom: logFromOf(options),
        plugins: options.plugins ?? [],
        ...(options.dataFolder !== undefined && { dataFolder: options.dataFolder }),
        ...(!options.withoutBuyer && { buyerSeed: buyer.seed }),
      };
      await host.start(subnet, address, {
        round: (round) => observations(netuid).add(round),
        problem: (uid, error) => problems.add(placeOf(subnet, uid), error),
        gateway: ({ isOpen, ...gateway }) =>
          marketplace.opened({ netuid, subnet: subnet.description.id, ...gateway }, isOpen),
        said: (uid, said) =>
          options.events.said({
            netuid,
            subnet: subnet.description.id,
            ...(uid !== undefined && { uid }),
            ...said,
          }),
        sold: (sale) => {
          marketplace.sold(netuid, sale);
          options.events.sold({ netuid, subnet: subnet.description.id, ...sale });
        },
      });
    }),
  );
}

/** Of what belongs to no subnet of the chain. */
const nowhere = { netuid: undefined, uid: undefined };

/** Which neuron has a problem, and as what it runs. */
function placeOf({ netuid, neurons }: LocalSubnet, uid: number | undefined): ProblemPlace {
  const neuron = neurons.find((each) => each.uid === uid);
  if (!neuron) return { netuid, uid };
  const { role, profile } = neuron;
  return { netuid, uid, role, ...(role === "miner" && { profile }) };
}

function gatewayState(
  { gateways }: Marketplace,
  netuid: number,
  host: SubnetHost | undefined,
): GatewayState["state"] {
  if (gateways().some((gateway) => gateway.netuid === netuid)) return "open";
  return host?.lost.includes("validator") ? "gone" : "opening";
}

const logFromOf = ({ logFrom = "info" }: DevnetOptions): LogThreshold => logFrom;

function describe(options: DevnetOptions, network: LocalNetwork, node: Node): DevnetInfo {
  return {
    rpcPort: node.rpcPort,
    host: options.host,
    genesisHash: node.chain.genesisHash,
    seed: options.seed,
    blockMs: options.blockMs,
    dataFolder: options.dataFolder,
    height: node.chain.head.height,
    preset: network.genesis.network,
    presetChanges: presetChanges(network.genesis.subnets),
    subnets: network.subnets.map(({ netuid, description }) => ({ netuid, ...description })),
    accounts: network.accounts,
  };
}
