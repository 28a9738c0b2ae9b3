import { Worker } from "node:worker_threads";
import type { PackedBatch, PackedVerdicts } from "./packed.js";

/** A thread that verifies batches. */
export interface VerifyWorker {
  send(batch: PackedBatch): void;
  stop(): Promise<void>;
}

/** What a worker reports. */
export interface VerifyWorkerEvents {
  answered(verdicts: PackedVerdicts): void;
  /** Once, when it ended without being stopped. */
  failed(reason: string): void;
}

export type StartWorker = (events: VerifyWorkerEvents) => VerifyWorker;

/** Starts a worker thread. It keeps no process alive. */
export const startVerifyWorker: StartWorker = (events) => {
  const worker = new Worker(new URL("./worker.js", import.meta.url));
  worker.unref();
  let over = false;
  const failed = (reason: string): void => {
    if (!over) events.failed(reason);
    over = true;
  };
  worker.on("message", (answer: PackedVerdicts) => events.answered(answer));
  worker.on("error", (error) => failed(error instanceof Error ? error.message : String(error)));
  worker.on("exit", (code) => failed(`exit code ${code}`));
  return {
    send: (batch) => worker.postMessage(batch, [batch.bytes.buffer as ArrayBuffer]), // made by packBatch, never shared
    stop: async () => {
      over = true;
      await worker.terminate();
    },
  };
};
