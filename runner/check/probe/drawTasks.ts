import { assertMembers } from "../../../core/plugin/assertMembers.js";
import type { ContractSpec } from "../../../core/plugin/contract.js";
import { createMessageCodec } from "../../../core/plugin/messageCodec.js";
import { compileSchema } from "../../../core/plugin/compileSchema.js";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import type { Round, Task, Validator } from "../../../core/plugin/subnet.js";
import { fail } from "../../../core/primitives/errors.js";
import { sha256Hex } from "../../../core/primitives/hash.js";
import { checkErrors } from "../checkErrors.js";
import type { Cast } from "./cast.js";
import { checkRepeats } from "./checkRepeats.js";
import { creationError } from "./creationError.js";
import type { Findings } from "./createFindings.js";
import type { RecordedTask } from "./record.js";

/** Rounds that tasks are drawn from, and how many of each are looked at. */
const ROUNDS = 2;
const TASKS_PER_ROUND = 4;
const ROUND_BLOCKS = 20;
/** How long an outcome may keep a check waiting, in rounds. */
const PATIENCE = 50;

/** A task as the role would send it, with its outcome when the contract has one. */
export interface DrawnTask {
  readonly height: number;
  readonly seed: string;
  readonly task: Task<ContractSpec>;
  readonly outcome: unknown;
}

/**
 * Has the subnet's validator create tasks in some rounds, and asks for what came of them.
 *
 * @param recorded tasks that another process drew: they have to be the same
 */
export async function drawTasks(
  cast: Pick<Cast, "subnet" | "peers" | "validator">,
  recorded: readonly RecordedTask[],
  findings: Findings,
): Promise<readonly DrawnTask[]> {
  const drawn: DrawnTask[] = [];
  let validator: Validator<ContractSpec>;
  try {
    validator = await cast.validator();
  } catch (cause) {
    findings.broken("tasks", creationError("The validator", cause), "The validator", cause);
    return [];
  }
  const rounds = Array.from({ length: ROUNDS }, (_, number) => roundOf(cast, ROUND_BLOCKS * (number + 1)));
  for (const [number, round] of rounds.entries()) {
    findings.begin("tasks", `creating the tasks of height ${round.height}`);
    try {
      const tasks = await validator.createTasks(round);
      for (const [index, task] of tasks.slice(0, TASKS_PER_ROUND).entries()) {
        const checked = checkTask(cast.subnet.contract, task);
        const outcome = await outcomeOf(cast, validator, checked, round, findings);
        drawn.push({ height: round.height, seed: `check ${number}/${index}`, task: checked, outcome });
      }
    } catch (cause) {
      const error = fail(checkErrors.badTasks, { height: round.height, reason: reasonOf(cause) }, cause);
      findings.broken("tasks", error, "The validator", cause);
      return drawn;
    }
  }
  if (drawn.length === 0)
    findings.broken("tasks", fail(checkErrors.noTasks, { rounds: ROUNDS }), "The validator");
  else await checkRepeats(cast, rounds, { drawn, recorded }, findings);
  return drawn;
}

function roundOf({ peers }: Pick<Cast, "peers">, height: number): Round {
  return {
    height,
    seed: sha256Hex(`subnetkit check/${height}`),
    privateSeed: sha256Hex(`subnetkit check/private/${height}`),
    peers: peers.map(({ uid, hotkey }) => ({ uid, hotkey })),
  };
}

/** What the wire and the validator's own memory would make of it. */
function checkTask(contract: ContractSpec, task: Task<ContractSpec>): Task<ContractSpec> {
  assertMembers(contract.id, "task", task);
  const codec = createMessageCodec(contract);
  const { secret } = contract.task;
  return {
    ...task,
    request: codec.decodeRequest(codec.encodeRequest(task.request)),
    ...(secret && { secret: compileSchema(secret).check(task.secret, "The secret") }),
  };
}

async function outcomeOf(
  cast: Pick<Cast, "subnet" | "peers">,
  validator: Validator<ContractSpec>,
  task: Task<ContractSpec>,
  round: Round,
  findings: Findings,
): Promise<unknown> {
  const schema = cast.subnet.contract.task.outcome;
  if (!schema) return undefined;
  const due = Math.max(task.scoreAt ?? round.height, round.height);
  findings.begin("tasks", `waiting for the outcome of height ${due}`);
  let reason = "outcome() returned nothing";
  try {
    for (let waited = 0; waited < PATIENCE; waited += 1) {
      const later = roundOf(cast, due + waited * ROUND_BLOCKS);
      const outcome: unknown = await validator.outcome?.(task, later);
      if (outcome !== undefined) return compileSchema(schema).check(outcome, "The outcome");
    }
  } catch (cause) {
    reason = reasonOf(cause);
  }
  const blocks = PATIENCE * ROUND_BLOCKS;
  findings.broken("tasks", fail(checkErrors.noOutcome, { height: due, blocks, reason }), "The validator");
  return undefined;
}
