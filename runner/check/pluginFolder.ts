import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of the package that an entry belongs to: the nearest one above with a named package.json. The entry's own folder when
 * there is none, and for the subnets of this very package.
 *
 * @param entry `file:` URL of an entry module
 */
export function pluginFolder(entry: string): string {
  const beside = dirname(realpathOf(fileURLToPath(entry)));
  for (let folder = beside; ; folder = dirname(folder)) {
    if (isNamedPackage(join(folder, "package.json"))) {
      return folder === realpathOf(ownPackageFolder()) ? beside : folder;
    }
    if (dirname(folder) === folder) return beside;
  }
}

/** The folder of this package. */
export const ownPackageFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve("subnetkit/package.json"));

function realpathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // it is missing, which loading it says better
  }
}

/** A package.json without a name only says how a folder's modules are written. */
function isNamedPackage(path: string): boolean {
  try {
    if (!existsSync(path)) return false;
    const read: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof read === "object" && read !== null && "name" in read;
  } catch {
    return false; // unreadable, or above what a process under permissions may see
  }
}
