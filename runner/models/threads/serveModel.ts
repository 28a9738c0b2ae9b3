import type { MessagePort } from "node:worker_threads";
import type { Model } from "../../../core/plugin/models.js";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import { isSubnetkitError } from "../../../core/primitives/errors.js";
import { ownBuffer } from "./bufferToPost.js";
import { EVENT_LOOP, type EventLoop } from "./eventLoop.js";
import { flattenTensors, isFlat, raiseTensors, type FlatTensors } from "./flatTensors.js";
import {
  createLineSigns,
  FROM_BORROWER,
  FROM_HOLDER,
  hearBySign,
  HOLDER_IS_AWAKE,
  IS_WATCHED,
} from "./lineSigns.js";
import { pollTurns } from "./pollTurns.js";
import { WAKE, type FromHolder } from "./threadMessages.js";

/** For how long the run is looked for that was announced: copying some megabytes. */
const ANNOUNCED_MS = 1;
/** For how long the next run is looked for where the one before came as soon as this after an answer. */
const NEXT_MS = 1;

/**
 * Runs a model for another thread of the process, as often as that one asks. What it is run on is checked here once more: numbers that
 * don't fill their shape would crash a native library, and all of the process with it.
 *
 * @param runtime which implementation runs it
 */
export function serveModel(
  port: MessagePort,
  model: Model,
  runtime: string,
  loop: EventLoop = EVENT_LOOP,
): void {
  const { inputs, outputs } = model;
  const signs = createLineSigns();
  let answeredMs = -Infinity;
  let looks = 0;
  let requests = 0;

  const lookFor = (maxMs: number): void => {
    // The latest takes the place of one that has not noticed yet that its run has come.
    const mine = ++looks;
    const before = requests;
    Atomics.store(signs, HOLDER_IS_AWAKE, 1);
    const look = (): boolean => {
      hearNew();
      return requests !== before || looks !== mine;
    };
    const ended = (): void => {
      if (looks === mine) Atomics.store(signs, HOLDER_IS_AWAKE, 0);
    };
    pollTurns(look, maxMs, ended, loop);
  };
  const hear = (message: unknown): void => {
    if (message === WAKE) lookFor(ANNOUNCED_MS);
    else if (isFlat(message)) void serve(message);
  };
  const hearNew = hearBySign(port, signs, FROM_BORROWER, hear);
  const serve = async (run: FlatTensors): Promise<void> => {
    requests += 1;
    const isSoon = Atomics.load(signs, IS_WATCHED) === 1 && loop.nowMs() - answeredMs < NEXT_MS;
    await answer(port, model, run);
    Atomics.add(signs, FROM_HOLDER, 1);
    answeredMs = loop.nowMs();
    if (isSoon) lookFor(NEXT_MS);
  };

  port.on("message", hear);
  port.postMessage({ kind: "ready", runtime, inputs, outputs, signs } satisfies FromHolder);
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
