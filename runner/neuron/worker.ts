// Entry of a worker thread that hosts one role of one subnet.
import { parentPort, workerData } from "node:worker_threads";
import { loadSubnet } from "../../core/plugin/loadSubnet.js";
import { schemaHash } from "../../core/plugin/schemaHash.js";
import { createScope, provide } from "../../core/plugin/scope.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { CLOCK, LOGGER, MODEL_RUNTIME } from "../../core/plugin/tokens.js";
import { maxRecordBytesOf } from "../../core/roles/sessionLimits.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { createWsTransport } from "../../plugins/transport-ws/createWsTransport.js";
import { connect } from "../../plugins/rpc/client/connect.js";
import { createModelRuntimes } from "../models/createModelRuntimes.js";
import { importPlugin } from "../subnets/importPlugin.js";
import { makeRoomForBulk } from "./bulkMessages.js";
import { hostMiners } from "./hostMiners.js";
import { hostValidators } from "./hostValidators.js";
import { latestOnly } from "./latestOnly.js";
import { loadParts } from "./loadParts.js";
import type { FromWorker, SubnetDescription, ToWorker, WorkerData } from "./messages.js";
import { readSubnetView } from "./nodeChain.js";
import { workerFailure } from "./workerFailure.js";
import { workerLogger } from "./workerLogger.js";

if (!parentPort) throw new Error("this module is the entry of a worker thread");
const port = parentPort;
const { source, role, inspect, complete } = workerData as WorkerData;
const scope = createScope(`the ${role}s of ${source}`);
provide(scope, CLOCK, () => systemClock);
provide(scope, LOGGER, () => workerLogger);
/** Asked for at the first model, when it is known whether the network repeats. */
let deterministic = false;
provide(scope, MODEL_RUNTIME, () => createModelRuntimes({ deterministic }));

const report = (message: FromWorker): void => port.postMessage(message);
const giveUp = (error: unknown): void => report({ kind: "failed", error: workerFailure(error, source) });

/** Where the names of a seeded network's endpoints lead. */
let hosts: Readonly<Record<string, string>> = {};

async function start(subnet: Subnet, message: Extract<ToWorker, { kind: "start" }>): Promise<void> {
  const node = await connect(message.rpcUrl);
  scope.onDispose(() => node.close());
  const { genesisHash } = (await node.call("chain_info")) as { readonly genesisHash: string };
  const { netuid, neurons, lockstep, dataFolder, buyerSeed } = message;
  makeRoomForBulk(subnet.contract);
  deterministic = lockstep;
  const transport = createWsTransport({
    clock: systemClock,
    resolveEndpoint: (endpoint) => hosts[endpoint] ?? endpoint,
    maxMessageBytes: maxRecordBytesOf(subnet.contract),
  });
  const view = await readSubnetView(node, netuid);
  const createHost = role === "miner" ? hostMiners : hostValidators;
  const host = await createHost({
    subnet,
    netuid,
    neurons,
    node,
    genesisHash,
    lockstep,
    ...(dataFolder !== undefined && { dataFolder }),
    ...(buyerSeed !== undefined && { buyerSeed }),
    transport,
    scope,
    view,
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

function describe({ contract }: Subnet): SubnetDescription {
  const { id, version, summary, task, profiles, hyperparameters } = contract;
  const { timeoutMs } = task;
  return {
    id,
    version,
    summary,
    schemaHash: schemaHash(contract),
    timeoutMs,
    profiles: Object.keys(profiles),
    hyperparameters,
  };
}

if (inspect) {
  const inspector = await import("node:inspector");
  inspector.open(0, "127.0.0.1");
  report({ kind: "inspecting", url: inspector.url() ?? "" });
}
try {
  const subnet = await loadSubnet(source, importPlugin);
  if (complete) await loadParts(subnet, role);
  port.on("message", (message: ToWorker) => {
    if (message.kind === "start") start(subnet, message).catch(giveUp);
    if (message.kind === "hosts") hosts = message.endpoints;
    // A plugin that can't be disposed must not keep the network from ending.
    if (message.kind === "stop") void scope.dispose().finally(() => process.exit(0));
  });
  report({ kind: "described", subnet: describe(subnet) });
} catch (error) {
  giveUp(error);
}
