import type { Plugin } from "../../core/plugin/definePlugin.js";
import { createHookHost, type HookHost } from "../../core/plugin/hookHost.js";
import { kernelHooks, type KernelHooks } from "../../core/plugin/kernelHooks.js";
import type { Logger } from "../../core/plugin/ports.js";
import { roleHooks, type RoleHooks } from "../../core/plugin/roleHooks.js";
import type { Scope } from "../../core/plugin/scope.js";
import { startPlugins } from "../../core/plugin/startPlugins.js";
import { resolveHere } from "../subnets/resolveHere.js";

/** The hooks of a network that has kernel plugins. */
export interface RunningHooks {
  readonly kernel: HookHost<KernelHooks>;
  readonly role: HookHost<RoleHooks>;
}

/**
 * Starts kernel plugins: their services are bound in the scope, their taps put into the hooks. Nothing is there without plugins.
 *
 * @throws SK1360–SK1366, SK1324 as resolvePlugins; the first error of a plugin that could not start
 */
export async function startHooks(
  scope: Scope,
  given: readonly { readonly plugin: Plugin; readonly config?: unknown }[],
  log: Logger,
): Promise<RunningHooks | undefined> {
  if (given.length === 0) return undefined;
  const report = (finding: object): void => log.warn("hook", { ...finding });
  const hooks = {
    kernel: createHookHost(kernelHooks, { report }),
    role: createHookHost(roleHooks, { report }),
  };
  const { failed } = await startPlugins(resolveHere(given), { scope, ...hooks });
  const [first] = failed;
  if (first) throw first.error;
  return hooks;
}
