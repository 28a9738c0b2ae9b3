import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { linearModel } from "../fixtures/onnxFile.js";

it("runs onnxruntime-web in a worker thread, which then ends by itself", async () => {
  const worker = new Worker(new URL("../fixtures/onnxWorker.mjs", import.meta.url), {
    workerData: linearModel(),
    execArgv: [],
  });
  const messages: unknown[] = [];
  worker.on("message", (message) => messages.push(message));
  const exitCode = await new Promise((resolve, reject) => worker.on("exit", resolve).on("error", reject));
  expect({ exitCode, messages }).toEqual({ exitCode: 0, messages: [[9.5, 12.25, 15.125]] });
});
