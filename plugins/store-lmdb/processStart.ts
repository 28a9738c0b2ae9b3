import { readFileSync } from "node:fs";

/** Position of the start time among the fields of /proc/<pid>/stat that follow the command, see proc(5). */
const START_TIME_FIELD = 19;

/**
 * When a process began, in the system's own ticks: with it a process id names one process for ever. Undefined where the
 * system doesn't tell.
 */
export function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command stands in parentheses and may hold anything, parentheses included.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[START_TIME_FIELD];
  } catch {
    return undefined;
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process can't be signalled, and runs.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
