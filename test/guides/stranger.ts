import { execFile, type ExecFileException } from "node:child_process";

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What npm scripts and Vitest tell their children; the machine's own settings, of proxies and certificates, stay. */
const SCRIPT_VARIABLES =
  /^(npm_(lifecycle|package|command|execpath|node_execpath)|NODE_(OPTIONS|ENV)$|VITEST|INIT_CWD)/;

/**
 * Runs a command as from a terminal of somebody who has this package installed and no checkout of it: outside of any npm script.
 * Never rejects: a command that fails has an exit code.
 */
export function runAsStranger(
  cwd: string,
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const own = Object.entries(process.env).filter(([name]) => !SCRIPT_VARIABLES.test(name));
  const env = { ...Object.fromEntries(own), NO_COLOR: "1", ...environment };
  return new Promise((resolve) => {
    execFile(
      command,
      args,
      { cwd, env, maxBuffer: 64 * 1024 * 1024 },
      (error: ExecFileException | null, stdout, stderr) => {
        resolve({ exitCode: exitCodeOf(error), stdout, stderr });
      },
    );
  });
}

function exitCodeOf(error: ExecFileException | null): number {
  if (error === null) return 0;
  return typeof error.code === "number" ? error.code : 1;
}
