import type { HookHost } from "../../core/plugin/hookHost.js";
import type { RoleHooks } from "../../core/plugin/roleHooks.js";
import { createScope, provide, use, type Scope } from "../../core/plugin/scope.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { CLOCK, LOGGER, MODEL_RUNTIME } from "../../core/plugin/tokens.js";
import { maxRecordBytesOf } from "../../core/roles/sessionLimits.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { connect } from "../../plugins/rpc/client/connect.js";
import { createWsTransport } from "../../plugins/transport-ws/createWsTransport.js";
import { createModelRuntimes } from "../models/createModelRuntimes.js";
import { shareModels } from "../models/threads/shareModels.js";
import { makeRoomForBulk } from "./bulkMessages.js";
import { hostMiners } from "./hostMiners.js";
import { hostValidators } from "./hostValidators.js";
import { latestOnly } from "./latestOnly.js";
import type { FromWorker, ToWorker, WorkerData } from "./messages.js";
import { readSubnetView } from "./nodeChain.js";
import { PATIENT_MS } from "./patience.js";
import { createPatientClock } from "./patientClock.js";
import type { CallMark } from "./callMark.js";
import { sayingLogger } from "./sayingLogger.js";
import { workerLogger } from "./workerLogger.js";

/** What a thread runs of a subnet. */
export interface RoleOptions extends Pick<WorkerData, "source" | "role" | "models"> {
  readonly subnet: Subnet;
  readonly message: Extract<ToWorker, { kind: "start" }>;
  /** Where an endpoint that the chain names leads. */
  readonly resolveEndpoint: (endpoint: string) => string;
  readonly report: (message: FromWorker) => void;
  readonly mark: CallMark;
  /** Is told what ends it. */
  readonly giveUp: (error: unknown) => void;
}

/** A role that runs. */
export interface RunningRole {
  /** Resolves once its neurons follow the blocks. */
  readonly started: Promise<void>;
  dispose(): Promise<void>;
}

/** Starts one role of a subnet's neurons in this thread, and follows the node's blocks from then on. */
export function startRole(options: RoleOptions): RunningRole {
  const { source, role, models, message } = options;
  const scope = createScope(`the ${role}s of ${source}`);
  const clock = message.lockstep ? createPatientClock(systemClock) : systemClock;
  provide(scope, CLOCK, () => clock);
  provide(scope, LOGGER, () => workerLogger);
  provide(scope, MODEL_RUNTIME, () =>
    createModelRuntimes({ deterministic: message.lockstep, sharing: models && shareModels(models) }),
  );
  return { started: run(options, scope), dispose: () => scope.dispose() };
}

/** Nothing is loaded for them where there are none. */
async function rolePluginsOf(
  { message, report }: RoleOptions,
  scope: Scope,
): Promise<HookHost<RoleHooks> | undefined> {
  const { plugins, logFrom } = message;
  if (plugins.length === 0) return undefined;
  const { startRolePlugins } = await import("./startRolePlugins.js");
  return startRolePlugins(plugins, {
    scope,
    log: sayingLogger(logFrom, (said) => report({ kind: "said", uid: undefined, said })),
    tell: (error) => report({ kind: "problem", uid: undefined, error }),
  });
}

async function run(options: RoleOptions, scope: Scope): Promise<void> {
  const { subnet, role, message, mark, resolveEndpoint, report, giveUp } = options;
  const { netuid, neurons, lockstep, logFrom, dataFolder, buyerSeed } = message;
  // The node is this process's own: that it is slow to answer, as on a busy machine, is no reason to do without.
  const node = await connect(message.rpcUrl, { timeoutMs: PATIENT_MS });
  scope.onDispose(() => node.close());
  const { genesisHash } = (await node.call("chain_info")) as { readonly genesisHash: string };
  makeRoomForBulk(subnet.contract);
  const transport = createWsTransport({
    clock: use(scope, CLOCK),
    resolveEndpoint,
    maxMessageBytes: maxRecordBytesOf(subnet.contract),
  });
  const view = await readSubnetView(node, netuid);
  const hooks = await rolePluginsOf(options, scope);
  const createHost = role === "miner" ? hostMiners : hostValidators;
  const host = await createHost({
    subnet,
    sources: [subnet.url, ...message.plugins.map(({ entry }) => entry)],
    netuid,
    neurons,
    node,
    genesisHash,
    lockstep,
    logFrom,
    ...(dataFolder !== undefined && { dataFolder }),
    ...(buyerSeed !== undefined && { buyerSeed }),
    transport,
    scope,
    view,
    mark,
    hooks: hooks?.call,
    report,
  });
  report({ kind: "ready" });
  const handle = latestOnly(async (height: number) => {
    await host.onBlock(await readSubnetView(node, netuid));
    report({ kind: "handled", height });
  }, giveUp);
  await node.subscribe("chain_subscribeBlocks", {}, (block) =>
    handle((block as { readonly height: number }).height),
  );
}
