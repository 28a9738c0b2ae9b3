import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { median, type Bench, type Figure } from "./figure.js";
import { packageRoot } from "./packageRoot.js";

const PAIRS = 15;

function timeNode(args: readonly string[]): number {
  const started = performance.now();
  spawnSync(process.execPath, args, { stdio: "ignore" });
  return performance.now() - started;
}

export const version: Bench = {
  name: "version",
  about: `subnetkit --version against bare node (node -e 0), ${PAIRS} pairs in turn`,
  run: () => {
    const bin = join(packageRoot, "dist", "runner", "cli", "bin.js");
    const extra = Array.from({ length: PAIRS }, () => timeNode([bin, "--version"]) - timeNode(["-e", "0"]));
    const figure: Figure = { name: "version.overBareNode", value: median(extra), unit: "ms", goal: "≤ 150" };
    return Promise.resolve([figure]);
  },
};
