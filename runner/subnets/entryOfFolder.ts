import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { fail } from "../../core/primitives/errors.js";
import { subnetErrors } from "./subnetErrors.js";

/** What the field "subnetkit" of a package.json says: the built entry, and the TypeScript one that it is built from. */
interface PackageField {
  readonly subnet?: unknown;
  /** The built entry of a kernel plugin's package. */
  readonly plugin?: unknown;
  readonly source?: unknown;
}

/** Entry files of a folder that says nothing of its own, in this order: what is written before what is built from it. */
const USUAL_ENTRIES = ["index.ts", "index.mts", "index.js", "index.mjs"];

/**
 * The entry file of the folder of a subnet or kernel plugin. A package names its own in the field "subnetkit" of its package.json; while it is worked on
 * (it does not lie in a node_modules) its TypeScript source comes before what is built of it.
 *
 * @returns undefined for a folder that has no entry
 * @throws SK3303 when package.json names a file that is not there · SK3304 when it can't be read
 */
export function entryOfFolder(folder: string): string | undefined {
  const { plugin, subnet = plugin, source } = packageField(folder);
  const installed = realpathSync(folder).split(sep).includes("node_modules");
  const named = (installed ? [subnet, source] : [source, subnet]).filter((path) => typeof path === "string");
  if (named.length > 0) {
    const found = named.map((path) => join(folder, path)).find((path) => existsSync(path));
    if (found === undefined) throw fail(subnetErrors.entryMissing, { folder, files: named.join(" or ") });
    return found;
  }
  return USUAL_ENTRIES.map((name) => join(folder, name)).find((path) => existsSync(path));
}

/** Whether the folder's package.json says that the package is a subnet. */
export function isSubnetPackage(folder: string): boolean {
  const { subnet, plugin, source } = packageField(folder);
  return subnet !== undefined || (source !== undefined && plugin === undefined);
}

function packageField(folder: string): PackageField {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return {};
  try {
    const { subnetkit } = JSON.parse(readFileSync(file, "utf8")) as {
      readonly subnetkit?: PackageField | null;
    };
    return subnetkit ?? {};
  } catch (cause) {
    throw fail(subnetErrors.badPackageFile, { file, reason: (cause as Error).message }, cause);
  }
}
