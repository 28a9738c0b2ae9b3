import { fail, isSubnetkitError } from "../../core/primitives/errors.js";
import { bundledSubnets } from "./bundledSubnets.js";
import { resolveSubnet } from "./resolveSubnet.js";
import { subnetErrors } from "./subnetErrors.js";

/**
 * The URL of the entry module that the name of a kernel plugin means: the path of a folder or entry file, or an installed package.
 *
 * @param from folder that paths are relative to and packages are looked for from
 * @throws SK3305 for a name that means nothing · SK3306 for a folder or package without an entry · SK3303, SK3304 for its package.json
 * @example resolveKernelPlugin("./plugins/watch.ts", dirname(configFile));
 */
export function resolveKernelPlugin(name: string, from: string): string {
  if (Object.hasOwn(bundledSubnets, name)) throw fail(subnetErrors.unknownPlugin, { name });
  try {
    return resolveSubnet(name, from);
  } catch (error) {
    if (!isSubnetkitError(error)) throw error;
    const { unknown, noEntry, noSubnetPackage } = subnetErrors;
    if (error.code === unknown.code) throw fail(subnetErrors.unknownPlugin, { name }, error);
    if ([noEntry.code, noSubnetPackage.code].some((code) => code === error.code))
      throw fail(subnetErrors.noPluginEntry, { name }, error);
    throw error;
  }
}
