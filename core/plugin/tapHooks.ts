import { fail } from "../primitives/errors.js";
import type { Plugin, PluginContext, StandardHooks } from "./definePlugin.js";
import { hookErrors } from "./hookErrors.js";
import type { HookHost } from "./hookHost.js";
import type { HookSpecs } from "./hookSpec.js";
import { kernelHooks, type KernelHooks } from "./kernelHooks.js";
import { roleHooks, type RoleHooks } from "./roleHooks.js";
import type { Scope } from "./scope.js";

/** The hooks that this process has: a node has the kernel's, a neuron its role's. */
export interface HookHosts {
  readonly kernel?: HookHost<KernelHooks>;
  readonly role?: HookHost<RoleHooks>;
}

const known = Object.keys({ ...kernelHooks, ...roleHooks });

function isHookName(name: string): name is keyof StandardHooks {
  return known.includes(name);
}

/**
 * Loads a plugin's taps and puts them into the hooks of this process; code for other hooks is not loaded. They go when the scope ends.
 *
 * @throws SK1343 for a hook that does not exist, or a tap that is no function
 */
export async function tapHooks(
  plugin: Plugin,
  ctx: PluginContext<Plugin["config"]>,
  scope: Scope,
  { kernel, role }: HookHosts,
): Promise<void> {
  const hosts: readonly HookHost<HookSpecs>[] = [kernel, role].filter((host) => host !== undefined);
  const views = hosts.map((host) => ({ host, view: host.scope(plugin.id) }));
  for (const { view } of views) scope.onDispose(() => view.dispose());
  for (const [name, load] of Object.entries(plugin.taps ?? {})) {
    const unknownHook = { plugin: plugin.id, hook: name, known: known.join(", ") };
    if (!isHookName(name)) throw fail(hookErrors.unknownHook, unknownHook);
    const port = views.find(({ host }) => host.has(name))?.view.hooks[name];
    if (!port) continue;
    const create = await load();
    const tap = await create(ctx);
    if (typeof tap !== "function") throw fail(hookErrors.unknownHook, unknownHook);
    // The plugin's own type matched this tap to this name; here the name is a variable.
    port.tap(tap);
  }
}
