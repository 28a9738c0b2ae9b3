// Entry of a worker thread that hosts one role of one subnet. The first block of a network waits for what it says of the subnet, so
// it loads what runs the role only when it is told to start: half a second of a core, for each subnet.
import { workerData } from "node:worker_threads";
import { loadSubnet } from "../../core/plugin/loadSubnet.js";
import { schemaHash } from "../../core/plugin/schemaHash.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { importPlugin } from "../subnets/importPlugin.js";
import type { FromWorker, SubnetDescription, ThreadData, ToWorker } from "./messages.js";
import type { RunningRole } from "./startRole.js";
import { createCallMark } from "./callMark.js";
import { workerFailure } from "./workerFailure.js";

/** Well below the second in which the main thread looks. */
const BEAT_MS = 250;

const { source, role, inspect, complete, models, line, calls } = workerData as ThreadData;
// What the plugin can't reach it can't speak on by mistake.
for (const name of Object.keys(workerData as object)) Reflect.deleteProperty(workerData as object, name);

const mark = createCallMark(calls);
// A thread that a plugin keeps from taking turns misses these; they alone keep none.
setInterval(() => mark.beat(), BEAT_MS).unref();
const report = (message: FromWorker): void => line.postMessage(message);
const giveUp = (error: unknown): void => report({ kind: "failed", error: workerFailure(error, source) });

/** Where the names of a seeded network's endpoints lead. */
let hosts: Readonly<Record<string, string>> = {};
const resolveEndpoint = (endpoint: string): string => hosts[endpoint] ?? endpoint;
let running: RunningRole | undefined;

async function start(subnet: Subnet, message: Extract<ToWorker, { kind: "start" }>): Promise<void> {
  const { startRole } = await import("./startRole.js");
  running = startRole({
    source,
    role,
    models,
    mark,
    subnet,
    message,
    resolveEndpoint,
    report,
    giveUp,
  });
  await running.started;
}

async function stop(): Promise<void> {
  try {
    await running?.dispose();
  } finally {
    // A plugin that can't be disposed must not keep the network from ending.
    process.exit(0);
  }
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
  if (complete) await (await import("./loadParts.js")).loadParts(subnet, role);
  line.on("message", (message: ToWorker) => {
    if (message.kind === "start") start(subnet, message).catch(giveUp);
    if (message.kind === "hosts") hosts = message.endpoints;
    if (message.kind === "stop") void stop();
  });
  report({ kind: "described", subnet: describe(subnet) });
} catch (error) {
  giveUp(error);
}
