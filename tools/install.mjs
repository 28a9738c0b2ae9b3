import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, say, stop, succeeds } from "./checkout.mjs";

const stamp = join(root, "node_modules", ".subnetkit-install");

const lockDigest = () =>
  createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");

/** Whether the lockfile is the one that was last installed from. */
export const isInstalled = () => existsSync(stamp) && readFileSync(stamp, "utf8") === lockDigest();

/** Whether node_modules holds every required package of the lockfile at its locked version. */
function installedAsLocked() {
  const hidden = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(hidden, "utf8")).packages;
  return Object.entries(locked).every(
    ([path, entry]) =>
      path === "" || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
}

/** Installs the dependencies of the lockfile, unless they are there. */
export async function install() {
  const digest = lockDigest();
  if (!installedAsLocked()) {
    say("installing dependencies from package-lock.json (npm ci), about 20 seconds …");
    const isWindows = process.platform === "win32";
    const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    if (!(await succeeds(isWindows ? "npm.cmd" : "npm", args, { shell: isWindows }))) {
      stop(
        "SK2191 The dependencies could not be installed.\n  Next: check the network connection, then run `npm ci` to see npm's own message.",
      );
    }
  }
  writeFileSync(stamp, digest);
}
