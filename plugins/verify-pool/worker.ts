import { parentPort } from "node:worker_threads";
import { verifySigned } from "../../core/primitives/verifySigned.js";
import { unpackBatch, type PackedBatch, type PackedVerdicts } from "./packed.js";

/** Runs in a worker thread: verifies what it is sent. */
parentPort?.on("message", (batch: PackedBatch) => {
  const verdicts = Uint8Array.from(unpackBatch(batch), (signed) => (verifySigned(signed) ? 1 : 0));
  const answer: PackedVerdicts = { id: batch.id, verdicts };
  parentPort?.postMessage(answer, [verdicts.buffer]);
});
