import type { ContractSpec } from "../../../core/plugin/contract.js";
import type { Answer } from "../../../core/plugin/subnet.js";
import { ordersOf } from "./crowd.js";

type Answers = readonly Answer<ContractSpec>[];

/** Differences up to this are rounding: a sum that is taken in another order may end in other last bits. */
const ROUNDING = 1e-12;

/**
 * Scores the same answers in several orders, and compares what each peer got.
 *
 * @param scoresOf scores of a list of answers, in its order; undefined when there are none, which was told already
 * @returns the first difference, in words
 */
export async function orderDifference(
  answers: Answers,
  scoresOf: (answers: Answers) => Promise<readonly number[] | undefined>,
): Promise<string | undefined> {
  const before = await scoresOf(answers);
  if (!before) return undefined;
  for (const order of ordersOf(answers.length)) {
    const after = await scoresOf(order.flatMap((place) => answers.slice(place, place + 1)));
    if (!after) return undefined;
    for (const [at, place] of order.entries()) {
      const one = before[place] ?? Number.NaN;
      const other = after[at] ?? Number.NaN;
      if (Math.abs(one - other) <= ROUNDING) continue;
      return `${nameOf(answers[place])} got ${one} in place ${place + 1}, then ${other} in place ${at + 1}`;
    }
  }
  return undefined;
}

function nameOf(answer: Answer<ContractSpec> | undefined): string {
  if (!answer) return "an answer";
  return "missing" in answer
    ? `a peer without an answer (${String(answer.missing)})`
    : `the answer of UID ${answer.peer.uid}`;
}
