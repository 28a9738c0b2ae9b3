import type { ContractSpec } from "../plugin/contract.js";
import type { Answer, Peer } from "../plugin/subnet.js";
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
  const both = peers.flatMap((peer, index) => {
    const reply = replies[index];
    return reply ? [collectOne(read, request, peer, reply, tally)] : [];
  });
  return { answers: both.map(({ answer }) => answer), stored: both.map(({ stored }) => stored) };
}

function collectOne(
  read: ReadRaw,
  request: unknown,
  peer: Peer,
  reply: Reply,
  tally: Pick<RoundTally, "answered" | "missed">,
): { answer: Answer<ContractSpec>; stored: StoredAnswer } {
  if ("missing" in reply) {
    tally.missed(peer.uid, reply.missing, reply.problem);
    return { answer: { peer, missing: reply.missing }, stored: { ...peer, missing: reply.missing } };
  }
  try {
    const answer = answerOf(read, request, peer, reply);
    tally.answered(peer.uid, answer.failures);
    return { answer: answer.answer, stored: { ...peer, ...reply } };
  } catch (error) {
    tally.missed(peer.uid, "malformed", problemOf(error));
    return { answer: { peer, missing: "malformed" }, stored: { ...peer, missing: "malformed" } };
  }
}

function answerOf(
  read: ReadRaw,
  request: unknown,
  peer: Peer,
  raw: RawAnswer,
): { readonly answer: Answer<ContractSpec>; readonly failures: ReturnType<ReadRaw>["failures"] } {
  const { response, parts, failures } = read(request, raw);
  const { latencyMs } = raw;
  return { answer: { peer, response, latencyMs, ...(parts && { parts }) }, failures };
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
