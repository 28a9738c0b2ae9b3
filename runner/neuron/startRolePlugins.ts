import type { Plugin } from "../../core/plugin/definePlugin.js";
import { createHookHost, type HookHost } from "../../core/plugin/hookHost.js";
import type { Logger } from "../../core/plugin/ports.js";
import type { ResolvedPlugin } from "../../core/plugin/resolvePlugins.js";
import { roleHooks, type RoleHooks } from "../../core/plugin/roleHooks.js";
import { createScope, provide, type Scope } from "../../core/plugin/scope.js";
import { startPlugins } from "../../core/plugin/startPlugins.js";
import { CONSENSUS, LOGGER } from "../../core/plugin/tokens.js";
import { inTime } from "../devnet/inTime.js";
import { importPlugin } from "../subnets/importPlugin.js";
import { loadKernelPlugin, type PluginPlan } from "../subnets/loadKernelPlugin.js";
import { resolveHere } from "../subnets/resolveHere.js";
import type { WorkerFailure } from "./messages.js";
import { workerFailure } from "./workerFailure.js";
import { workerLogger } from "./workerLogger.js";

/** What kernel plugins are given in a neurons' thread, and whom they are told to. */
export interface RolePluginHost {
  /** The thread's: its end stops them. */
  readonly scope: Scope;
  /** Where their lines go. */
  readonly log: Logger;
  readonly tell: (failure: WorkerFailure) => void;
  /** How long neurons wait for each to load, and to start. */
  readonly limitMs?: number;
}

/** As long as the node's process waits for them. */
const LIMIT_MS = 30_000;

/**
 * Starts those kernel plugins, all of which have started in the node's process, that tap hooks of miners or validators, and what they depend on, in this thread: the hooks of all of its
 * neurons. One that can't be is told of and left out. Undefined where none taps any.
 */
export async function startRolePlugins(
  plans: readonly PluginPlan[],
  { scope: outer, log, tell, limitMs = LIMIT_MS }: RolePluginHost,
): Promise<HookHost<RoleHooks> | undefined> {
  const loaded: { readonly plan: PluginPlan; readonly plugin: Plugin }[] = [];
  for (const plan of plans) {
    try {
      const load = (url: string): Promise<unknown> => inTime(() => importPlugin(url), limitMs);
      loaded.push({ plan, plugin: await loadKernelPlugin(plan.entry, load) });
    } catch (error) {
      tell(workerFailure(error, plan.entry));
    }
  }
  if (!loaded.some(({ plugin }) => tapsRole(plugin))) return undefined;
  const entryOf = (id: string): string => loaded.find(({ plugin }) => plugin.id === id)?.plan.entry ?? "";
  // None of these hooks observes: what a tap throws is the failure of the task or round at hand, and told as such.
  const hooks = createHookHost(roleHooks, { report: (finding) => workerLogger.warn("hook", { ...finding }) });
  try {
    const resolved = resolveHere(loaded.map(({ plugin, plan }) => ({ plugin, config: plan.config })));
    const scope = createScope("the kernel plugins of this thread", outer);
    provide(scope, LOGGER, () => log);
    const { failed } = await startPlugins(neededFor(resolved), {
      scope,
      role: hooks,
      limit: (start) => inTime(start, limitMs),
      // Of use to the node alone, where it replaces the host's; here it keeps no plugin from starting.
      replaceable: [CONSENSUS],
    });
    for (const { plugin, error } of failed) tell(workerFailure(error, entryOf(plugin)));
  } catch (error) {
    tell(workerFailure(error, loaded[0]?.plan.entry ?? import.meta.url));
  }
  return hooks;
}

const tapsRole = ({ taps = {} }: Plugin): boolean => Object.keys(taps).some((name) => name in roleHooks);

/** Plugins that tap roles' hooks, and what they depend on. In their order, in which what is needed comes first. */
function neededFor(resolved: readonly ResolvedPlugin[]): ResolvedPlugin[] {
  const needed = new Set<string>();
  for (const { plugin } of resolved.toReversed()) {
    if (!needed.has(plugin.id) && !tapsRole(plugin)) continue;
    needed.add(plugin.id);
    for (const id of Object.keys(plugin.dependencies ?? {})) needed.add(id);
  }
  return resolved.filter(({ plugin }) => needed.has(plugin.id));
}
