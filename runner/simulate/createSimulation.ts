import { endOfAdvance, type Advance } from "../../core/chain/advance.js";
import { createChain } from "../../core/chain/chain.js";
import { explainNeuron } from "../../core/chain/queries/explainNeuron.js";
import { fastYuma, type Consensus } from "../../core/epoch/consensus.js";
import type { ContractSpec } from "../../core/plugin/contract.js";
import { createScope, use } from "../../core/plugin/scope.js";
import { token } from "../../core/plugin/token.js";
import { CLOCK, CONSENSUS, LOGGER, MODEL_RUNTIME, TRANSPORT } from "../../core/plugin/tokens.js";
import { fail } from "../../core/primitives/errors.js";
import { stateHash } from "../../core/state/hash.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import { createTfjsRuntime } from "../../plugins/models-tfjs/createTfjsRuntime.js";
import { createBlockDriver } from "./blockDriver.js";
import { createDial } from "./createDial.js";
import { editState } from "./editState.js";
import { readEarnings } from "./earnings.js";
import { createExtrinsicQueue } from "./extrinsicQueue.js";
import { createMemoryNetwork } from "./memoryNetwork.js";
import { memoryTransport } from "./memoryTransport.js";
import { planSubnet } from "./plan.js";
import { planOptions } from "./planOptions.js";
import { quietLogger } from "./quietLogger.js";
import { createRecords, isNoted } from "./records.js";
import { bind, provideServices } from "./services.js";
import { simulatedGenesis } from "./simulatedGenesis.js";
import type { Simulation, SimulatedProblem } from "./simulation.js";
import type { SimulationOptions, SubnetOptions } from "./simulationOptions.js";
import { createSnapshots } from "./snapshots.js";
import { startHooks } from "./startHooks.js";
import { startSubnet, type RunningSubnet } from "./startSubnet.js";
import { simulateErrors } from "./simulateErrors.js";
import { createWorkClock } from "./workClock.js";
import { createWorkLoad } from "./workLoad.js";
import { createViews, type World } from "./world.js";

const PATIENCE_MS = 10_000;

/**
 * Starts a network in this process: the kernel's chain, the roles over connections in memory with the whole protocol, and
 * virtual time. No sockets, no threads, no files but those of models. The same seed gives the same run.
 *
 * @throws SK2900, SK2901 for a plan that can't be · SK1308, SK1324 for a miner's profile or settings · SK2207 for a hyperparameter
 * @example
 * const network = await createSimulation({ seed: 7, subnets: [{ subnet, miners: [{ profile: "plain", count: 4 }] }] });
 * await network.advance({ epochs: 3 });
 * network.epochs(1).at(-1)?.neurons;
 * await network.dispose();
 */
