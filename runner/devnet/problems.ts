import type { WorkerFailure } from "../neuron/messages.js";
import type { Problem } from "./reports.js";

/** Collects contained failures: the same code of the same neuron is one problem with a count. */
export interface Problems {
  add(netuid: number | undefined, uid: number | undefined, failure: WorkerFailure, plugin?: string): void;
  list(): readonly Problem[];
}

export function createProblems(told: (problem: Problem) => void): Problems {
  const byKey = new Map<string, Problem>();
  return {
    add: (netuid, uid, { trace, ...error }, plugin) => {
      // A subnet that was not loaded has no number: its message names it.
      const key = `${netuid ?? error.message}/${uid ?? ""}/${error.code}`;
      const count = (byKey.get(key)?.count ?? 0) + 1;
      const problem = { netuid, uid, ...(plugin && { plugin }), error, ...(trace && { trace }), count };
      byKey.set(key, problem);
      told(problem);
    },
    list: () =>
      [...byKey.values()].sort((a, b) => order(a) - order(b) || (a.error.code < b.error.code ? -1 : 1)),
  };
}

const order = ({ netuid, uid }: Problem): number => (netuid ?? 0) * 65_536 + (uid ?? -1);
