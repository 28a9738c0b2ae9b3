import { compileSchema } from "../../../core/plugin/compileSchema.js";
import type { ContractSpec } from "../../../core/plugin/contract.js";
import { mapNumbers } from "../../../core/plugin/mapNumbers.js";
import type { Answer, Round, Task, Validator } from "../../../core/plugin/subnet.js";
import { randomFrom, type Random } from "../../../core/primitives/random.js";
import type { AccountId } from "../../../core/primitives/ss58.js";

/** Variations of its own answer that the attacker has the public scorer choose from. */
const VARIATIONS = 12;

/** A task of which everything is known. */
export interface KnownTask {
  readonly contract: ContractSpec;
  readonly judge: Validator<ContractSpec>;
  readonly task: Task<ContractSpec>;
  readonly round: Round;
  /** Under whose name answers are scored. */
  readonly hotkey: AccountId;
}

/** What the scorer likes best, or why there was nothing that it could choose from. */
export type Chosen = { readonly response: unknown } | { readonly reason: string };

/**
 * Has the public scorer choose between an answer and variations of it. Of a batch, all items are varied alike. An outcome that is not
 * known yet leaves the answer as it is: nobody can know better.
 *
 * @throws what the plugin throws
 */
export async function bestVariation(
  { contract, judge, task, round, hotkey }: KnownTask,
  response: unknown,
  random: Random,
): Promise<Chosen> {
  const outcome: unknown = contract.task.outcome ? await judge.outcome?.(task, round) : undefined;
  if (contract.task.outcome && outcome === undefined) return { response };
  const candidates = [response, ...variationsOf(response, random)].filter(
    (candidate) => !isRefused(contract, candidate),
  );
  const isChoice = candidates.length > 1 && hasNumbers(response);
  if (!isChoice) return { reason: "its answer has no numbers that could be varied within the schema" };
  const answers = candidates.map((candidate, index): Answer<ContractSpec> => {
    const parts = contract.task.streaming ? { parts: [{ response: candidate, atMs: 0 }] } : {};
    return { peer: { uid: index, hotkey }, response: candidate, latencyMs: 0, ...parts };
  });
  const scores = await judge.score({
    request: task.request,
    secret: task.secret,
    outcome,
    answers,
    random: randomFrom("overfit"),
  });
  return { response: candidates[scores.indexOf(Math.max(...scores))] };
}

/** The answer stretched, shrunk and shaken. */
function variationsOf(response: unknown, random: Random): unknown[] {
  return Array.from({ length: VARIATIONS }, (_, index) => {
    const stretch = 2 ** ((index - VARIATIONS / 2) / 4);
    const shake = index % 3 === 0 ? 0.2 : 0;
    return mapNumbers(response, (number) => {
      const varied = number * (stretch + shake * random.normal());
      return Number.isInteger(number) ? Math.round(varied) : varied;
    });
  });
}

/** Whether the schema refuses an answer; of a batch, one of its items. */
function isRefused({ task }: ContractSpec, response: unknown): boolean {
  const schema = compileSchema(task.response);
  const items: readonly unknown[] = task.batch && Array.isArray(response) ? response : [response];
  return items.some((item) => item !== undefined && schema.problem(item) !== undefined);
}

function hasNumbers(response: unknown): boolean {
  let count = 0;
  mapNumbers(response, (number) => {
    count += 1;
    return number;
  });
  return count > 0;
}
