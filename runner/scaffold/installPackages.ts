import { spawn } from "node:child_process";
import { fail } from "../../core/primitives/errors.js";
import { scaffoldErrors } from "./scaffoldErrors.js";

/** Runs npm install in a folder; npm's output goes to standard error. @throws SK3404 */
export async function installPackages(folder: string): Promise<void> {
  const windows = process.platform === "win32";
  const reason = await new Promise<string | undefined>((resolve) => {
    const child = spawn(windows ? "npm.cmd" : "npm", ["install", "--no-audit", "--no-fund"], {
      cwd: folder,
      stdio: ["ignore", 2, 2],
      shell: windows,
    });
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => resolve(code === 0 ? undefined : `exit code ${code ?? "unknown"}`));
  });
  if (reason !== undefined) throw fail(scaffoldErrors.installFailed, { folder, reason });
}
