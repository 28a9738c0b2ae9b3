import { fail, isSubnetkitError, type SubnetkitError } from "../primitives/errors.js";
import type { Plugin, PluginContext } from "./definePlugin.js";
import { reasonOf } from "./reasonOf.js";
import { resolutionErrors } from "./resolutionErrors.js";
import type { ResolvedPlugin } from "./resolvePlugins.js";
import { createScope, provide, use, type Scope } from "./scope.js";
import { tapHooks, type HookHosts } from "./tapHooks.js";
import { runPlainly, type RunPlugin } from "./tapMonitor.js";
import { scopeErrors } from "./scopeErrors.js";
import type { Token } from "./token.js";
import { CLOCK, CONSENSUS, ENGINE, LOGGER, MODEL_RUNTIME, STORE, TRANSPORT } from "./tokens.js";

export interface StartOptions extends HookHosts {
  /** Where services are bound: the network's or the neuron's scope. It must have a LOGGER. Its end stops the plugins. */
  readonly scope: Scope;
  /** Runs what a plugin does to start; just calls it when absent. */
  readonly within?: RunPlugin;
  /** Awaits a plugin's start, for as long as the host likes; for ever when absent. What comes after a rejection counts for nothing. */
  readonly limit?: (start: () => Promise<void>) => Promise<void>;
  /** Services of the host's own that a plugin may replace; none when absent. */
  readonly replaceable?: readonly Pick<Token<unknown>, "name">[];
  /** What others get in the place of a plugin's service; the service itself when absent. */
  readonly guard?: (plugin: string, token: Pick<Token<unknown>, "name">, service: unknown) => unknown;
  /** Runs what a plugin gave to `onDispose`; when absent it is just called, and the scope's end rejects with what it throws. */
  readonly release?: RunRelease;
}

/** What a host makes for itself, so that another one would be made for nobody. */
const HOSTS_OWN = [STORE, ENGINE, TRANSPORT, MODEL_RUNTIME, CLOCK, LOGGER, CONSENSUS].map(({ name }) => name);

type Release = () => void | Promise<void>;

/** How a host has a plugin release something. */
export type RunRelease = (plugin: string, release: Release) => void | Promise<void>;

export interface StartedPlugins {
  readonly started: readonly string[];
  /** Plugins that could not start, and those that need them. The others run. */
  readonly failed: readonly { readonly plugin: string; readonly error: SubnetkitError }[];
}

function contextOf(
  { plugin, config }: ResolvedPlugin,
  scope: Scope,
  runRelease: RunRelease,
): PluginContext<Plugin["config"]> {
  return {
    config: config as PluginContext<Plugin["config"]>["config"],
    log: use(scope, LOGGER).child({ plugin: plugin.id }),
    use: (token) => use(scope, token),
    onDispose: (release) => scope.onDispose(() => runRelease(plugin.id, release)),
  };
}

async function startPlugin(resolved: ResolvedPlugin, options: StartOptions): Promise<void> {
  const { limit = (start) => start() } = options;
  const scope = createScope(`the plugin ${resolved.plugin.id}`, options.scope);
  try {
    await limit(() => startIn(scope, resolved, options));
  } catch (cause) {
    await scope.dispose().catch(() => undefined);
    throw cause;
  }
}

async function startIn(scope: Scope, resolved: ResolvedPlugin, options: StartOptions): Promise<void> {
  const { plugin } = resolved;
  const ctx = contextOf(resolved, scope, options.release ?? runPlainly);
  const services: { readonly token: Parameters<typeof provide>[1]; readonly service: unknown }[] = [];
  const replaceable = options.replaceable?.map(({ name }) => name) ?? [];
  for (const { token, load } of plugin.provides ?? []) {
    if (HOSTS_OWN.includes(token.name) && !replaceable.includes(token.name)) {
      throw fail(scopeErrors.notReplaceable, { plugin: plugin.id, token: token.name });
    }
    const create = await load();
    const service = await create(ctx);
    services.push({ token, service });
    // For the plugin's own taps and later services.
    provide(scope, token, () => service);
  }
  // Fails once the scope has ended, as it has for a plugin that was given up.
  await tapHooks(plugin, ctx, scope, options);
  // Bound last: a plugin that fails half-way leaves nothing that others could take.
  for (const { token, service } of services) {
    const guarded = options.guard ? options.guard(plugin.id, token, service) : service;
    provide(options.scope, token, () => guarded);
  }
}

function startError(plugin: string, cause: unknown): SubnetkitError {
  if (isSubnetkitError(cause)) return cause;
  return fail(resolutionErrors.loadFailed, { plugin, reason: reasonOf(cause) }, cause);
}

/**
 * Starts resolved plugins one after the other: loads their code, makes their services, binds them in the scope, taps their hooks.
 * A plugin that throws is named and left out, with those that depend on it; it never keeps the others from starting.
 */
export async function startPlugins(
  list: readonly ResolvedPlugin[],
  options: StartOptions,
): Promise<StartedPlugins> {
  const { within = runPlainly } = options;
  const started: string[] = [];
  const failed: { plugin: string; error: SubnetkitError }[] = [];
  for (const resolved of list) {
    const { id, dependencies = {} } = resolved.plugin;
    const dependency = Object.keys(dependencies).find((name) => failed.some(({ plugin }) => plugin === name));
    try {
      if (dependency !== undefined) throw fail(resolutionErrors.dependencyFailed, { plugin: id, dependency });
      await within(id, () => startPlugin(resolved, options));
      started.push(id);
    } catch (cause) {
      failed.push({ plugin: id, error: startError(id, cause) });
    }
  }
  return { started, failed };
}
