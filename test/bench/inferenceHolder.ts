// Entry of a thread that has the session of a model, for others to run it there. It ends when it is terminated.
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import type { OnnxKind } from "../../plugins/models-onnx/onnxLibrary.js";
import { shareModels } from "../../runner/models/threads/shareModels.js";
import type { ModelFile } from "../../core/plugin/models.js";

/** What the thread is to have. */
export interface HolderData {
  readonly models: MessagePort;
  readonly prefer: OnnxKind;
  readonly file: ModelFile;
}

const { models, prefer, file } = workerData as HolderData;
await createOnnxRuntime({ prefer, sharing: shareModels(models) }).load(file);
// Listening keeps the thread.
parentPort?.on("message", () => undefined).postMessage("ready");
