import { createRequire } from "node:module";
import type { Plugin } from "../../core/plugin/definePlugin.js";
import { createHookHost, type HookHost } from "../../core/plugin/hookHost.js";
import { kernelHooks, type KernelHooks } from "../../core/plugin/kernelHooks.js";
import type { Logger } from "../../core/plugin/ports.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import { resolutionErrors } from "../../core/plugin/resolutionErrors.js";
import { resolvePlugins } from "../../core/plugin/resolvePlugins.js";
import { createScope, provide, type Scope } from "../../core/plugin/scope.js";
import { startPlugins } from "../../core/plugin/startPlugins.js";
import { LOGGER } from "../../core/plugin/tokens.js";
import { fail } from "../../core/primitives/errors.js";
import type { WorkerFailure } from "../neuron/messages.js";
import { pluginTrace } from "../neuron/pluginTrace.js";
import { workerFailure } from "../neuron/workerFailure.js";
import { workerLogger } from "../neuron/workerLogger.js";
import { importPlugin } from "../subnets/importPlugin.js";
import { pluginFolder } from "../subnets/pluginFolder.js";
import { devnetErrors } from "./devnetErrors.js";

/** A kernel plugin of a local network. */
export interface PluginPlan {
  /** URL of its entry module. */
  readonly entry: string;
  readonly config?: unknown;
}

interface LoadedPlugin {
  readonly plugin: Plugin;
  readonly plan: PluginPlan;
}

/** Where kernel plugins have bound their services and put their taps; its end stops them. */
export interface KernelPlugins {
  readonly scope: Scope;
  readonly hooks: HookHost<KernelHooks>;
}

/** Is told of a kernel plugin that failed; by name where it runs. */
export type KernelFailure = (failure: WorkerFailure, plugin?: string) => void;

/** Loads and starts kernel plugins, which write to the given log. One that can't be is told of and left out; plugins that do not fit together are all left out. */
export async function startKernelPlugins(
  plans: readonly PluginPlan[],
  failed: KernelFailure,
  log: Logger,
): Promise<KernelPlugins> {
  const scope = createScope("the kernel's plugins");
  provide(scope, LOGGER, () => log);
  const loaded: LoadedPlugin[] = [];
  const entryOf = (id: string): string =>
    loaded.find(({ plugin }) => plugin.id === id)?.plan.entry ?? import.meta.url;
  const told = new Set<string>();
  const hooks = createHookHost(kernelHooks, {
    report: (finding) => {
      workerLogger.warn("hook", { ...finding });
      const { kind, plugin, hook } = finding;
      if (kind !== "failed" || told.has(`${plugin} ${hook}`)) return;
      // Once: a tap of every block that throws would tell of every block.
      told.add(`${plugin} ${hook}`);
      failed(workerFailure(finding.error, entryOf(plugin)), plugin);
    },
  });
  for (const plan of plans) {
    try {
      loaded.push({ plugin: await loadPlugin(plan.entry), plan });
    } catch (error) {
      failed(workerFailure(error, plan.entry));
    }
  }
  try {
    const { version } = createRequire(import.meta.url)("subnetkit/package.json") as { version: string };
    const resolved = resolvePlugins(
      loaded.map(({ plugin }) => plugin),
      {
        subnetkitVersion: version,
        config: Object.fromEntries(loaded.map(({ plugin, plan }) => [plugin.id, plan.config ?? {}])),
      },
    );
    const { failed: unstarted } = await startPlugins(resolved, { scope, kernel: hooks });
    for (const { plugin, error } of unstarted) {
      failed(workerFailure(error, entryOf(plugin)));
    }
  } catch (error) {
    failed(workerFailure(error, loaded[0]?.plan.entry ?? import.meta.url));
  }
  if (loaded.length > 0) scope.onDispose(containThrows(loaded, failed));
  return { scope, hooks };
}

/**
 * Has what kernel plugins throw where nobody catches it told of as theirs: it is who has a file among the frames. Anything else ends the
 * process, as without plugins.
 *
 * @returns ends that
 */
function containThrows(loaded: readonly LoadedPlugin[], failed: KernelFailure): () => void {
  // Rejections that nobody handles come here too.
  const onThrow = (error: unknown): void => {
    const owner = loaded.find(({ plan }) => pluginTrace(error, pluginFolder(plan.entry)).length > 0);
    if (!owner) {
      process.off("uncaughtException", onThrow);
      throw error;
    }
    const { plugin, plan } = owner;
    const threw = fail(devnetErrors.kernelPluginThrew, { plugin: plugin.id, reason: reasonOf(error) }, error);
    failed(workerFailure(threw, plan.entry), plugin.id);
  };
  process.on("uncaughtException", onThrow);
  return () => void process.off("uncaughtException", onThrow);
}

async function loadPlugin(entry: string): Promise<Plugin> {
  let module: unknown;
  try {
    module = await importPlugin(entry);
  } catch (cause) {
    throw fail(resolutionErrors.loadFailed, { plugin: entry, reason: reasonOf(cause) }, cause);
  }
  if (typeof module !== "object" || module === null || !("default" in module)) {
    throw fail(resolutionErrors.badPlugin, { plugin: entry, reason: "its module has no default export" });
  }
  // resolvePlugins trusts no field of it.
  return module.default as Plugin;
}
