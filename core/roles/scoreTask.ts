import { compileSchema } from "../plugin/compileSchema.js";
import type { ContractSpec } from "../plugin/contract.js";
import type { Answer, Round, Task } from "../plugin/subnet.js";
import { fail, isSubnetkitError } from "../primitives/errors.js";
import { randomFrom } from "../primitives/random.js";
import { undoingFailures } from "./pluginCall.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";
import { isList } from "./shapes.js";
import { withinTime } from "./timeLimit.js";
import type { ValidatorLimits, ValidatorOptions } from "./validatorOptions.js";

/** What this step says itself, not a plugin. */
const OWN_CODES: ReadonlySet<string> = new Set([roleErrors.badAnswers.code, roleErrors.badScores.code]);

/** A task that can be scored as soon as its outcome is known. */
export interface ScorableTask {
  readonly task: Task<ContractSpec>;
  readonly scoreSeed: string;
  /** In UID order. */
  readonly answers: readonly Answer<ContractSpec>[];
}

/**
 * Scores one task: asks for the outcome if the contract has one, then has the plugin score the answers.
 *
 * @returns one score in [0, 1] per answer, or undefined while the outcome is not known
 * @throws SK1524 outcome, SK1527 hook on answers, SK1522 score, SK1523 what it returned
 */
export async function scoreTask(
  options: ValidatorOptions,
  limits: ValidatorLimits,
  round: Round,
  scorable: ScorableTask,
): Promise<readonly number[] | undefined> {
  const { contract, validator, hooks, clock, netuid, state } = options;
  const { task } = scorable;
  const plugin = contract.id;
  const outcome = await outcomeOf(options, limits, round, task);
  if (contract.task.outcome && outcome === undefined) return undefined;

  try {
    return await undoingFailures(state, async () => {
      const answers = hooks ? await hooks.answers(scorable.answers, task) : scorable.answers;
      assertSamePeers(answers, scorable.answers);
      const input = {
        request: task.request,
        secret: task.secret,
        outcome,
        answers,
        random: randomFrom(scorable.scoreSeed),
      };
      const scores = await withinTime(clock, limits.pluginTimeoutMs, () => validator.score(input));
      const final = hooks ? await hooks.scores(scores, { netuid, task, answers }) : scores;
      return checkScores(plugin, final, answers.length);
    });
  } catch (cause) {
    if (isSubnetkitError(cause) && OWN_CODES.has(cause.code)) throw cause;
    throw fail(roleErrors.scoreFailed, { plugin, reason: reasonOf(cause) }, cause);
  }
}

async function outcomeOf(
  { contract, validator, clock, state }: ValidatorOptions,
  limits: ValidatorLimits,
  round: Round,
  task: Task<ContractSpec>,
): Promise<unknown> {
  const schema = contract.task.outcome;
  if (!schema) return undefined;
  try {
    return await undoingFailures(state, async () => {
      const outcome = await withinTime(clock, limits.pluginTimeoutMs, () => validator.outcome?.(task, round));
      return outcome === undefined ? undefined : compileSchema(schema).check(outcome, "The outcome");
    });
  } catch (cause) {
    throw fail(roleErrors.outcomeFailed, { plugin: contract.id, reason: reasonOf(cause) }, cause);
  }
}

function assertSamePeers(
  after: readonly Answer<ContractSpec>[],
  before: readonly Answer<ContractSpec>[],
): void {
  const same =
    after.length === before.length && after.every(({ peer }, index) => peer.uid === before[index]?.peer.uid);
  if (!same) throw fail(roleErrors.badAnswers);
}

function checkScores(plugin: string, scores: readonly number[], count: number): readonly number[] {
  if (!isList(scores)) throw fail(roleErrors.badScores, { plugin, reason: "it returned no list" });
  if (scores.length !== count) {
    throw fail(roleErrors.badScores, { plugin, reason: `${scores.length} scores for ${count} answers` });
  }
  // Array.from also visits the holes of a sparse list.
  const wrong = Array.from(scores, (score: unknown, at) => ({ score, at })).find(
    ({ score }) => !isScore(score),
  );
  if (wrong) {
    throw fail(roleErrors.badScores, {
      plugin,
      reason: `${String(wrong.score)} for answer ${wrong.at} is not in [0, 1]`,
    });
  }
  return scores;
}

// Written so that NaN is none.
function isScore(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= 1;
}
