import { readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { fail } from "../../core/primitives/errors.js";
import { vectorErrors } from "./vectorErrors.js";

/**
 * Every *.json file below a folder, by path.
 *
 * @throws SK2401 if the folder can't be read, SK2402 if there is none
 */
export function findVectorFiles(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (cause) {
    throw fail(vectorErrors.folderMissing, { folder }, cause);
  }
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json"));
  if (files.length === 0) throw fail(vectorErrors.noFiles, { folder });
  return files.map((entry) => join(entry.parentPath, entry.name)).sort((a, b) => (a < b ? -1 : 1));
}
