import { hookErrors } from "../../core/plugin/hookErrors.js";
import { reportOf, type ErrorReport } from "../../core/primitives/errors.js";
import { roleErrors } from "../../core/roles/roleErrors.js";
import type { World } from "./world.js";

/** Of all that a role reports, what a plugin's own code got wrong: not that a miner is late, or that nobody has a score yet. */
const PLUGIN_FAULTS: ReadonlySet<string> = new Set(
  [
    roleErrors.solveFailed,
    roleErrors.badResponse,
    roleErrors.wrongItems,
    roleErrors.createTasksFailed,
    roleErrors.badTask,
    roleErrors.scoreFailed,
    roleErrors.badScores,
    roleErrors.badAnswers,
    roleErrors.outcomeFailed,
    roleErrors.weightsFailed,
    roleErrors.badWeights,
    roleErrors.organicFailed,
    hookErrors.tapFailed,
  ].map(({ code }) => code),
);

/** Takes what a neuron's role reports, and makes problems of the network of what is its plugin's fault. */
export function notePluginFailures(
  { reportOnce }: Pick<World, "reportOnce">,
  neuron: { readonly netuid: number; readonly uid: number },
): (failure: ErrorReport) => void {
  return (failure) => {
    if (PLUGIN_FAULTS.has(failure.code)) reportOnce({ ...neuron, error: reportOf(failure) });
  };
}
