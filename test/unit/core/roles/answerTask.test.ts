import { describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import { tensor } from "../../../../core/plugin/tensor.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";
import { createMessageCodec } from "../../../../core/plugin/messageCodec.js";
import { concatBytes, type Pieces } from "../../../../core/primitives/bytes.js";
import { systemClock } from "../../../../core/roles/systemClock.js";
import { createCall } from "../../../../core/roles/minerCall.js";
import { createAnswerer } from "../../../../core/roles/answerTask.js";
import { contract, genesisHash, netuid, neuron, quietLog, viewOf } from "./networkFixture.js";
import { developmentSigner } from "../../../../core/primitives/keys.js";

const data = new Uint8Array(40_000).fill(7);
const response = tensor("uint8", [data.length], data);
const longAnswers = (maxMessageBytes?: number): ContractSpec => ({
  ...contract,
  task: {
    ...contract.task,
    response: Tensor({ dtype: "uint8", shape: [data.length] }),
    ...(maxMessageBytes !== undefined && { maxMessageBytes }),
  },
});

async function answerOf(spec: ContractSpec): Promise<Pieces> {
  const answerer = createAnswerer({
    contract: spec,
    miner: { solve: () => Promise.resolve(response) },
    genesisHash,
    view: () => viewOf([]),
    signer: developmentSigner("answer", "miner"),
    clock: systemClock,
    deadline: "clock",
    log: quietLog,
  });
  const incoming = {
    taskId: "00".repeat(16),
    caller: { uid: 0, hotkey: neuron(0).hotkey, netuid, stake: 0n },
    request: { value: 1 },
    remainingMs: 1_000,
  };
  const called = {
    taskId: incoming.taskId,
    hotkey: developmentSigner("answer", "miner").account,
    caller: incoming.caller,
    remainingMs: () => 1_000,
    signal: () => new AbortController().signal,
  };
  return answerer.answer(incoming, {
    callFor: (item) => createCall(called, item),
    sendPart: () => Promise.resolve(),
    assertInTime: () => undefined,
  });
}

describe("an answer", () => {
  it("leaves from where the plugin has it when its contract allows large messages", async () => {
    const spec = longAnswers(2_000_000);
    const pieces = await answerOf(spec);
    expect(pieces.some((piece) => piece.buffer === data.buffer)).toBe(true);
    expect(createMessageCodec(spec).decodeResponse(concatBytes(...pieces))).toEqual(response);
  });

  it("is copied otherwise, so that the plugin may use its memory again", async () => {
    const spec = longAnswers();
    const pieces = await answerOf(spec);
    expect(pieces.some((piece) => piece.buffer === data.buffer)).toBe(false);
    expect(createMessageCodec(spec).decodeResponse(concatBytes(...pieces))).toEqual(response);
  });
});
