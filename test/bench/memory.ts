import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Bench, type Figure } from "./figure.js";
import { packageRoot } from "./packageRoot.js";

// Runs the network in a process of its own and has that process report its own peak, workers included.
const program = (bin: string): string => `
  process.argv = [process.argv[0], ${JSON.stringify(bin)}, "dev", "--epochs", "3", "--seed", "bench", "--quiet", "--port", "0"];
  process.on("exit", () => process.stderr.write("PEAK " + process.resourceUsage().maxRSS));
  await import(${JSON.stringify(bin)});`;

export const memory: Bench = {
  name: "memory",
  about: "peak resident memory of the default network over three epochs, all workers included",
  run: () => {
    const bin = join(packageRoot, "dist", "runner", "cli", "bin.js");
    const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program(bin)], {
      encoding: "utf8",
    });
    const peakKib = Number(/PEAK ([0-9]+)/.exec(stderr)?.[1]);
    const figure: Figure = { name: "memory.peak", value: peakKib / 1024, unit: "MiB", goal: "≤ 1024" };
    return Promise.resolve([figure]);
  },
};
