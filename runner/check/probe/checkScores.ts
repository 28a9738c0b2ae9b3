import type { ContractSpec } from "../../../core/plugin/contract.js";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import type { Answer } from "../../../core/plugin/subnet.js";
import { fail } from "../../../core/primitives/errors.js";
import { randomFrom } from "../../../core/primitives/random.js";
import { checkErrors } from "../checkErrors.js";
import type { Rule } from "../rules.js";
import type { Cast, Scorer } from "./cast.js";
import type { Findings } from "./createFindings.js";
import { crowdOf } from "./crowd.js";
import { orderDifference } from "./orderDifference.js";
import type { RecordedTask } from "./record.js";
import { situationsOf } from "./situations.js";
import { timed } from "./timed.js";

type Answers = readonly Answer<ContractSpec>[];

/** What the roles allow a plugin's own calls, in ms. */
const SCORE_LIMIT_MS = 10_000;

/**
 * Scores every task again and again: twice, by another validator, in other orders, with answers that are wrong in every way.
 *
 * @param recorded tasks that another process scored
 * @returns the tasks with their scores
 */
export async function checkScores(
  cast: Pick<Cast, "subnet" | "scorer">,
  tasks: readonly RecordedTask[],
  recorded: readonly RecordedTask[],
  findings: Findings,
): Promise<readonly RecordedTask[]> {
  if (tasks.length === 0) return [];
  let first: Scorer, second: Scorer;
  try {
    first = await cast.scorer();
    second = await cast.scorer();
  } catch {
    return tasks; // said when the tasks were drawn
  }
  const judge = createJudge(findings);
  const scored: RecordedTask[] = [];
  const met = new Set<string>();
  const { contract } = cast.subnet;
  for (const task of tasks) {
    const scores = await judge.scores(first, task, task.answers, "scores", "the miners' own answers");
    if (!scores) {
      scored.push(task);
      continue;
    }
    scored.push({ ...task, scores });
    const again = await judge.same(first, task, scores, "when they were scored again");
    const other = again && (await judge.same(second, task, scores, "from another validator"));
    const kind = kindOf(task.task.request);
    const isNew = !met.has(kind);
    met.add(kind);
    if (other)
      await checkOrder(judge, first, task, isNew ? crowdOf(contract, task.answers) : task.answers, findings);
    // Scores that change by themselves say nothing about an order.
    else findings.undecided("order");
    if (!isNew) continue;
    for (const { name, answers } of situationsOf(contract, task)) {
      await judge.scores(first, task, answers, "robust", name);
    }
  }
  for (const task of recorded) {
    if (task.scores) await judge.same(first, task, task.scores, "in another process");
  }
  return scored;
}

/** Tasks that ask for the same fields in the same words are of one kind; the first of each kind meets every odd situation. */
function kindOf(request: unknown): string {
  if (typeof request === "string") return request.length <= 24 ? request : "";
  if (typeof request !== "object" || request === null || ArrayBuffer.isView(request)) return typeof request;
  if (Array.isArray(request)) return `[${kindOf(request[0])}]`;
  return Object.entries(request)
    .map(([name, field]) => `${name}:${kindOf(field)}`)
    .sort((a, b) => (a < b ? -1 : 1))
    .join(",");
}

interface Judge {
  /** The scores of these answers; undefined, and a finding, when they are none. */
  scores(
    validator: Scorer,
    task: RecordedTask,
    answers: Answers,
    rule: Rule,
    situation: string,
  ): Promise<readonly number[] | undefined>;
  /** Whether they came out the same. */
  same(validator: Scorer, task: RecordedTask, scores: readonly number[], when: string): Promise<boolean>;
}

function createJudge(findings: Findings): Judge {
  const scores: Judge["scores"] = async (validator, { task, outcome, seed }, answers, rule, situation) => {
    findings.begin(rule, `scoring ${situation}`);
    try {
      const input = {
        request: task.request,
        secret: task.secret,
        outcome,
        answers,
        random: randomFrom(seed),
      };
      const { value, tookMs } = await timed(() => validator.score(input));
      if (tookMs > SCORE_LIMIT_MS) {
        const error = fail(checkErrors.slow, { what: "score", tookMs, limitMs: SCORE_LIMIT_MS });
        findings.broken("time", error, "The validator");
      }
      const reason = problemOf(value, answers.length);
      if (reason === undefined) return value;
      findings.broken(rule, fail(checkErrors.badScores, { situation, reason }), "The validator");
    } catch (cause) {
      const error = fail(checkErrors.scoreThrew, { situation, reason: reasonOf(cause) }, cause);
      findings.broken(rule, error, "The validator", cause);
    }
    return undefined;
  };
  return {
    scores,
    same: async (validator, task, before, when) => {
      const again = await scores(validator, task, task.answers, "pure", `the same answers ${when}`);
      const difference = again && differenceOf(before, again);
      if (difference !== undefined) {
        findings.broken("pure", fail(checkErrors.impure, { when, difference }), "The validator");
      }
      return again !== undefined && difference === undefined;
    },
  };
}

async function checkOrder(
  judge: Judge,
  validator: Scorer,
  task: RecordedTask,
  answers: Answers,
  findings: Findings,
): Promise<void> {
  const difference = await orderDifference(answers, (ordered) =>
    judge.scores(validator, task, ordered, "robust", "many peers: copies, late answers and missing ones"),
  );
  if (difference !== undefined) {
    findings.broken("order", fail(checkErrors.orderMatters, { difference }), "The validator");
  }
}

function problemOf(scores: unknown, count: number): string | undefined {
  if (!Array.isArray(scores)) return "no list";
  if (scores.length !== count) return `${scores.length} scores for ${count} answers`;
  // Array.from also visits the holes of a sparse list; written so that NaN is no score.
  const wrong = Array.from(scores, (score: unknown) => score).find(
    (score) => !(typeof score === "number" && score >= 0 && score <= 1),
  );
  return wrong === undefined && !Array.from(scores).includes(undefined)
    ? undefined
    : `the score ${String(wrong)}`;
}

function differenceOf(before: readonly number[], after: readonly number[]): string | undefined {
  const at = before.findIndex((score, index) => !Object.is(score, after[index]));
  return at < 0 ? undefined : `answer ${at} got ${before[at]}, then ${after[at]}`;
}
