import { fileURLToPath } from "node:url";
import { messageErrors } from "../../core/plugin/messageErrors.js";
import { isSubnetkitError } from "../../core/primitives/errors.js";
import { configFile } from "../config/loadConfig.js";
import { planDev, type DevPlan } from "../dev/planDev.js";
import { importedFiles } from "../dev/importedFiles.js";
import { CTRL_C, listenToKeys } from "../dev/listenToKeys.js";
import type { PluginWatch } from "../dev/watchPlugin.js";
import { watchRestart } from "../dev/watchRestart.js";
import { watchSubnets } from "../dev/watchSubnets.js";
import { devnetErrors } from "../devnet/devnetErrors.js";
import type { NeuronRole } from "../devnet/reports.js";
import { loadSubnets, type LoadSubnetsOptions } from "../devnet/loadSubnets.js";
import type { Devnet } from "../devnet/startDevnet.js";
import { devDefaults, type DevOptions } from "./devOptions.js";
import { endIfKept } from "./endIfKept.js";
import { devView, type DevView } from "./output/devView.js";

/** How a network came to its end: for good, or to begin again with a subnet that can be loaded now. */
type Outcome = "done" | "again";

/** Calls back when the files of a subnet change. */
type OnChange = (entry: string) => unknown;

/** Runs `subnetkit dev` until it has its epochs, or until Ctrl-C. Sets exit code 1 if a subnet, one of its roles or a kernel plugin could not run, or settings were refused. */
export async function runDev(names: readonly string[], options: DevOptions): Promise<void> {
  const plan = await planDev({ ...options, subnets: [...names, ...(options.subnet ?? [])] }, process.cwd());
  const view = devView(options);
  const interruption = new AbortController();
  const interrupted = new Promise<void>((resolve) => {
    interruption.signal.addEventListener("abort", () => resolve());
  });
  let stopListening = (): void => undefined;
  const quit = (): void => {
    // Once is asking; from now on the terminal has Ctrl-C again, which ends the process.
    stopListening();
    interruption.abort();
  };
  process.once("SIGINT", quit);
  process.once("SIGTERM", quit);
  // A run that ends by itself is what it was at its start.
  const watching = options.watch && options.epochs === undefined;
  let onChange: OnChange = () => undefined;
  let running: Devnet | undefined;
  const watches = watching ? await watchAll(plan, options, view, (entry) => onChange(entry)) : [];
  if (!options.json)
    stopListening = listenToKeys(process.stdin, {
      " ": () => running?.skip("block"),
      e: () => running?.skip("epoch"),
      q: quit,
      [CTRL_C]: quit,
    });
  try {
    for (;;) {
      const meanwhile = new Set<string>();
      const tries = new Map<string, AbortController>();
      onChange = (entry) => {
        meanwhile.add(entry);
        tries.get(entry)?.abort();
      };
      const devnet = await boot(plan, options, view, watching, {
        inspected: inspected(options),
        signal: interruption.signal,
        tryAgain: (entry) => {
          const attempt = new AbortController();
          meanwhile.delete(entry);
          tries.set(entry, attempt);
          return attempt.signal;
        },
        onSlow: (entry) => view.loadsSlowly(entry),
      });
      running = devnet;
      const changes = new Promise<void>((resolve) => {
        onChange = devnet ? reloading(devnet, plan, view, resolve) : () => resolve();
      });
      for (const entry of meanwhile) onChange(entry);
      const outcome = await Promise.race([
        interrupted.then((): Outcome => "done"),
        changes.then((): Outcome => "again"),
        ...(devnet ? [finished(devnet, options)] : []),
      ]);
      if (devnet) await end(devnet, outcome, options, view);
      if (outcome === "done") return;
    }
  } finally {
    stopListening();
    await Promise.all(watches.map((watch) => watch.close()));
    endIfKept((plan.plugins ?? []).map(({ entry }) => fileURLToPath(entry)));
  }
}

/** Watches the files of subnets, which are loaded anew, and those that are read once. */
async function watchAll(
  plan: DevPlan,
  { config }: DevOptions,
  view: DevView,
  onChange: OnChange,
): Promise<readonly PluginWatch[]> {
  const file = configFile(process.cwd(), config);
  const readOnce = [
    ...(file === undefined ? [] : [file]),
    ...(plan.plugins ?? []).map(({ entry }) => fileURLToPath(entry)),
  ];
  const written = plan.dataFolder === undefined ? [] : [plan.dataFolder];
  const entries = plan.subnets.map(({ entry }) => entry);
  // What a subnet imports too is loaded anew there.
  const ofSubnets = importedFiles(entries.map((entry) => fileURLToPath(entry)));
  const onlyOnce = importedFiles(readOnce).filter((each) => !ofSubnets.includes(each));
  return Promise.all([
    watchSubnets(entries, [...written, ...onlyOnce], onChange),
    watchRestart(readOnce, (changed) => view.needsRestart(changed)),
  ]);
}

/** Starts the network. Undefined when no subnet can be loaded, but the files are watched: it is tried again when they change. */
async function boot(
  plan: DevPlan,
  options: DevOptions,
  view: DevView,
  watching: boolean,
  how: LoadSubnetsOptions,
): Promise<Devnet | undefined> {
  try {
    // The subnets load in threads of their own, on another core than what runs the chain.
    const subnets = loadSubnets(plan.subnets, how);
    const { startDevnet } = await import("../devnet/startDevnet.js");
    return await startDevnet({
      host: "127.0.0.1",
      ...devDefaults,
      ...plan,
      subnets,
      logFrom: options.log ?? (options.quiet ? "warn" : "info"),
      events: view,
    });
  } catch (error) {
    const isWithout = isSubnetkitError(error) && error.code === devnetErrors.noSubnet.code;
    if (!isWithout || !(watching || how.signal?.aborted)) throw error;
    if (!how.signal?.aborted) view.waiting();
    return undefined;
  }
}

/** What a change means to a network that runs: a subnet is loaded anew; one that the chain does not have needs a new chain. */
function reloading(devnet: Devnet, plan: DevPlan, view: DevView, again: () => void): OnChange {
  return (entry) => {
    if (!devnet.failedEntries.includes(entry)) void devnet.reload(entry);
    else if (plan.dataFolder === undefined) again();
    else view.needsNewChain(entry);
  };
}

async function finished(devnet: Devnet, { epochs }: DevOptions): Promise<Outcome> {
  try {
    await devnet.finished(epochs ?? Number.POSITIVE_INFINITY);
    return "done";
  } catch (error) {
    await devnet.stop();
    throw error;
  }
}

async function end(devnet: Devnet, outcome: Outcome, { epochs }: DevOptions, view: DevView): Promise<void> {
  try {
    if (outcome === "again") return;
    const summary = devnet.summary();
    view.summary(summary, epochs);
    const isRefused = summary.problems.some(({ error }) => error.code === messageErrors.badSettings.code);
    if (!devnet.isWhole || isRefused) process.exitCode = 1;
  } finally {
    await devnet.stop();
  }
}

function inspected({ inspect, inspectMiner, inspectValidator }: DevOptions): NeuronRole[] {
  return [
    ...(inspect || inspectMiner ? (["miner"] as const) : []),
    ...(inspect || inspectValidator ? (["validator"] as const) : []),
  ];
}
