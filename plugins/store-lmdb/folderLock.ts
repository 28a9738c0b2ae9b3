import { linkSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail } from "../../core/primitives/errors.js";
import { lmdbErrors } from "./lmdbErrors.js";
import { isRunning, processStart } from "./processStart.js";

export const LOCK_FILE = "lock";

/** Folders that this process holds: its own lock file is no proof, the process before it may have had the same id. */
const held = new Set<string>();

/**
 * Takes a folder for this process alone. A lock that a killed process left behind is no obstacle.
 *
 * @returns a function that gives the folder back
 * @throws SK1650 while another process has it, or this one already
 */
export function lockFolder(folder: string): () => void {
  const path = realpathSync(folder);
  const file = join(path, LOCK_FILE);
  if (held.has(path)) throw fail(lmdbErrors.inUse, { folder, pid: process.pid, lock: file });
  const own = `${process.pid} ${processStart(process.pid) ?? ""}`;
  takeFile(folder, file, own);
  held.add(path);
  return () => {
    held.delete(path);
    rmSync(file, { force: true });
  };
}

function takeFile(folder: string, file: string, own: string): void {
  if (create(file, own)) return;
  const found = read(file);
  const pid = liveOwner(found);
  if (pid !== undefined) throw fail(lmdbErrors.inUse, { folder, pid, lock: file });
  // Another process may be taking over the same stale lock: whoever moves it away and finds it unchanged has it.
  const aside = `${file}.${process.pid}`;
  move(file, aside);
  const moved = read(aside);
  if (moved !== found) restore(aside, file);
  rmSync(aside, { force: true });
  if (moved === found && create(file, own)) return;
  throw fail(lmdbErrors.inUse, { folder, pid: Number.parseInt(read(file), 10), lock: file });
}

/** The process that holds a lock, if it is one that still runs. */
function liveOwner(lock: string): number | undefined {
  const [pidText = "", start = ""] = lock.split(" ");
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid < 1 || pid === process.pid || !isRunning(pid)) return undefined;
  const startNow = processStart(pid);
  return start !== "" && startNow !== undefined && startNow !== start ? undefined : pid;
}

function create(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // Gone already: its owner, or another heir, was faster.
  }
}

function restore(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // A lock stands there again: it counts.
  }
}
