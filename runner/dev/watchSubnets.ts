import { fileURLToPath } from "node:url";
import { bundledSubnets } from "../subnets/bundledSubnets.js";
import { pluginFolder } from "../subnets/pluginFolder.js";
import { watchPlugin, type PluginWatch } from "./watchPlugin.js";

/** Whether a subnet came with the package: nobody edits it. */
function isBundled(entry: string): boolean {
  return Object.values(bundledSubnets).some((folder) => entry.startsWith(folder.href));
}

/**
 * Watches the files of every subnet but the bundled ones.
 *
 * @param entries URLs of the entry modules
 * @param ignore folders in which this very run writes
 */
export async function watchSubnets(
  entries: readonly string[],
  ignore: readonly string[],
  changed: (entry: string, files: readonly string[]) => void,
): Promise<PluginWatch> {
  const watches = await Promise.all(
    entries
      .filter((entry) => !isBundled(entry))
      .map((entry) =>
        watchPlugin(pluginFolder(entry), fileURLToPath(entry), ignore, (files) => changed(entry, files)),
      ),
  );
  return { close: async () => void (await Promise.all(watches.map((watch) => watch.close()))) };
}
