import type { Consensus } from "../../core/epoch/consensus.js";
import { createHookHost, type HookHost } from "../../core/plugin/hookHost.js";
import { kernelHooks, type KernelHooks } from "../../core/plugin/kernelHooks.js";
import type { Logger } from "../../core/plugin/ports.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import { createScope, provide, type Scope } from "../../core/plugin/scope.js";
import { startPlugins, type RunRelease } from "../../core/plugin/startPlugins.js";
import { runPlainly } from "../../core/plugin/tapMonitor.js";
import { CONSENSUS, LOGGER } from "../../core/plugin/tokens.js";
import { fail } from "../../core/primitives/errors.js";
import { workerFailure } from "../neuron/workerFailure.js";
import { workerLogger } from "../neuron/workerLogger.js";
import { resolveHere } from "../subnets/resolveHere.js";
import { importPlugin } from "../subnets/importPlugin.js";
import { loadKernelPlugin, type PluginPlan } from "../subnets/loadKernelPlugin.js";
import { blamingConsensus } from "./blamingConsensus.js";
import { containThrows, type Containment } from "./containThrows.js";
import { devnetErrors } from "./devnetErrors.js";
import { inTime } from "./inTime.js";
import { tellPluginThrow, type KernelFailure, type KnownPlugin } from "./tellPluginThrow.js";

/** Where kernel plugins have bound their services and put their taps; its end stops them. */
export interface KernelPlugins {
  readonly scope: Scope;
  readonly hooks: HookHost<KernelHooks>;
  /** Those that have started. */
  readonly started: readonly PluginPlan[];
}

/** For how long a network waits for a kernel plugin. */
interface PluginLimits {
  /** To load its module, and then to start. */
  readonly startMs: number;
  /** To release what it holds. */
  readonly releaseMs: number;
}

/** A first compile of a large plugin on a busy machine takes a while. */
const LIMITS: PluginLimits = { startMs: 30_000, releaseMs: 3_000 };

/**
 * Loads and starts kernel plugins, which write to the given log. One that can't be is told of and left out; plugins that do not fit together
 * are all left out. What they throw later, also where nobody catches it, is told of as theirs until their end.
 */
export async function startKernelPlugins(
  plans: readonly PluginPlan[],
  failed: KernelFailure,
  log: Logger,
  { startMs, releaseMs } = LIMITS,
): Promise<KernelPlugins> {
  const scope = createScope("the kernel's plugins");
  provide(scope, LOGGER, () => log);
  const known: readonly KnownPlugin[] = plans.map((plan) => ({ plan }));
  const { within, end } = plans.length > 0 ? containThrows(tellPluginThrow(known, failed)) : uncontained;
  scope.onDispose(end);
  const tell = (plugin: string, error: unknown): void =>
    failed(workerFailure(error, entryOf(known, plugin)), plugin);
  const told = new Set<string>();
  const hooks = createHookHost(kernelHooks, {
    within,
    report: (finding) => {
      workerLogger.warn("hook", { ...finding });
      const { kind, plugin, hook } = finding;
      if (kind !== "failed" || told.has(`${plugin} ${hook}`)) return;
      // Once: a tap of every block that throws would tell of every block.
      told.add(`${plugin} ${hook}`);
      tell(plugin, finding.error);
    },
  });
  for (const each of known) {
    const { entry } = each.plan;
    try {
      each.plugin = await within(entry, () =>
        loadKernelPlugin(entry, (url) => inTime(() => importPlugin(url), startMs)),
      );
    } catch (error) {
      failed(workerFailure(error, entry));
    }
  }
  const release: RunRelease = async (plugin, action) => {
    try {
      await within(plugin, () => inTime(action, releaseMs));
    } catch (cause) {
      tell(plugin, fail(devnetErrors.kernelPluginHolds, { plugin, reason: reasonOf(cause) }, cause));
    }
  };
  let started: readonly PluginPlan[] = [];
  const loaded = known.flatMap(({ plan, plugin }) => (plugin ? [{ plan, plugin }] : []));
  try {
    const resolved = resolveHere(loaded.map(({ plugin, plan }) => ({ plugin, config: plan.config })));
    const limit = (start: () => Promise<void>): Promise<void> => inTime(start, startMs);
    const guard = (plugin: string, { name }: { readonly name: string }, service: unknown): unknown =>
      name === CONSENSUS.name
        ? blamingConsensus(plugin, entryOf(known, plugin), service as Consensus)
        : service;
    const options = { scope, kernel: hooks, within, limit, release, guard, replaceable: [CONSENSUS] };
    const { started: ids, failed: unstarted } = await startPlugins(resolved, options);
    started = loaded.filter(({ plugin }) => ids.includes(plugin.id)).map(({ plan }) => plan);
    for (const { plugin, error } of unstarted) tell(plugin, error);
  } catch (error) {
    failed(workerFailure(error, loaded[0]?.plan.entry ?? import.meta.url));
  }
  return { scope, hooks, started };
}

/** Nothing is contained where there is no plugin: what is thrown ends the process. */
const uncontained: Containment = { within: runPlainly, end: () => undefined };

const entryOf = (known: readonly KnownPlugin[], id: string): string =>
  known.find(({ plugin }) => plugin?.id === id)?.plan.entry ?? import.meta.url;
