import { lstatSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fail } from "../../core/primitives/errors.js";
import { scaffoldErrors } from "./scaffoldErrors.js";

/** Something that stands where a new package's file, or a folder of it, is to be. */
export interface Clash {
  /** Relative to the package's folder, in forward slashes. */
  readonly path: string;
  /** A file in a file's place can be overwritten; a folder there, or a file in the place of a folder, can't. */
  readonly kind: "file" | "folder in a file's place" | "file in a folder's place";
}

type Standing = "nothing" | "file" | "folder";

/**
 * What is in the way of files that are to be written into a folder, each path once, in the order of the files. Nothing is changed.
 *
 * @param paths relative to the folder, in forward slashes
 * @throws SK3403 when the folder, or one above it, is a file
 */
export function findClashes(folder: string, paths: readonly string[]): Clash[] {
  requireFolder(folder);
  const clashes = paths.flatMap((path): Clash[] => {
    const parts = path.split("/");
    for (let length = 1; length < parts.length; length += 1) {
      const parent = parts.slice(0, length).join("/");
      const standing = standingAt(join(folder, parent));
      if (standing === "file") return [{ path: parent, kind: "file in a folder's place" }];
      if (standing === "nothing") return [];
    }
    const standing = standingAt(join(folder, path));
    if (standing === "nothing") return [];
    return [{ path, kind: standing === "file" ? "file" : "folder in a file's place" }];
  });
  return [...new Map(clashes.map((clash) => [clash.path, clash])).values()];
}

/**
 * Refuses a list of clashes.
 *
 * @param force files in the place of files are no clash
 * @throws SK3402 when all that is in the way can be overwritten · SK3406 when something can't; either lists everything
 */
export function refuseClashes(folder: string, clashes: readonly Clash[], force: boolean): void {
  const counted = { folder, count: clashes.length, clashes: listOf(clashes) };
  if (clashes.some(({ kind }) => kind !== "file")) throw fail(scaffoldErrors.blocked, counted);
  if (clashes.length > 0 && !force) throw fail(scaffoldErrors.clashes, counted);
}

/** One line for each, indented. */
export function listOf(clashes: readonly Clash[]): string {
  return clashes.map(({ path, kind }) => `\n  ${path}${kind === "file" ? "" : ` (a ${kind})`}`).join("");
}

function requireFolder(folder: string): void {
  const standing = standingAt(folder);
  if (standing === "file") throw fail(scaffoldErrors.notAFolder, { folder });
  const above = dirname(folder);
  if (standing === "nothing" && above !== folder) requireFolder(above);
}

/** A link that leads nowhere is as much in the way as a file. */
function standingAt(path: string): Standing {
  if (!succeeds(() => lstatSync(path))) return "nothing";
  return succeeds(() => statSync(path).isDirectory()) ? "folder" : "file";
}

function succeeds(look: () => unknown): boolean {
  try {
    return look() !== false;
  } catch {
    return false;
  }
}
