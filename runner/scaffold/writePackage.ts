import { existsSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fail } from "../../core/primitives/errors.js";
import type { TemplateFile } from "./renderTemplate.js";
import { scaffoldErrors } from "./scaffoldErrors.js";

/** How many clashes an error lists. */
const LISTED = 8;

/**
 * Writes files into a folder, all or none: what is in the way is found before anything is written.
 *
 * @param force overwrites
 * @throws SK3402, listing the files that are there already · SK3403 when the folder is a file
 */
export async function writePackage(
  folder: string,
  files: readonly TemplateFile[],
  force: boolean,
): Promise<void> {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw fail(scaffoldErrors.notAFolder, { folder });
  const clashes = files.map(({ path }) => path).filter((path) => existsSync(join(folder, path)));
  if (clashes.length > 0 && !force) {
    const more = clashes.length > LISTED ? `, and ${clashes.length - LISTED} more` : "";
    throw fail(scaffoldErrors.clashes, {
      folder,
      count: clashes.length,
      files: `${clashes.slice(0, LISTED).join(", ")}${more}`,
    });
  }
  for (const { path, content } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
