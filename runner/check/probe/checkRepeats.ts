import { reasonOf } from "../../../core/plugin/reasonOf.js";
import type { Round } from "../../../core/plugin/subnet.js";
import { fail } from "../../../core/primitives/errors.js";
import { checkErrors } from "../checkErrors.js";
import type { Cast } from "./cast.js";
import type { Findings } from "./createFindings.js";
import type { DrawnTask } from "./drawTasks.js";
import type { RecordedTask } from "./record.js";
import { createTaskDifference } from "./taskDifference.js";

/**
 * Whether the same rounds give the same tasks: of two validators that are both new, and in another process.
 *
 * @param drawn this process's tasks
 * @param recorded those of the other process, if there was one
 */
export async function checkRepeats(
  cast: Pick<Cast, "subnet" | "validator">,
  rounds: readonly Round[],
  { drawn, recorded }: { readonly drawn: readonly DrawnTask[]; readonly recorded: readonly RecordedTask[] },
  findings: Findings,
): Promise<void> {
  const differenceOf = createTaskDifference(cast.subnet.contract);
  const tell = (who: string, height: number, difference: string): void =>
    findings.broken("tasks", fail(checkErrors.tasksDiffer, { who, height, difference }), "The validator");

  const [first, second] = [await cast.validator(), await cast.validator()];
  for (const round of rounds) {
    const { height } = round;
    findings.begin("tasks", `creating the tasks of height ${height} again`);
    try {
      const difference = differenceOf(await first.createTasks(round), await second.createTasks(round));
      if (difference === undefined) continue;
      tell("another validator", height, difference);
    } catch (cause) {
      const error = fail(checkErrors.badTasks, { height, reason: reasonOf(cause) }, cause);
      findings.broken("tasks", error, "The validator", cause);
    }
    return;
  }
  for (const { seed, height, task } of drawn) {
    const other = recorded.find((each) => each.seed === seed);
    const difference = other && differenceOf([other.task], [task]);
    if (difference !== undefined) return tell("another process", height, difference);
  }
}
