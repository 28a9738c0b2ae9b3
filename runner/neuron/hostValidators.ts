import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { createValidator } from "../../core/plugin/createValidator.js";
import { use } from "../../core/plugin/scope.js";
import { CLOCK, LOGGER, MODEL_RUNTIME } from "../../core/plugin/tokens.js";
import { createPluginState } from "../../core/plugin/pluginState.js";
import { signerFromSeed, type Signer } from "../../core/primitives/keys.js";
import type { PluginLog } from "../../core/plugin/subnet.js";
import type { OrganicMarket } from "../../core/roles/organicMarket.js";
import type { SubnetView } from "../../core/roles/ports.js";
import type { RoundReport } from "../../core/roles/roundReport.js";
import { createValidatorRole, type ValidatorRole } from "../../core/roles/validator.js";
import type { Host, HostOptions } from "./host.js";
import type { NeuronPlan, RoundObservation } from "./messages.js";
import { markedValidator } from "./markedParts.js";
import { nodeChain } from "./nodeChain.js";
import { ownFolder } from "./ownFolder.js";
import { createBuyer, type Buyer } from "./buyer.js";
import { hostGateway } from "./hostGateway.js";
import { PATIENT_MS, patientLimits } from "./patience.js";
import { roundAt } from "./roundSchedule.js";
import { openStateFile, stateFilePath, type StateFile } from "./stateFile.js";
import { sayingLogger } from "./sayingLogger.js";
import { workerFailure } from "./workerFailure.js";

/** In lock-step nobody is late; but a miner that has not answered after so long, while nobody computed anything, never will. */
const BACKSTOP_MS = 30_000;

interface RunningValidator {
  readonly uid: number;
  readonly signer: Signer;
  readonly log: PluginLog;
  readonly role: ValidatorRole;
  /** The last round it has run, in this run or an earlier one. */
  lastRound: number;
}

/** Starts validators. One that can't start is reported and left out. Each opens one round a tempo. */
export async function hostValidators(options: HostOptions): Promise<Host> {
  const running: RunningValidator[] = [];
  for (const plan of options.neurons) {
    try {
      running.push(await startValidator(plan, options));
    } catch (error) {
      options.report({ kind: "problem", uid: plan.uid, error: workerFailure(error, ...options.sources) });
    }
  }

  let latest = options.view;
  let buyer: Buyer | undefined;
  // A client that waited for the gateway asks before the next block.
  for (const { role } of running) role.market.observe(latest);
  const opened = openMarket(running, options, () => latest).then(
    (first) => (buyer = first),
    (error: unknown) =>
      options.report({ kind: "problem", uid: undefined, error: workerFailure(error, ...options.sources) }),
  );
  // By the clock nobody waits for the market: rounds begin while it opens.
  if (options.lockstep) await opened;
  return {
    onBlock: async (view) => {
      latest = view;
      for (const { role } of running) role.market.observe(view);
      const ordering = buyer?.onBlock(view);
      if (options.lockstep) await ordering;
      const round = roundAt(view.height, view.tempo);
      // Before anybody announced an endpoint there is nobody to ask; the round waits for the next block.
      if (!view.neurons.some((neuron) => neuron.endpoint !== undefined)) return;
      const due = running.filter(({ lastRound }) => lastRound < round);
      for (const validator of due) validator.lastRound = round;
      await Promise.all(due.map((validator) => runRound(validator, view, options)));
      // In lock-step a round has brought what was ordered; otherwise the buyer waits by itself.
      if (options.lockstep && due.length > 0) await buyer?.settled();
    },
  };
}

/** Opens a gateway for each validator; the first one's has a buyer, if there is to be one. */
async function openMarket(
  running: readonly RunningValidator[],
  options: HostOptions,
  view: () => SubnetView,
): Promise<Buyer | undefined> {
  const { scope, report, buyerSeed } = options;
  const opened: { readonly url: string; readonly market: OrganicMarket }[] = [];
  for (const { uid, signer, log, role } of running) {
    const { market } = role;
    const { url, close } = await hostGateway({ uid, signer, market, log }, options, view);
    scope.onDispose(close);
    report({ kind: "gateway", uid, hotkey: signer.account, url });
    opened.push({ url, market });
  }
  const [first] = opened;
  if (!first || !buyerSeed) return undefined;
  let isOver = false;
  scope.onDispose(() => void (isOver = true));
  return createBuyer(signerFromSeed(buyerSeed), first.url, first.market, (error) => {
    // What was ordered when the network ended is nobody's fault.
    if (!isOver) report({ kind: "problem", uid: undefined, error: workerFailure(error, ...options.sources) });
    return undefined;
  });
}

