import { assertPlugin } from "../../core/plugin/assertPlugin.js";
import type { Plugin } from "../../core/plugin/definePlugin.js";
import { entryText } from "../../core/plugin/entryText.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import { resolutionErrors } from "../../core/plugin/resolutionErrors.js";
import { fail } from "../../core/primitives/errors.js";
import { importPlugin } from "./importPlugin.js";

/** A kernel plugin of a local network. */
export interface PluginPlan {
  /** URL of its entry module. */
  readonly entry: string;
  readonly config?: unknown;
}

/**
 * Loads what a kernel plugin's entry module describes. No field of it but the id is trusted: `resolvePlugins` looks at them.
 *
 * @param load imports a module; with a limit of time, or without
 * @throws SK1367 it can't be loaded · SK1360 it exports no plugin · SK1374 it exports a subnet
 */
export async function loadKernelPlugin(
  entry: string,
  load: (entry: string) => Promise<unknown> = importPlugin,
): Promise<Plugin> {
  const plugin = entryText(entry);
  let module: unknown;
  try {
    module = await load(entry);
  } catch (cause) {
    throw fail(resolutionErrors.loadFailed, { plugin, reason: reasonOf(cause) }, cause);
  }
  if (typeof module !== "object" || module === null || !("default" in module)) {
    throw fail(resolutionErrors.badPlugin, { plugin, reason: "its module has no default export" });
  }
  assertPlugin(module.default, plugin);
  return module.default;
}
