import type { ContractSpec } from "../plugin/contract.js";
import type { MessageCodec } from "../plugin/messageCodec.js";
import type { Answer, Peer } from "../plugin/subnet.js";
import { reportOf } from "../primitives/errors.js";
import type { Reply } from "./peerConnection.js";
import type { StoredAnswer } from "./pendingTasks.js";
import type { RoundTally } from "./roundReport.js";

/** One task's answers, in two forms: checked values to score now, and their bytes to keep. */
export interface TaskAnswers {
  readonly answers: readonly Answer<ContractSpec>[];
  readonly stored: readonly StoredAnswer[];
}

/** One task's replies as answers, in the order of the peers, each checked against the contract and counted. */
export function collectAnswers(
  codec: MessageCodec<ContractSpec>,
  peers: readonly Peer[],
  replies: readonly Reply[],
  tally: RoundTally,
): TaskAnswers {
  const both = peers.flatMap((peer, index) => {
    const reply = replies[index];
    return reply ? [collectOne(codec, peer, reply, tally)] : [];
  });
  return { answers: both.map(({ answer }) => answer), stored: both.map(({ stored }) => stored) };
}

function collectOne(
  codec: MessageCodec<ContractSpec>,
  peer: Peer,
  reply: Reply,
  tally: RoundTally,
): { answer: Answer<ContractSpec>; stored: StoredAnswer } {
  if ("missing" in reply) {
    tally.missed(peer.uid, reply.missing, reply.problem);
    return { answer: { peer, missing: reply.missing }, stored: { ...peer, missing: reply.missing } };
  }
  const { body, latencyMs } = reply;
  try {
    const response = codec.decodeResponse(body);
    tally.answered(peer.uid);
    return { answer: { peer, response, latencyMs }, stored: { ...peer, latencyMs, body } };
  } catch (error) {
    const { code, message } = reportOf(error);
    tally.missed(peer.uid, "malformed", { code, reason: message });
    return { answer: { peer, missing: "malformed" }, stored: { ...peer, missing: "malformed" } };
  }
}

/** Reads kept answers back; they were checked when they came. */
export function answersFromStored(
  codec: MessageCodec<ContractSpec>,
  stored: readonly StoredAnswer[],
): readonly Answer<ContractSpec>[] {
  return stored.map((answer) => {
    const peer = { uid: answer.uid, hotkey: answer.hotkey };
    if ("missing" in answer) return { peer, missing: answer.missing };
    return { peer, response: codec.decodeResponse(answer.body), latencyMs: answer.latencyMs };
  });
}
