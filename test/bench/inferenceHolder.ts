// Entry of a thread that has the session of a model, for others to run it there. Asked how long a run takes, it times a few of its own.
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
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

const { models, prefer, file, given } = workerData as HolderData;
const model = await createOnnxRuntime({ prefer, sharing: shareModels(models) }).load(file);
const answer = async (series: Series): Promise<void> =>
  parentPort?.postMessage(await timeSeries[series](() => model.run(given)));
parentPort?.on("message", (series: Series) => void answer(series)).postMessage("ready");
