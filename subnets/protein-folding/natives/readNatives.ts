import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { fail } from "subnetkit/plugin";
import { foldErrors } from "../foldErrors.js";
import { checkedSequence } from "../formats/checkedSequence.js";
import { structureFrom } from "../formats/structureFrom.js";
import { longestPiece } from "./longestPiece.js";
import type { Native } from "./native.js";
import { readTargets } from "./readTargets.js";

const STRUCTURE = /\.(pdb|ent|cif|mmcif)(\.gz)?$/i;
const PACKED = /\.json\.gz$/i;

/**
 * Natives from a structure file, from every structure file of a folder in the order of their names, or from a packed file of targets.
 * Of each structure the first chain counts, and of that the longest piece without a gap.
 *
 * @param skipped is told of each file in a folder that holds no chain to fold, and why; a single file is refused instead
 * @throws SK4000-SK4005 for a single file with no chain to fold · SK4010 when there is nothing to read
 * @example await readNatives("./natives", (file, reason) => log.warn(`${file}: ${reason}`))
 */
export async function readNatives(
  path: string,
  skipped: (file: string, reason: string) => void = () => undefined,
): Promise<Native[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    (error: unknown) => {
      throw fail(foldErrors.unreadableNatives, { path, reason: textOf(error) });
    },
  );
  if (!isFolder) return PACKED.test(path) ? readTargets(path) : [await readNative(path)];
  const names = (await readdir(path)).filter((name) => STRUCTURE.test(name)).sort();
  if (names.length === 0)
    throw fail(foldErrors.unreadableNatives, { path, reason: "no file in it ends with .pdb, .ent or .cif" });
  const natives: Native[] = [];
  for (const name of names) {
    try {
      natives.push(await readNative(join(path, name)));
    } catch (error) {
      skipped(name, textOf(error));
    }
  }
  return natives;
}

async function readNative(path: string): Promise<Native> {
  const bytes = await readFile(path);
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = (isZipped ? gunzipSync(bytes) : bytes).toString("utf8");
  const native = longestPiece(structureFrom({ name: basename(path).replace(/\.gz$/i, ""), text }));
  checkedSequence(native.sequence, native.name);
  return native;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
