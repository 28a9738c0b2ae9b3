import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import { fail } from "../../core/primitives/errors.js";
import { findClashes, refuseClashes } from "./findClashes.js";
import type { TemplateFile } from "./renderTemplate.js";
import { scaffoldErrors } from "./scaffoldErrors.js";

/**
 * Writes files into a folder. What is in the way is found before a byte is written.
 *
 * @param force overwrites files
 * @throws SK3402, SK3406, listing everything that is in the way · SK3403 when the folder, or one above it, is a file · SK3407 when the
 *   system refuses a file, having written those before it
 */
export async function writePackage(
  folder: string,
  files: readonly TemplateFile[],
  force: boolean,
): Promise<void> {
  const clashes = findClashes(
    folder,
    files.map(({ path }) => path),
  );
  refuseClashes(folder, clashes, force);
  for (const [index, { path, content }] of files.entries()) {
    const file = join(folder, path);
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    } catch (cause) {
      const counts = { written: index, total: files.length };
      throw fail(scaffoldErrors.unwritable, { file, reason: reasonOf(cause), ...counts }, cause);
    }
  }
}
