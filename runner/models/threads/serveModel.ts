import type { MessagePort } from "node:worker_threads";
import type { Model } from "../../../core/plugin/models.js";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import { isSubnetkitError } from "../../../core/primitives/errors.js";
import { ownBuffer } from "./bufferToPost.js";
import { flattenTensors, isFlat, raiseTensors, type FlatTensors } from "./flatTensors.js";
import type { FromHolder } from "./threadMessages.js";

/**
 * Runs a model for another thread of the process, as often as that one asks. What it is run on is checked here once more: numbers that
 * don't fill their shape would crash a native library, and all of the process with it.
 *
 * @param runtime which implementation runs it
 */
export function serveModel(port: MessagePort, model: Model, runtime: string): void {
  const { inputs, outputs } = model;
  port.on("message", (message: unknown) => {
    if (isFlat(message)) void answer(port, model, message);
  });
  port.postMessage({ kind: "ready", runtime, inputs, outputs } satisfies FromHolder);
}

async function answer(port: MessagePort, model: Model, run: FlatTensors): Promise<void> {
  const id = Number(run[0]);
  try {
    const { tensors: inputs } = raiseTensors(model.inputs, run);
    const { flat, buffers } = flattenTensors(id, model.outputs, await model.run(inputs), ownBuffer);
    for (const { data } of Object.values(inputs)) {
      const { buffer } = data;
      if (!(buffer instanceof ArrayBuffer) || buffers.includes(buffer)) continue;
      flat.push(buffer);
      buffers.push(buffer);
    }
    port.postMessage(flat satisfies FromHolder, buffers);
  } catch (error) {
    // Who asked says in its own words, and of its own file, that the run failed.
    const cause = isSubnetkitError(error) ? (error.cause ?? error) : error;
    port.postMessage({ kind: "failed", id, reason: reasonOf(cause) } satisfies FromHolder);
  }
}
