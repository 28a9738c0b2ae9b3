import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { fail } from "../../core/primitives/errors.js";
import { bundledSubnets } from "./bundledSubnets.js";
import { entryOfFolder } from "./entryOfFolder.js";
import { subnetErrors } from "./subnetErrors.js";

/**
 * The URL of the entry module that a name means: a bundled subnet's id, the path of a folder or entry file, or the name of an
 * installed package. The entry may be TypeScript; `importModule` loads either.
 *
 * @param from folder that paths are relative to and packages are looked for from
 * @throws SK3300 for a name that means nothing · SK3301–SK3304 for a folder or package without an entry
 * @example resolveSubnet("price-prediction"); resolveSubnet("./my-subnet"); resolveSubnet("@someone/their-subnet")
 */
export function resolveSubnet(name: string, from: string = process.cwd()): string {
  const bundled = Object.hasOwn(bundledSubnets, name) ? bundledSubnets[name] : undefined;
  const path = bundled ? fileURLToPath(bundled) : resolve(from, name);
  if (bundled || existsSync(path)) return urlOf(entryAt(path));
  const folder = isPath(name) ? undefined : findPackage(name, from);
  if (folder === undefined) {
    throw fail(subnetErrors.unknown, { name, bundled: Object.keys(bundledSubnets).join(", ") });
  }
  const entry = entryOfFolder(folder);
  if (entry === undefined) throw fail(subnetErrors.noSubnetPackage, { name, folder });
  return urlOf(entry);
}

/** Of the file itself: a linked package is watched, and finds its dependencies, where it really lies. */
const urlOf = (entry: string): string => pathToFileURL(realpathSync(entry)).href;

const isPath = (name: string): boolean => /^\.{1,2}([\\/]|$)/.test(name) || isAbsolute(name);

function entryAt(path: string): string {
  if (!statSync(path).isDirectory()) return path;
  const entry = entryOfFolder(path);
  if (entry === undefined) throw fail(subnetErrors.noEntry, { folder: path });
  return entry;
}

/** The folder of an installed package, looked for as Node does: in the node_modules of each folder on the way up. */
function findPackage(name: string, from: string): string | undefined {
  const folder = join(from, "node_modules", name);
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(from);
  return parent === from ? undefined : findPackage(name, parent);
}
