import { parentPort } from "node:worker_threads";
import type { FoldJob } from "./foldJob.js";
import { runFold } from "./runFold.js";

/** Runs in a worker thread: folds what it is sent. */
parentPort?.on("message", (job: FoldJob) => {
  parentPort?.postMessage(runFold(job));
});
