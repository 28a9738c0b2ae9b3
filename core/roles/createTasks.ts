import { assertMembers } from "../plugin/assertMembers.js";
import type { ContractSpec } from "../plugin/contract.js";
import type { Round, Task } from "../plugin/subnet.js";
import { fail, type ErrorReport } from "../primitives/errors.js";
import { undoingFailures } from "./pluginCall.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";
import type { RoundSecret } from "./roundSecret.js";
import type { Codecs } from "./scoreRound.js";
import { isList } from "./shapes.js";
import { withinTime } from "./timeLimit.js";
import type { ValidatorLimits, ValidatorOptions } from "./validatorOptions.js";

/** A task of the plugin, checked and named. */
export interface PreparedTask {
  readonly taskId: string;
  readonly task: Task<ContractSpec>;
  readonly requestBody: Uint8Array;
  readonly secretBody: Uint8Array;
  /** Hex seed of the randomness that scores it. */
  readonly scoreSeed: string;
}

/** Has the plugin create a round's tasks and checks each; what is wrong is recorded and left out. */
export async function createTasks(
  options: ValidatorOptions,
  limits: ValidatorLimits,
  codecs: Pick<Codecs, "message" | "secret">,
  round: Round,
  secret: RoundSecret,
  record: (refusal: ErrorReport) => void,
): Promise<readonly PreparedTask[]> {
  const { validator, hooks, clock, contract, state } = options;
  const plugin = contract.id;
  let tasks: readonly Task<ContractSpec>[];
  try {
    tasks = await undoingFailures(state, async () => {
      const created = await withinTime(clock, limits.pluginTimeoutMs, () => validator.createTasks(round));
      const all = hooks ? await hooks.tasks(created, round) : created;
      if (!isList(all)) throw new TypeError("it returned no list");
      return all;
    });
  } catch (cause) {
    record(fail(roleErrors.createTasksFailed, { plugin, reason: reasonOf(cause) }, cause));
    return [];
  }
  return tasks.flatMap((task, index) => {
    try {
      return [prepareTask(plugin, codecs, task, secret.taskId(index), secret.scoreSeed(index))];
    } catch (cause) {
      record(fail(roleErrors.badTask, { plugin, reason: reasonOf(cause) }, cause));
      return [];
    }
  });
}

/**
 * Encodes a task, and with that checks it.
 *
 * @throws SK1311 a field that tasks don't have · SK1320 what the contract refuses
 */
export function prepareTask(
  plugin: string,
  codecs: Pick<Codecs, "message" | "secret">,
  task: Task<ContractSpec>,
  taskId: string,
  scoreSeed: string,
): PreparedTask {
  assertMembers(plugin, "task", task);
  return {
    taskId,
    task: checkScoreAt(task),
    requestBody: codecs.message.encodeRequest(task.request),
    secretBody: codecs.secret.encode(task.secret),
    scoreSeed,
  };
}

function checkScoreAt(task: Task<ContractSpec>): Task<ContractSpec> {
  const { scoreAt } = task;
  if (scoreAt !== undefined && !(Number.isSafeInteger(scoreAt) && scoreAt >= 0)) {
    throw new RangeError(`scoreAt is ${scoreAt}, not a height`);
  }
  return task;
}
