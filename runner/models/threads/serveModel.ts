import type { MessagePort } from "node:worker_threads";
import type { Model, Tensors } from "../../../core/plugin/models.js";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import { isSubnetkitError } from "../../../core/primitives/errors.js";
import { handOver } from "./handOver.js";
import type { FromHolder, RunRequest } from "./threadMessages.js";

/**
 * Runs a model for another thread of the process, as often as that one asks. What it is run on is checked here once more: numbers that
 * don't fill their shape would crash a native library, and all of the process with it.
 *
 * @param runtime which implementation runs it
 */
export function serveModel(port: MessagePort, model: Model, runtime: string): void {
  port.on("message", (message: unknown) => {
    if (isRunRequest(message)) void answer(port, model, message);
  });
  const { inputs, outputs } = model;
  port.postMessage({ kind: "ready", runtime, inputs, outputs } satisfies FromHolder);
}

async function answer(port: MessagePort, model: Model, { id, inputs }: RunRequest): Promise<void> {
  try {
    const { tensors, buffers } = handOver(await model.run(inputs));
    const spare = buffersOf(inputs).filter((buffer) => !buffers.includes(buffer));
    port.postMessage({ kind: "done", id, outputs: tensors, spare } satisfies FromHolder, [
      ...buffers,
      ...spare,
    ]);
  } catch (error) {
    // Who asked says in its own words, and of its own file, that the run failed.
    const cause = isSubnetkitError(error) ? (error.cause ?? error) : error;
    port.postMessage({ kind: "failed", id, reason: reasonOf(cause) } satisfies FromHolder);
  }
}

function buffersOf(tensors: Tensors): ArrayBuffer[] {
  const buffers = Object.values(tensors).map(({ data }) => data.buffer);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}

function isRunRequest(message: unknown): message is RunRequest {
  return typeof message === "object" && message !== null && "id" in message && typeof message.id === "number";
}
