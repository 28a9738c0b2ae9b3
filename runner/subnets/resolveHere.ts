import { createRequire } from "node:module";
import type { Plugin } from "../../core/plugin/definePlugin.js";
import { resolvePlugins, type ResolvedPlugin } from "../../core/plugin/resolvePlugins.js";

/**
 * Settles order and settings of kernel plugins for this very version of Subnetkit.
 *
 * @param given plugins with their settings as the user wrote them; left out, they are the defaults
 * @throws as resolvePlugins
 */
export function resolveHere(
  given: readonly { readonly plugin: Plugin; readonly config?: unknown }[],
): ResolvedPlugin[] {
  const { version } = createRequire(import.meta.url)("subnetkit/package.json") as { version: string };
  return resolvePlugins(
    given.map(({ plugin }) => plugin),
    {
      subnetkitVersion: version,
      config: Object.fromEntries(given.map(({ plugin, config }) => [plugin.id, config ?? {}])),
    },
  );
}