async function startValidator(plan: NeuronPlan, options: HostOptions): Promise<RunningValidator> {
  const { subnet, netuid, scope } = options;
  const log = use(scope, LOGGER).child({ netuid, uid: plan.uid, role: "validator" });
  const owned = createModelLoaders(subnet, () => use(scope, MODEL_RUNTIME), {
    // What else is asked at the time must not show in a run that repeats.
    batching: !options.lockstep,
  });
  scope.onDispose(() => owned.dispose());
  const signer = signerFromSeed(plan.keySeed);
  const owner = { genesisHash: options.genesisHash, netuid, hotkey: signer.account };
  const file = stateFileOf(options, signer);
  const state = createPluginState(file?.read() ?? plan.memory);
  const own = ownFolder(subnet.contract, { dataFolder: options.dataFolder, ...owner });
  scope.onDispose(() => own.dispose());
  const { settings } = plan;
  const plugin = await options.mark.during({ uid: plan.uid, name: "factory" }, () =>
    createValidator(subnet, {
      settings,
      models: owned.models,
      state,
      log: sayingLogger(options.logFrom, (said) => options.report({ kind: "said", uid: plan.uid, said })),
      ...own.context,
    }),
  );
  scope.onDispose(() => plugin.dispose?.());
  const role = createValidatorRole({
    contract: subnet.contract,
    validator: markedValidator(plugin, plan.uid, options.mark),
    netuid,
    chain: nodeChain(options.node, options.genesisHash, signer),
    dial: (endpoint, caller, signal) => options.transport.dial(endpoint, caller, signal),
    signer,
    clock: use(scope, CLOCK),
    deadline: options.lockstep ? "patient" : "clock",
    log,
    state,
    keep: () => {
      const dump = state.dump();
      file?.write(dump);
      options.report({ kind: "remembers", uid: plan.uid, state: dump });
    },
    onFailure: (failure) =>
      options.report({ kind: "problem", uid: plan.uid, error: workerFailure(failure, ...options.sources) }),
    ...(options.hooks && { hooks: options.hooks }),
    limits: {
      backstopMs: BACKSTOP_MS,
      ...(options.lockstep && {
        connectTimeoutMs: PATIENT_MS,
        session: patientLimits(subnet.contract),
      }),
    },
  });
  scope.onDispose(() => role.close());
  const lastHeight = role.lastRoundHeight();
  const lastRound = lastHeight === undefined ? -1 : roundAt(lastHeight, options.view.tempo);
  return { uid: plan.uid, signer, log, role, lastRound };
}

function stateFileOf(
  { dataFolder, genesisHash, netuid }: HostOptions,
  { account: hotkey }: Signer,
): StateFile | undefined {
  return dataFolder === undefined
    ? undefined
    : openStateFile(stateFilePath(dataFolder, { genesisHash, netuid, hotkey }));
}

async function runRound(validator: RunningValidator, view: SubnetView, options: HostOptions): Promise<void> {
  try {
    const report = await validator.role.runRound(view);
    for (const { uid, problem } of report.peers) {
      if (!problem) continue;
      const next = "Mend the miner: until then its answers count as missing.";
      options.report({ kind: "problem", uid, error: { code: problem.code, message: problem.reason, next } });
    }
    options.report({ kind: "round", round: observe(validator, report) });
  } catch (error) {
    options.report({ kind: "problem", uid: validator.uid, error: workerFailure(error, ...options.sources) });
  }
}

function observe(validator: RunningValidator, report: RoundReport): RoundObservation {
  const total = report.weights.reduce((sum, { valueU16 }) => sum + valueU16, 0);
  const weightOf = new Map(report.weights.map(({ uid, valueU16 }) => [uid, valueU16 / total]));
  return {
    validatorUid: validator.uid,
    height: report.height,
    tasks: report.tasks.sent,
    waiting: report.tasks.waiting,
    refusals: report.refusals.map(({ code }) => code),
    weightsSet: report.weights.length > 0,
    miners: report.peers.map(({ uid, historyMean, missing }) => ({
      uid,
      meanScore: historyMean,
      weight: weightOf.get(uid) ?? 0,
      missing: Object.fromEntries(Object.entries(missing).filter(([, count]) => count > 0)),
    })),
    elapsedMs: report.elapsedMs,
  };
}
