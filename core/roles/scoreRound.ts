import type { ContractSpec } from "../plugin/contract.js";
import type { MessageCodec } from "../plugin/messageCodec.js";
import type { Peer, Round } from "../plugin/subnet.js";
import { fail, isSubnetkitError, type ErrorReport } from "../primitives/errors.js";
import type { createAnswerReader } from "./answerReader.js";
import { answersFromStored, type TaskAnswers } from "./collectAnswers.js";
import type { PreparedTask } from "./createTasks.js";
import type { PendingStore, StoredTask } from "./pendingTasks.js";
import { refusalOf } from "./refusalOf.js";
import { roleErrors } from "./roleErrors.js";
import type { RoundTally } from "./roundReport.js";
import type { HistoryStore } from "./scoreHistory.js";
import { scoreTask, type ScorableTask } from "./scoreTask.js";
import type { SecretCodec } from "./secretCodec.js";
import type { ValidatorLimits, ValidatorOptions } from "./validatorOptions.js";

/** What bytes of a contract are read and written with. */
export interface Codecs {
  readonly message: MessageCodec<ContractSpec>;
  readonly secret: SecretCodec;
  readonly answer: ReturnType<typeof createAnswerReader>;
}

export interface Scoring {
  readonly options: ValidatorOptions;
  readonly limits: ValidatorLimits;
  readonly codecs: Codecs;
  readonly history: HistoryStore;
  readonly pending: PendingStore;
  readonly tally: RoundTally;
  readonly round: Round;
  /** Whether a UID still belongs to the hotkey that answered. */
  readonly holds: (peer: Peer) => boolean;
  readonly record: (refusal: ErrorReport) => void;
}

interface Result {
  readonly kind: "scored" | "waiting" | "dropped";
  /** One for each answer, when it was scored. */
  readonly scores?: readonly number[];
}

/** Scores everything that is due, tasks of earlier rounds first, and keeps the rest. Returns how many were scored. */
export async function scoreRound(
  scoring: Scoring,
  fresh: readonly (PreparedTask & TaskAnswers)[],
): Promise<number> {
  const { pending, limits, record, round } = scoring;
  const results: Result[] = [];
  for (const stored of pending.due(round.height)) results.push(await scoreStored(scoring, stored));
  for (const task of fresh) results.push(await scoreFresh(scoring, task));
  if (pending.trim(limits.maxPending) > 0) {
    record(fail(roleErrors.tooManyWaiting, { limit: limits.maxPending }));
  }
  return results.filter(({ kind }) => kind === "scored").length;
}

async function scoreStored(scoring: Scoring, stored: StoredTask): Promise<Result> {
  const { pending, codecs, record } = scoring;
  let result: Result;
  try {
    result = await scoreAndRemember(scoring, scorableFromStored(codecs, stored));
  } catch (error) {
    // Kept by another version of the plugin, whose messages can't be read any more.
    record(refusalOf(error));
    result = { kind: "dropped" };
  }
  if (result.kind !== "waiting") pending.remove(stored.taskId);
  return result;
}

/** Scores a task whose answers have just come, or keeps it until its outcome is known. */
export async function scoreFresh(scoring: Scoring, fresh: PreparedTask & TaskAnswers): Promise<Result> {
  const { task, taskId, scoreSeed, requestBody, secretBody, answers, stored } = fresh;
  const scoreAt = task.scoreAt ?? scoring.round.height;
  const result: Result =
    scoreAt > scoring.round.height
      ? { kind: "waiting" }
      : await scoreAndRemember(scoring, { task, scoreSeed, answers });
  if (result.kind === "waiting") {
    scoring.pending.add({ taskId, scoreAt, scoreSeed, requestBody, secretBody, answers: stored });
  }
  return result;
}

/** A failure is recorded and costs this task alone; one that could not be asked for its outcome is tried again. */
async function scoreAndRemember(
  { options, limits, history, tally, round, holds, record }: Scoring,
  scorable: ScorableTask,
): Promise<Result> {
  try {
    const scores = await scoreTask(options, limits, round, scorable);
    if (!scores) return { kind: "waiting" };
    const byUid = new Map<number, number>();
    scorable.answers.forEach(({ peer }, index) => {
      const score = scores[index];
      if (score === undefined || !holds(peer)) return;
      byUid.set(peer.uid, score);
      tally.scored(peer.uid, score);
    });
    history.append(round.height, byUid);
    return { kind: "scored", scores };
  } catch (error) {
    record(refusalOf(error));
    const isUnknown = isSubnetkitError(error) && error.code === roleErrors.outcomeFailed.code;
    return { kind: isUnknown ? "waiting" : "dropped" };
  }
}

function scorableFromStored(codecs: Codecs, stored: StoredTask): ScorableTask {
  const request = codecs.message.decodeRequest(stored.requestBody);
  return {
    task: {
      request,
      secret: codecs.secret.decode(stored.secretBody),
      scoreAt: stored.scoreAt,
    },
    scoreSeed: stored.scoreSeed,
    answers: answersFromStored(codecs.answer, request, stored.answers),
  };
}
