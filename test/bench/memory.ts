import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fail } from "../../core/primitives/errors.js";
import { benchErrors } from "./benchErrors.js";
import { type Bench, type Figure } from "./figure.js";

export const memory: Bench = {
  name: "memory",
  about:
    "peak resident memory of the default network, three subnets, over three epochs, all workers included",
  run: () => {
    const child = fileURLToPath(new URL("./memoryChild.js", import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [child], { encoding: "utf8" });
    const peakKib = Number(/PEAK ([0-9]+)/.exec(stderr)?.[1]);
    // A network that failed to start would look thrifty.
    if (status !== 0 || !stdout.includes("3 epochs"))
      throw fail(benchErrors.noLine, { expected: "its summary" });
    const figure: Figure = { name: "memory.peak", value: peakKib / 1024, unit: "MiB", goal: "≤ 2048" };
    return Promise.resolve([figure]);
  },
};
