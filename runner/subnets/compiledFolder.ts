import { lstatSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageVersion } from "../packageVersion.js";

/** Bits of a mode that let others write. */
const OTHERS_WRITE = 0o022;

/**
 * Where compiled plugins are kept between runs: code that is executed, so only in a folder that nobody but this user can write to. Each
 * user and version has its own.
 *
 * @param parent where temporary files go
 * @returns false where there can't be such a folder: everything is compiled each time then
 */
export function compiledFolder(parent = tmpdir()): string | false {
  // Windows has a temporary folder for each user, and no numbers for them.
  const user = process.getuid?.();
  const folder = join(parent, `subnetkit-compiled-${user ?? "own"}-${packageVersion()}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const isOwn = user === undefined || (found.uid === user && (found.mode & OTHERS_WRITE) === 0);
    return found.isDirectory() && isOwn && folder;
  } catch {
    return false;
  }
}
