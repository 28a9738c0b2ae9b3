import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { fail } from "subnetkit/plugin";
import { foldErrors } from "../foldErrors.js";
import type { Fold, FoldJob } from "./foldJob.js";
import { runFold } from "./runFold.js";

/** Folds one chain after the other, beside the thread that asks. */
export interface FoldThread {
  /** Ends early, with SK4007, when the signal is aborted. @throws SK4007 */
  fold(job: FoldJob, signal?: AbortSignal): Promise<Fold>;
  dispose(): Promise<void>;
}

const entry = new URL("./worker.js", import.meta.url);

/** A thread for folding, started when it is first needed. Sources that are not compiled fold in the thread that asks. */
export function createFoldThread(): FoldThread {
  const isCompiled = existsSync(fileURLToPath(entry));
  let worker: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const stop = async (): Promise<void> => {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  };
  const run = (job: FoldJob, signal?: AbortSignal): Promise<Fold> =>
    new Promise<Fold>((resolve, reject) => {
      const running = (worker ??= new Worker(entry));
      running.unref();
      const end = (reason: string): void => {
        forget();
        void stop();
        reject(fail(foldErrors.searchFailed, { reason }));
      };
      const onMessage = (fold: Fold): void => {
        forget();
        resolve(fold);
      };
      const onError = (error: unknown): void => end(error instanceof Error ? error.message : String(error));
      const onExit = (code: number): void => end(`its thread ended with exit code ${code}`);
      const onAbort = (): void => end("it was cancelled");
      const forget = (): void => {
        running.off("message", onMessage).off("error", onError).off("exit", onExit);
        signal?.removeEventListener("abort", onAbort);
      };
      running.on("message", onMessage).on("error", onError).on("exit", onExit);
      signal?.addEventListener("abort", onAbort);
      if (signal?.aborted === true) onAbort();
      else running.postMessage(job);
    });

  return {
    fold: (job, signal) => {
      if (!isCompiled) return Promise.resolve(runFold(job));
      const folded = queue.then(() => run(job, signal));
      queue = folded.catch(() => undefined);
      return folded;
    },
    dispose: stop,
  };
}
