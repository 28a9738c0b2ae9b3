import { receiveMessageOnPort, type MessagePort } from "node:worker_threads";
import type { Tensors } from "../../../core/plugin/models.js";
import { createBufferPool } from "./bufferPool.js";
import { copyTensors } from "./copyTensors.js";
import type { Patience } from "./patience.js";
import type { FromHolder, RunRequest } from "./threadMessages.js";

type Ready = Extract<FromHolder, { readonly kind: "ready" }>;
type Outcome = Extract<FromHolder, { readonly kind: "done" | "failed" }>;

/** Why the holder of a model can't be asked any more: it said nothing for too long, or its end is closed. */
export type Lost = "silent" | "closed";

/** A line to the thread that has a model. */
export interface HolderLine {
  /** What the holder says of the model once it has it. */
  readonly ready: Promise<Ready | Lost>;
  /** Has the holder run it. Resolves at once where the holder is lost, and when it is lost meanwhile. */
  run(inputs: Tensors): Promise<Outcome | Lost>;
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
  const waiting = new Map<number, (answer: Ready | Outcome | Lost) => void>();
  let lost: Lost | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextId = READY;

  const watch = (patienceMs: number): void => {
    clearTimeout(timer);
    timer = waiting.size > 0 ? setTimeout(overdue, patienceMs) : undefined;
  };
  const lose = (why: Lost): void => {
    lost ??= why;
    port.close();
    for (const answer of waiting.values()) answer(lost);
    waiting.clear();
    clearTimeout(timer);
  };
  const hear = (message: FromHolder): void => {
    if (message.kind === "coming") return watch(patience.loadMs);
    const id = message.kind === "ready" ? READY : message.id;
    if (message.kind === "done") pool.give(message.spare);
    waiting.get(id)?.(message);
    waiting.delete(id);
    watch(patience.runMs);
  };
  const overdue = (): void => {
    // Where this thread was busy itself, what the holder said may lie there unheard.
    let received = receiveMessageOnPort(port);
    if (!received) return lose("silent");
    for (; received; received = receiveMessageOnPort(port)) hear(received.message as FromHolder);
  };
  const next = <Answer extends Ready | Outcome>(post?: (id: number) => void): Promise<Answer | Lost> =>
    new Promise((resolve) => {
      const id = nextId++;
      post?.(id);
      // The holder answers each kind of question with its own kind of answer.
      waiting.set(id, (answer) => resolve(answer as Answer | Lost));
      if (waiting.size === 1) watch(patience.runMs);
    });

  port.on("message", hear);
  port.on("close", () => lose("closed"));
  // While something is waited for, the timer keeps the thread.
  port.unref();
  return {
    ready: next<Ready>(),
    run: async (inputs) => {
      if (lost) return lost;
      const { tensors, buffers } = copyTensors(inputs, pool);
      return next<Outcome>((id) => {
        port.postMessage({ id, inputs: tensors } satisfies RunRequest, buffers);
      });
    },
    close: () => lose("closed"),
  };
}
