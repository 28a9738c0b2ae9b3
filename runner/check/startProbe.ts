import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { killWithParent } from "./killWithParent.js";
import { ownPackageFolder } from "./pluginFolder.js";
import type { FromProbe, ToProbe } from "./probe/messages.js";

/** A process that runs a subnet for a check. */
export interface Probe {
  send(message: ToProbe): void;
  kill(): void;
}

export interface ProbeStart {
  /** The plugin's own folder. */
  readonly home: string;
  /** Under Node's permission model; without it, anything is allowed. */
  readonly restricted?: { readonly workers: boolean };
  /** An empty folder that the subnet may write to. */
  readonly folder: string;
  readonly onMessage: (message: FromProbe) => void;
  /** Once, with the last words of its standard error. */
  readonly onExit: (code: number | null, lastWords: string) => void;
}

/** What turns the permission model on: Node 24 no longer knows the name that it has in Node 20. */
const PERMISSION_FLAG = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";

/** Starts the process. Its standard output is read and thrown away: a plugin may print what it likes. */
export function startProbe(start: ProbeStart): Probe {
  const child = spawn(process.execPath, [...flagsOf(start), mainFile()], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
    // A report of a plugin's crash should be the plugin's own words.
    env: { ...process.env, SUBNETKIT_PROBE_FOLDER: start.folder, NODE_NO_WARNINGS: "1" },
  });
  killWithParent(child);
  const words = lastWordsOf(child);
  child.on("message", (message) => start.onMessage(message as FromProbe)); // from our own main.js
  // A message may still be on its way when the process has gone.
  const disconnected = new Promise<void>((resolve) => child.once("disconnect", resolve));
  child.on("exit", (code) => void disconnected.then(() => start.onExit(code, words())));
  child.on("error", (error) => start.onExit(null, error.message));
  return {
    send: (message) => {
      if (child.connected) child.send(message);
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

function lastWordsOf({ stderr }: ChildProcess): () => string {
  let text = "";
  stderr?.setEncoding("utf8").on("data", (more: string) => (text = (text + more).slice(-4_000)));
  return () =>
    text.split("\n").find((line) => /^\w*Error\b|^\s*throw /.test(line)) ??
    text.trim().split("\n").at(-1) ??
    "";
}

/** The built file, also when this one runs from its source: a plain Node process can't run TypeScript. */
function mainFile(): string {
  const beside = new URL("./probe/main.js", import.meta.url);
  if (existsSync(beside)) return fileURLToPath(beside);
  return join(ownPackageFolder(), "dist", "runner", "check", "probe", "main.js");
}

/**
 * What a subnet may touch: to read its own package, this one, and every folder of packages above either; to write its folder.
 * Native addons stay off, so that models run on their WebAssembly fallback: what is native escapes the permissions.
 */
function flagsOf({ home, restricted, folder }: ProbeStart): string[] {
  if (!restricted) return ["--enable-source-maps"];
  const root = realpathSync(ownPackageFolder());
  const readable = outermost([home, root, folder, ...packageFolders(home), ...packageFolders(root)]);
  return [
    "--enable-source-maps",
    PERMISSION_FLAG,
    ...readable.map((path) => `--allow-fs-read=${join(path, "*")}`),
    `--allow-fs-write=${join(folder, "*")}`,
    ...(restricted.workers ? ["--allow-worker"] : []),
  ];
}

/** The folders that lie in no other of them: Node 20 dies of an assertion when it is allowed the same folder twice. */
function outermost(folders: readonly string[]): string[] {
  const inside = (inner: string, outer: string): boolean => inner.startsWith(outer + sep);
  return [...new Set(folders)].filter((folder, _, all) => !all.some((other) => inside(folder, other)));
}

/** The `node_modules` folders that a file in this folder resolves packages from, links followed. */
function packageFolders(from: string): string[] {
  const found: string[] = [];
  for (let folder = from; ; folder = dirname(folder)) {
    const packages = join(folder, "node_modules");
    if (existsSync(packages)) found.push(packages, realpathSync(packages));
    if (dirname(folder) === folder) return found;
  }
}
