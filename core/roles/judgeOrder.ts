import { collectAnswers } from "./collectAnswers.js";
import { prepareTask } from "./createTasks.js";
import type { Reply } from "./askedTask.js";
import type { OrganicAnswer, WaitingOrder } from "./organicMarket.js";
import { organicTaskOf } from "./organicTask.js";
import { refusalOf } from "./refusalOf.js";
import { scoreFresh, type Scoring } from "./scoreRound.js";

/** An order under the id with which it was sent. */
export interface SentOrder extends WaitingOrder {
  readonly taskId: string;
  /** Hex seed of the randomness that scores it. */
  readonly scoreSeed: string;
}

/**
 * Checks and scores the answers to a client's order and hands them over. They count like answers to the validator's own tasks; where
 * they can't be scored, a usable answer counts as nothing and a missing one as 0, so that it never pays to leave a client without.
 */
export async function judgeOrder(
  scoring: Scoring,
  sent: SentOrder,
  replies: readonly Reply[],
): Promise<void> {
  const { options, limits, codecs, round, history, holds, record } = scoring;
  const { order, taskId, scoreSeed } = sent;
  const uncounted = { answered: () => undefined, missed: () => undefined };
  const collected = collectAnswers(codecs.answer, order.request, order.miners, replies, uncounted);
  let scores: readonly number[] | undefined;
  try {
    const task = await organicTaskOf(options, limits, order.request, round);
    if (task) {
      const prepared = prepareTask(options.contract.id, codecs, task, taskId, scoreSeed);
      ({ scores } = await scoreFresh(scoring, { ...prepared, ...collected }));
    } else {
      const failed = collected.answers.filter((answer) => "missing" in answer && holds(answer.peer));
      if (failed.length > 0) history.append(round.height, new Map(failed.map(({ peer }) => [peer.uid, 0])));
    }
  } catch (error) {
    record(refusalOf(error));
  }
  sent.resolve({
    height: round.height,
    answers: collected.answers.map((answer, index): OrganicAnswer => {
      const { peer } = answer;
      const stored = collected.stored[index];
      if ("missing" in answer || !stored || "missing" in stored) {
        return { peer, missing: "missing" in answer ? answer.missing : "failed" };
      }
      const { response, latencyMs } = answer;
      const body = stored.body.length > 0 ? stored.body : (stored.parts.at(-1)?.body ?? stored.body);
      return { peer, response, body, latencyMs, score: scores?.[index] };
    }),
  });
}
