import type { ContractSpec } from "../plugin/contract.js";
import type { Answer, MissingReason, Peer } from "../plugin/subnet.js";
import type { PeerReport } from "../protocol/reportBody.js";
import { problemOf, type Reply } from "./askedTask.js";
import type { createAnswerReader, RawAnswer } from "./answerReader.js";
import type { StoredAnswer } from "./pendingTasks.js";
import type { RoundTally } from "./roundReport.js";

/** One task's answers, in two forms: checked values to score now, and their bytes to keep. */
export interface TaskAnswers {
  readonly answers: readonly Answer<ContractSpec>[];
  readonly stored: readonly StoredAnswer[];
}

type ReadRaw = ReturnType<typeof createAnswerReader>;

/** One task's replies as answers, in the order of the peers, each checked against the contract and counted. */
export function collectAnswers(
  read: ReadRaw,
  request: unknown,
  peers: readonly Peer[],
  replies: readonly Reply[],
  tally: Pick<RoundTally, "answered" | "missed">,
): TaskAnswers {
  const answers: Answer<ContractSpec>[] = [];
  const stored: StoredAnswer[] = [];
  peers.forEach((peer, index) => {
    const reply = replies[index];
    if (!reply) return;
    const { uid, hotkey } = peer;
    const miss = (missing: MissingReason, problem: PeerReport): void => {
      tally.missed(uid, missing, problem);
      answers.push({ peer, missing });
      stored.push({ uid, hotkey, missing });
    };
    if ("missing" in reply) {
      miss(reply.missing, reply.problem);
      return;
    }
    try {
      const { answer, failures } = answerOf(read, request, peer, reply);
      tally.answered(uid, failures);
      answers.push(answer);
      const { body, latencyMs, parts } = reply;
      stored.push({ uid, hotkey, body, latencyMs, parts });
    } catch (error) {
      miss("malformed", problemOf(error));
    }
  });
  return { answers, stored };
}

function answerOf(
  read: ReadRaw,
  request: unknown,
  peer: Peer,
  raw: RawAnswer,
): { readonly answer: Answer<ContractSpec>; readonly failures: ReturnType<ReadRaw>["failures"] } {
  const { response, parts, failures } = read(request, raw);
  const { latencyMs } = raw;
  const answer = { peer, response, latencyMs };
  return { answer: parts ? { ...answer, parts } : answer, failures };
}

/** Reads kept answers back; they were checked when they came. */
export function answersFromStored(
  read: ReadRaw,
  request: unknown,
  stored: readonly StoredAnswer[],
): readonly Answer<ContractSpec>[] {
  return stored.map((answer) => {
    const peer = { uid: answer.uid, hotkey: answer.hotkey };
    if ("missing" in answer) return { peer, missing: answer.missing };
    return answerOf(read, request, peer, answer).answer;
  });
}
