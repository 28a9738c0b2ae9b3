import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the package that a file belongs to: the nearest above it with a package.json. */
function packageFolder(file: string): string | undefined {
  const folder = dirname(file);
  if (existsSync(join(folder, "package.json"))) return folder;
  return folder === file ? undefined : packageFolder(folder);
}

const ownPackage = packageFolder(fileURLToPath(import.meta.url));

/** The folder whose files make up a subnet: its package's, or that of its entry where it has no package of its own. */
export function pluginFolder(entryUrl: string): string {
  const entry = fileURLToPath(entryUrl);
  const folder = packageFolder(entry);
  return folder === undefined || folder === ownPackage ? dirname(entry) : folder;
}
