import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../architecture/sources.js";
import { startCli, type Finished } from "./cli.js";

/** What a command ended with, and the hash of each ONNX file of which it made a session in any of its threads, in order. */
export interface Counted extends Finished {
  readonly sessions: readonly string[];
}

/** Runs the built command line, counting the sessions that its process makes. */
export async function countSessions(args: readonly string[]): Promise<Counted> {
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-sessions-"));
  const log = join(folder, "sessions");
  const counting = pathToFileURL(join(root, "test", "fixtures", "countSessions.mjs")).href;
  try {
    const finished = await startCli(args, undefined, {
      NODE_OPTIONS: `--import ${counting}`,
      COUNT_SESSIONS_IN: log,
    });
    const lines = readFileSync(log, "utf8").trim().split("\n");
    return { ...finished, sessions: lines.map((line) => line.split(" ")[0] ?? "") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
