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
import { workerFailure } from "../neuron/workerFailure.js";
import { workerLogger } from "../neuron/workerLogger.js";
import { importPlugin } from "../subnets/importPlugin.js";

/** A kernel plugin of a local network. */
export interface PluginPlan {
  /** URL of its entry module. */
  readonly entry: string;
  readonly config?: unknown;
}

/** Where kernel plugins have bound their services and put their taps; its end stops them. */
export interface KernelPlugins {
  readonly scope: Scope;
  readonly hooks: HookHost<KernelHooks>;
}

/** Loads and starts kernel plugins, which write to the given log. One that can't be is told of and left out; plugins that do not fit together are all left out. */
export async function startKernelPlugins(
  plans: readonly PluginPlan[],
  failed: (failure: WorkerFailure) => void,
  log: Logger,
): Promise<KernelPlugins> {
  const scope = createScope("the kernel's plugins");
  provide(scope, LOGGER, () => log);
  const hooks = createHookHost(kernelHooks, {
    report: (finding) => workerLogger.warn("hook", { ...finding }),
  });
  const loaded: { readonly plugin: Plugin; readonly plan: PluginPlan }[] = [];
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
      failed(
        workerFailure(error, loaded.find((each) => each.plugin.id === plugin)?.plan.entry ?? import.meta.url),
      );
    }
  } catch (error) {
    failed(workerFailure(error, loaded[0]?.plan.entry ?? import.meta.url));
  }
  return { scope, hooks };
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
