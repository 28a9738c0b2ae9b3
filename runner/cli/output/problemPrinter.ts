import type { WorkerFailure } from "../../neuron/messages.js";
import type { Problem } from "../../devnet/reports.js";
import { coloursFor } from "./colours.js";
import { whereText } from "./summary.js";

/** Tells problems on standard error, each once: which other neurons have it too, and how often, stands in the summary. */
export interface ProblemPrinter {
  print(problem: Problem): void;
  /** A problem that may have been told of before and matters anew. */
  printAgain(where: string, failure: WorkerFailure): void;
  /** Forgets what was told of a subnet: its plugin is another now. */
  forget(netuid: number): void;
}

export function problemPrinter(): ProblemPrinter {
  const told = new Map<string, number>();
  const colours = coloursFor(process.stderr);
  const write = (where: string, { code, message, next, trace = [] }: WorkerFailure): void => {
    const lines = [
      `${colours.yellow(code)} (${where}) ${message}`,
      ...trace.map((line) => `  ${line}`),
      `  ${colours.dim("Next:")} ${next}`,
    ];
    process.stderr.write(`${lines.join("\n")}\n`);
  };
  return {
    print: (problem) => {
      const { netuid, plugin, error, trace, count } = problem;
      if (plugin !== undefined && count > 1) return;
      const key = `${netuid ?? ""} ${error.code} ${error.message}`;
      if (netuid !== undefined) {
        if (told.has(key)) return;
        told.set(key, netuid);
      }
      write(whereText(problem), { ...error, ...(trace && { trace }) });
    },
    printAgain: write,
    forget: (netuid) => {
      for (const [key, of] of told) if (of === netuid) told.delete(key);
    },
  };
}
