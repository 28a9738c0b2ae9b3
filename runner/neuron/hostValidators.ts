import { createHookHost } from "../../core/plugin/hookHost.js";
import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { createValidator } from "../../core/plugin/createValidator.js";
import { roleHooks } from "../../core/plugin/roleHooks.js";
import { use } from "../../core/plugin/scope.js";
import { CLOCK, LOGGER, MODEL_RUNTIME } from "../../core/plugin/tokens.js";
import { createPluginState, type JournaledState } from "../../core/plugin/pluginState.js";
import { signerFromSeed, type Signer } from "../../core/primitives/keys.js";
import type { SubnetView } from "../../core/roles/ports.js";
import type { RoundReport } from "../../core/roles/roundReport.js";
import { createValidatorRole, type ValidatorRole } from "../../core/roles/validator.js";
import type { Host, HostOptions } from "./host.js";
import type { NeuronPlan, RoundObservation } from "./messages.js";
import { nodeChain } from "./nodeChain.js";
import { roundAt } from "./roundSchedule.js";
import { openStateFile, stateFilePath, type StateFile } from "./stateFile.js";
import { workerFailure } from "./workerFailure.js";

/** In lock-step nobody is late; a miner that has not answered by then never will. Ten times the slowest round of a busy machine. */
const BACKSTOP_MS = 30_000;

interface RunningValidator {
  readonly uid: number;
  readonly role: ValidatorRole;
  readonly state: JournaledState;
  /** Where the state is kept after each round. */
  readonly file: StateFile | undefined;
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
      options.report({ kind: "problem", uid: plan.uid, error: workerFailure(error, options.subnet.url) });
    }
  }

  return {
    onBlock: async (view) => {
      const round = roundAt(view.height, view.tempo);
      // Before anybody announced an endpoint there is nobody to ask; the round waits for the next block.
      if (!view.neurons.some((neuron) => neuron.endpoint !== undefined)) return;
      const due = running.filter(({ lastRound }) => lastRound < round);
      for (const validator of due) validator.lastRound = round;
      await Promise.all(due.map((validator) => runRound(validator, view, options)));
    },
  };
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
  const file = stateFileOf(options, signer);
  const state = createPluginState(file?.read() ?? plan.memory);
  const plugin = await createValidator(subnet, { models: owned.models, state, log });
  scope.onDispose(() => plugin.dispose?.());
  const hooks = createHookHost(roleHooks, { report: (finding) => log.warn("hook", { ...finding }) });
  const role = createValidatorRole({
    contract: subnet.contract,
    validator: plugin,
    netuid,
    chain: nodeChain(options.node, options.genesisHash, signer),
    dial: (endpoint, caller, signal) => options.transport.dial(endpoint, caller, signal),
    signer,
    clock: use(scope, CLOCK),
    deadline: options.lockstep ? "patient" : "clock",
    log,
    state,
    hooks: hooks.call,
    limits: { backstopMs: BACKSTOP_MS },
  });
  scope.onDispose(() => role.close());
  const lastHeight = role.lastRoundHeight();
  const lastRound = lastHeight === undefined ? -1 : roundAt(lastHeight, options.view.tempo);
  return { uid: plan.uid, role, state, file, lastRound };
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
    const state = validator.state.dump();
    validator.file?.write(state);
    options.report({ kind: "remembers", uid: validator.uid, state });
    for (const error of report.refusals) options.report({ kind: "problem", uid: validator.uid, error });
    for (const { uid, problem } of report.peers) {
      if (!problem) continue;
      const next = "Mend the miner: until then its answers count as missing.";
      options.report({ kind: "problem", uid, error: { code: problem.code, message: problem.reason, next } });
    }
    options.report({ kind: "round", round: observe(validator, report) });
  } catch (error) {
    options.report({ kind: "problem", uid: validator.uid, error: workerFailure(error, options.subnet.url) });
  }
}

function observe(validator: RunningValidator, report: RoundReport): RoundObservation {
  const total = report.weights.reduce((sum, { valueU16 }) => sum + valueU16, 0);
  const weightOf = new Map(report.weights.map(({ uid, valueU16 }) => [uid, valueU16 / total]));
  return {
    validatorUid: validator.uid,
    height: report.height,
    tasks: report.tasks.sent,
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
