// Entry of a thread that has the session of a model, for others to run it there: through the model port, or by messages written by
// hand. Asked how long a run takes, it times a few of its own.
import { parentPort, workerData, type MessagePort, type Transferable } from "node:worker_threads";
import type { ModelFile, Tensors } from "../../core/plugin/models.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import type { OnnxKind } from "../../plugins/models-onnx/onnxLibrary.js";
import { shareModels } from "../../runner/models/threads/shareModels.js";
import { timeSeries, type Series } from "./timeSeries.js";

/** What the thread is to have, and to run it on. */
export interface HolderData {
  readonly models: MessagePort;
  readonly prefer: OnnxKind;
  readonly file: ModelFile;
  readonly given: Tensors;
}

/** A run as anybody would post it, and its answer. */
export interface PostedRun {
  readonly id: number;
  readonly tensors: Tensors;
}

const { models, prefer, file, given } = workerData as HolderData;
const model = await createOnnxRuntime({ prefer, sharing: shareModels(models) }).load(file);
const runPosted = async ({ id, tensors }: PostedRun): Promise<void> => {
  const outputs = await model.run(tensors);
  const buffers = Object.values(outputs).map(({ data }) => data.buffer as Transferable);
  parentPort?.postMessage({ id, tensors: outputs } satisfies PostedRun, buffers);
};
const timeOwn = async (series: Series): Promise<void> =>
  parentPort?.postMessage(await timeSeries[series](() => model.run(given)));
parentPort
  ?.on("message", (message: Series | PostedRun) =>
    typeof message === "string" ? void timeOwn(message) : void runPosted(message),
  )
  .postMessage("ready");
