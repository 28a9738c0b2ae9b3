import { bundledSubnets } from "../subnets/bundledSubnets.js";
import { resolveSubnet } from "../subnets/resolveSubnet.js";
import { subnetsHere } from "./subnetsHere.js";

/**
 * URLs of the entry modules of the subnets that a command is about: those it names; else those of the folder's configuration, or the
 * folder's own; else the bundled ones.
 *
 * @param config path of a configuration, relative to the folder
 * @throws SK3300–SK3304 for a subnet that can't be found · SK3310–SK3314 for the configuration
 */
export async function entriesOf(
  names: readonly string[],
  folder: string,
  config?: string,
): Promise<readonly string[]> {
  if (names.length > 0) return names.map((name) => resolveSubnet(name, folder));
  const here = await subnetsHere(folder, config);
  if (here.length > 0) return here.map(({ entry }) => entry);
  return Object.keys(bundledSubnets).map((name) => resolveSubnet(name, folder));
}
