import type { WorkerFailure } from "../neuron/messages.js";
import type { Problem, ProblemPlace } from "./reports.js";

/** Collects contained failures: the same code of the same neuron is one problem with a count. */
export interface Problems {
  add(place: ProblemPlace, failure: WorkerFailure): void;
  list(): readonly Problem[];
}

export function createProblems(told: (problem: Problem) => void): Problems {
  const byKey = new Map<string, Problem>();
  return {
    add: (place, { trace: its, ...error }) => {
      const { netuid, uid } = place;
      // A subnet that was not loaded has no number: its message names it.
      const key = `${netuid ?? error.message}/${uid ?? ""}/${error.code}`;
      const before = byKey.get(key);
      // Who was asked knows where it failed, who asked only that it did.
      const trace = its ?? before?.trace;
      const problem = { ...place, error, ...(trace && { trace }), count: (before?.count ?? 0) + 1 };
      byKey.set(key, problem);
      told(problem);
    },
    list: () =>
      [...byKey.values()].sort((a, b) => order(a) - order(b) || (a.error.code < b.error.code ? -1 : 1)),
  };
}

const order = ({ netuid, uid }: Problem): number => (netuid ?? 0) * 65_536 + (uid ?? -1);