export async function createSimulation<const Contracts extends readonly ContractSpec[]>(
  options: SimulationOptions<Contracts>,
): Promise<Simulation> {
  const seed = String(options.seed);
  // Each element was checked against its own contract by the type of the options.
  const subnetOptions = options.subnets as unknown as readonly SubnetOptions[];
  if (subnetOptions.length === 0) throw fail(simulateErrors.noSubnet);
  const planned = subnetOptions.map((each, index) => planSubnet(seed, index + 1, planOptions(each)));

  const clock = createWorkClock();
  const load = createWorkLoad(clock, options.patienceMs ?? PATIENCE_MS);
  const network = createMemoryNetwork(clock, options.sealed ?? false);
  const scope = createScope("the simulation");
  const services = provideServices(
    scope,
    [
      bind(CLOCK, clock),
      bind(LOGGER, quietLogger),
      bind(MODEL_RUNTIME, createOnnxRuntime()),
      bind(TRANSPORT, memoryTransport(network)),
      bind(token<Consensus>(CONSENSUS.name), fastYuma),
    ],
    options.services ?? [],
  );
  const consensus = use(scope, token<Consensus>(CONSENSUS.name));
  const { id, version } = consensus;
  const chain = createChain({ genesis: simulatedGenesis(seed, { id, version }, planned), consensus });
  const records = createRecords();
  const report = (problem: Omit<SimulatedProblem, "height">): void =>
    void records.problems.push({ height: chain.head.height, ...problem });
  const reportOnce: World["report"] = (problem) => {
    const { height } = chain.head;
    if (!isNoted(records.problems, { height, ...problem })) report(problem);
  };
  const tfjs = createTfjsRuntime();
  const log = use(scope, LOGGER);
  const hooks = await startHooks(scope, options.plugins ?? [], log);
  const views = createViews(chain);
  const world: World = {
    chain,
    queue: createExtrinsicQueue(chain),
    clock,
    load,
    network,
    dial: createDial(use(scope, TRANSPORT), () => services.isOwn(TRANSPORT), planned, report),
    log,
    hooks: hooks?.role.call,
    runtimeFor: (kind) => (kind === "onnx" ? use(scope, MODEL_RUNTIME) : tfjs),
    view: views.view,
    report,
    reportOnce,
  };
  const running: RunningSubnet[] = [];
  for (const subnet of planned) running.push(await startSubnet(world, subnet));
  scope.onDispose(async () => {
    for (const subnet of running) await subnet.dispose();
  });

  const subnetAt = (netuid: number): RunningSubnet => {
    const found = running.find((subnet) => subnet.planned.netuid === netuid);
    if (found) return found;
    const known = running.map((subnet) => subnet.planned.netuid).join(", ");
    throw fail(simulateErrors.unknownSubnet, { netuid, known });
  };
  const recordsOf = <T extends { readonly netuid: number }>(list: readonly T[], netuid?: number): T[] => {
    if (netuid === undefined) return [...list];
    subnetAt(netuid);
    return list.filter((each) => each.netuid === netuid);
  };
  const driver = createBlockDriver(world, running, records, {
    conservation: options.conservation ?? "blocks",
    kernelHooks: hooks?.kernel.call,
  });
  const snapshots = createSnapshots(world, running, records);
  let moving = false;
  let isClosed = false;
  const assertStill = (): void => {
    if (isClosed) throw fail(simulateErrors.closed);
    if (moving) throw fail(simulateErrors.busy);
  };

  return {
    seed,
    chain,
    get height() {
      return chain.head.height;
    },
    subnets: planned.map(({ netuid, plan, validators, miners }) => ({
      netuid,
      contract: plan.subnet.contract,
      validators,
      miners,
    })),
    nowMs: () => clock.nowMs(),
    advance: async (by: Advance) => {
      assertStill();
      const end = endOfAdvance(chain.state, chain.head.height, by);
      moving = true;
      try {
        await driver.advance(end);
      } finally {
        moving = false;
      }
    },
    submit: (signer, call) => {
      if (isClosed) throw fail(simulateErrors.closed);
      return world.queue.submit(signer, call);
    },
    rounds: (netuid) => recordsOf(records.rounds, netuid),
    epochs: (netuid) => recordsOf(records.epochs, netuid),
    earnings: (netuid) =>
      readEarnings(
        chain.state,
        subnetAt(netuid),
        records.epochs.filter((epoch) => epoch.netuid === netuid),
      ),
    explain: (netuid, uid, epoch) => explainNeuron(chain, { netuid, uid, epoch }),
    problems: () => [...records.problems],
    refused: () => [...records.refused],
    stateHash: () => stateHash(chain.state),
    snapshot: () => {
      assertStill();
      return snapshots.take();
    },
    revert: (snapshot) => {
      assertStill();
      snapshots.revert(snapshot);
      views.forget();
    },
    edit: (change) => {
      assertStill();
      try {
        return editState(chain, change);
      } finally {
        views.forget();
      }
    },
    replace: (which, service) => {
      const isTransport = which.key === TRANSPORT.key;
      if (isTransport) assertStill();
      const putBack = services.replace(which, service);
      // Connections that are open would go on over the former transport.
      const reconnect = (): void => {
        for (const { validators } of running) for (const validator of validators) validator.resetRole();
      };
      if (isTransport) reconnect();
      return () => {
        if (isTransport && moving) throw fail(simulateErrors.busy);
        putBack();
        if (isTransport && !isClosed) reconnect();
      };
    },
    dispose: () => {
      isClosed = true;
      return scope.dispose();
    },
  };
}
