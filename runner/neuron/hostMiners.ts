import { createMiner } from "../../core/plugin/createMiner.js";
import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { use } from "../../core/plugin/scope.js";
import { CLOCK, LOGGER, MODEL_RUNTIME } from "../../core/plugin/tokens.js";
import type { ErrorReport } from "../../core/primitives/errors.js";
import { signerFromSeed } from "../../core/primitives/keys.js";
import { createMinerRole, type MinerRole } from "../../core/roles/miner.js";
import type { ChainPort, SubnetView } from "../../core/roles/ports.js";
import { maxRecordBytesOf } from "../../core/roles/sessionLimits.js";
import type { Host, HostOptions } from "./host.js";
import type { NeuronPlan, WorkerFailure } from "./messages.js";
import { markedMiner } from "./markedParts.js";
import { nodeChain } from "./nodeChain.js";
import { ownFolder } from "./ownFolder.js";
import { PATIENT_MS, patientLimits } from "./patience.js";
import { sayingLogger } from "./sayingLogger.js";
import { workerFailure } from "./workerFailure.js";

/** A miner that answers on its own port. */
interface RunningMiner {
  readonly uid: number;
  readonly role: MinerRole;
  readonly chain: ChainPort;
  /** What it announces on chain. */
  readonly endpoint: string;
}

/** Starts miners, each with a listener of its own. One that can't start is reported and left out. */
export async function hostMiners(options: HostOptions): Promise<Host> {
  let view = options.view;
  const running: RunningMiner[] = [];
  const endpoints: Record<string, string> = {};
  const miners: { readonly uid: number; readonly port: number }[] = [];
  for (const plan of options.neurons) {
    try {
      const { miner, address } = await startMiner(plan, options, () => view);
      endpoints[miner.endpoint] = address;
      miners.push({ uid: plan.uid, port: Number(new URL(address).port) });
      running.push(miner);
    } catch (error) {
      options.report({ kind: "problem", uid: plan.uid, error: workerFailure(error, ...options.sources) });
    }
  }
  options.report({ kind: "listening", endpoints, miners });

  return {
    onBlock: async (next) => {
      view = next;
      for (const miner of running) miner.role.recheck();
      await Promise.all(running.map((miner) => announce(miner, next, options)));
    },
  };
}

async function startMiner(
  plan: NeuronPlan,
  options: HostOptions,
  view: () => SubnetView,
): Promise<{ readonly miner: RunningMiner; readonly address: string }> {
  const { subnet, netuid, scope } = options;
  const log = use(scope, LOGGER).child({ netuid, uid: plan.uid, profile: plan.profile });
  const owned = createModelLoaders(subnet, () => use(scope, MODEL_RUNTIME), {
    // What else is asked at the time must not show in a run that repeats.
    batching: !options.lockstep,
  });
  scope.onDispose(() => owned.dispose());
  const signer = signerFromSeed(plan.keySeed);
  const own = ownFolder(subnet.contract, {
    dataFolder: options.dataFolder,
    genesisHash: options.genesisHash,
    netuid,
    hotkey: signer.account,
  });
  scope.onDispose(() => own.dispose());
  const plugin = await options.mark.during({ uid: plan.uid, name: "factory" }, () =>
    createMiner(subnet, plan.profile, {
      settings: plan.settings,
      models: owned.models,
      log: sayingLogger(options.logFrom, (said) => options.report({ kind: "said", uid: plan.uid, said })),
      ...own.context,
    }),
  );
  scope.onDispose(() => plugin.dispose?.());
  const role = createMinerRole({
    contract: subnet.contract,
    miner: markedMiner(plugin, plan.uid, options.mark),
    genesisHash: options.genesisHash,
    view,
    signer,
    clock: use(scope, CLOCK),
    deadline: options.lockstep ? "patient" : "clock",
    log,
    onFailure: oncePerPlace(
      (failure) => options.report({ kind: "problem", uid: plan.uid, error: failure }),
      options.sources,
    ),
    ...(options.hooks && { hooks: options.hooks }),
    ...(options.lockstep && {
      limits: { handshakeTimeoutMs: PATIENT_MS, session: patientLimits(subnet.contract) },
    }),
  });
  scope.onDispose(() => role.close());
  const listener = await options.transport.listen(
    {
      host: "127.0.0.1",
      port: plan.port ?? 0,
      admit: role.admit,
      maxMessageBytes: maxRecordBytesOf(subnet.contract),
    },
    role.accept,
  );
  scope.onDispose(() => listener.close());
  // The system chooses the port, so it must not enter the state of a network that repeats: a name stands for it there.
  const endpoint = options.lockstep ? `ws://uid-${plan.uid}.netuid-${netuid}.devnet` : listener.endpoint;
  const chain = nodeChain(options.node, options.genesisHash, signer);
  return { miner: { uid: plan.uid, role, chain, endpoint }, address: listener.endpoint };
}

/**
 * Tells of failures at a place of the plugin's own, once of each place: that a task failed, and how often, is what its caller tells; where
 * it failed, nobody else knows.
 */
function oncePerPlace(
  tell: (failure: WorkerFailure) => void,
  sources: readonly string[],
): (failure: ErrorReport) => void {
  const told = new Set<string>();
  return (error) => {
    const failure = workerFailure(error, ...sources);
    const place = failure.trace?.[0];
    if (place === undefined || told.has(place)) return;
    told.add(place);
    tell(failure);
  };
}

/** Announces a miner's endpoint until the chain has it. */
async function announce(miner: RunningMiner, view: SubnetView, options: HostOptions): Promise<void> {
  const known = view.neurons.find((neuron) => neuron.uid === miner.uid)?.endpoint;
  if (known === miner.endpoint) return;
  const refusal = await miner.chain.serve(options.netuid, miner.endpoint);
  if (refusal) options.report({ kind: "problem", uid: miner.uid, error: refusal });
}
