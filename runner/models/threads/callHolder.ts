import { receiveMessageOnPort, type MessagePort } from "node:worker_threads";
import type { Tensors } from "../../../core/plugin/models.js";
import type { Tensor } from "../../../core/plugin/tensor.js";
import { copiedBuffer } from "./bufferToPost.js";
import { createBufferPool } from "./bufferPool.js";
import { flattenTensors, isFlat, raiseTensors, type FlatTensors } from "./flatTensors.js";
import type { Patience } from "./patience.js";
import { createSilenceWatch } from "./silenceWatch.js";
import { readWork, type WorkWords } from "./workSign.js";
import type { FromHolder, ToHolder } from "./threadMessages.js";

type Ready = Extract<FromHolder, { readonly kind: "ready" }>;
type Failed = Extract<FromHolder, { readonly kind: "failed" }>;
type Answer = Ready | Failed | FlatTensors;

/** Why the holder of a model can't be asked any more: it said nothing for too long, or its end is closed. */
export type Lost = "silent" | "closed";

/** What came of a run. */
export type Outcome = { readonly kind: "done"; readonly outputs: Record<string, Tensor> } | Failed;

/** What a holder has said of its model. */
export type Holding = Pick<Ready, "inputs" | "outputs">;

/** A line to the thread that has a model. */
export interface HolderLine {
  /** What the holder says of the model once it has it. */
  readonly ready: Promise<Ready | Lost>;
  /** Has the holder run it, once it is ready. Resolves at once where the holder is lost, and when it is lost meanwhile. */
  run(holding: Holding, inputs: Tensors): Promise<Outcome | Lost>;
  close(): void;
}

/** What is waited for under this number is that the holder is ready. */
const READY = 0;
/** What a borrowed model may keep of buffers for its next runs. */
const POOL_BYTES = 4 * 1024 * 1024;

/**
 * Talks to the thread at the other end. As long as something is waited for, the holder has to say something within the time that
 * `patience` allows, be it an answer to another run; otherwise it is lost, with all that is waited for, and the line is closed.
 */
export function callHolder(port: MessagePort, patience: Patience): HolderLine {
  const pool = createBufferPool(POOL_BYTES);
  const waiting = new Map<number, (answer: Answer | Lost) => void>();
  let lost: Lost | undefined;
  let work: WorkWords | undefined;
  let nextId = READY;

  const lose = (why: Lost): void => {
    lost ??= why;
    port.close();
    for (const answer of waiting.values()) answer(lost);
    waiting.clear();
    rest();
  };
  const hear = (message: FromHolder): void => {
    if (!isFlat(message) && message.kind === "coming") {
      work = message.work;
      return silence.begin(patience.workMs);
    }
    const id = isFlat(message) ? Number(message[0]) : message.kind === "ready" ? READY : message.id;
    waiting.get(id)?.(message);
    waiting.delete(id);
    if (waiting.size > 0) silence.begin(patience.runMs);
    else rest();
  };
  const hearAll = (): boolean => {
    let received = receiveMessageOnPort(port);
    const isAny = received !== undefined;
    for (; received; received = receiveMessageOnPort(port)) hear(received.message as FromHolder);
    return isAny;
  };
  const silence = createSilenceWatch(patience, () => work && readWork(work), {
    // Where this thread was busy itself, what the holder said may lie there unheard.
    isHeard: hearAll,
    silent: () => lose("silent"),
  });
  const rest = (): void => {
    silence.end();
    port.unref();
  };
  const next = <Expected extends Answer>(id: number): Promise<Expected | Lost> =>
    new Promise((resolve) => {
      // The holder answers each kind of question with its own kind of answer.
      waiting.set(id, (answer) => resolve(answer as Expected | Lost));
      if (waiting.size > 1) return;
      silence.begin(patience.runMs);
      port.ref();
    });
  const ask = ({ inputs: ports }: Holding, inputs: Tensors): Promise<Failed | FlatTensors | Lost> => {
    const id = nextId++;
    const { flat, buffers } = flattenTensors(id, ports, inputs, (tensor) => copiedBuffer(tensor, pool));
    port.postMessage(flat satisfies ToHolder, buffers);
    return next<Failed | FlatTensors>(id);
  };

  port.on("message", hear);
  port.on("close", () => lose("closed"));
  return {
    ready: next<Ready>(nextId++),
    run: async (holding, inputs) => {
      if (lost) return lost;
      const answer = await ask(holding, inputs);
      if (answer === "silent" || answer === "closed") return answer;
      if (!isFlat(answer)) return answer;
      const { tensors, spare } = raiseTensors(holding.outputs, answer);
      pool.give(spare);
      return { kind: "done", outputs: tensors };
    },
    close: () => lose("closed"),
  };
}
