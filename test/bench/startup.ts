import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fail } from "../../core/primitives/errors.js";
import { benchErrors } from "./benchErrors.js";
import { median, type Bench } from "./figure.js";
import { packageRoot } from "./packageRoot.js";

const RUNS = 3;

/** Milliseconds from starting `npm start` to the first block, and until every subnet has had an epoch with scored answers. */
async function timeOneStart(): Promise<{ readonly blockMs: number; readonly epochMs: number }> {
  const started = performance.now();
  const child = spawn("npm", ["start", "--silent", "--", "--epochs", "2", "--port", "0"], {
    cwd: packageRoot,
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  let blockMs: number | undefined;
  let epochMs: number | undefined;
  const subnets = new Set<string>();
  const scored = new Set<string>();
  let shown = "";
  for await (const text of createInterface({ input: child.stdout })) {
    if (text.startsWith("First block")) blockMs ??= performance.now() - started;
    const [, announced] = /^ +Netuid ([0-9]+) /.exec(text) ?? [];
    if (announced !== undefined) subnets.add(announced);
    shown = /^Epoch .*\(netuid ([0-9]+)\)/.exec(text)?.[1] ?? shown;
    // A miner's row with a score, not a dot: "  3  miner  neural  0.9312 …".
    if (/ miner +\S+ +0\.[0-9]/.test(text)) scored.add(shown);
    if (subnets.size > 0 && scored.size === subnets.size) epochMs ??= performance.now() - started;
  }
  if (blockMs === undefined) throw fail(benchErrors.noLine, { expected: "its first block" });
  if (epochMs === undefined) throw fail(benchErrors.noLine, { expected: "an epoch with scores" });
  return { blockMs, epochMs };
}

export const startup: Bench = {
  name: "startup",
  about: `npm start, installed and built: to the first block and until every subnet has had an epoch with scores, median of ${RUNS} starts`,
  run: async () => {
    const starts = [];
    for (let run = 0; run < RUNS; run++) starts.push(await timeOneStart());
    return [
      {
        name: "startup.firstBlock",
        value: median(starts.map((start) => start.blockMs)) / 1000,
        unit: "s",
        goal: "≤ 2",
      },
      {
        name: "startup.firstScoredEpoch",
        value: median(starts.map((start) => start.epochMs)) / 1000,
        unit: "s",
        goal: "≤ 15",
      },
    ];
  },
};
