import type { Caller } from "../plugin/roleHooks.js";
import { fail, isSubnetkitError, type ErrorReport } from "../primitives/errors.js";
import type { Frame } from "../protocol/frames.js";
import { encodeReport } from "../protocol/reportBody.js";
import type { Session } from "../protocol/session.js";
import type { Answerer } from "./answerTask.js";
import { startDeadline } from "./deadline.js";
import type { HeldAnswers } from "./heldAnswers.js";
import { createCalls } from "./minerCall.js";
import type { MinerOptions } from "./minerOptions.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";
import type { Job } from "./taskQueue.js";

/** One accepted task of a miner, from its arrival to its one final frame. */
export interface MinerTask extends Job {
  /** Ends the task with a reason, which is sent if the session still can; nothing of it is sent afterwards. */
  readonly end: (report: Pick<ErrorReport, "code" | "message">) => void;
  /** Sends the answer that was committed to. */
  readonly reveal: () => void;
}

export interface MinerTaskParts {
  readonly options: MinerOptions;
  readonly answerer: Answerer;
  /** Where answers wait to be asked for, when the contract has them committed to. */
  readonly held: HeldAnswers;
  readonly session: Session;
  readonly frame: Frame;
  readonly caller: Caller;
  /** Called once, when the final frame is sent or the session is gone. */
  readonly ended: (task: MinerTask) => void;
}

type Outgoing = "answer" | "chunk" | "commit" | "error";

/** Accepts a task: its time runs from here. */
export function acceptTask(parts: MinerTaskParts): MinerTask {
  const { options, answerer, session, frame, caller, ended } = parts;
  const { contract, hooks } = options;
  const { taskId, deadlineMs } = frame;
  const plugin = contract.id;
  let abort: AbortController | undefined;
  let abortReason: Pick<ErrorReport, "code" | "message"> | undefined;
  let isRunning = false;
  let isOver = false;

  const send = (kind: Outgoing, body: Uint8Array): void => {
    if (isOver || !session.isOpen) return;
    try {
      session.send({ kind, taskId, deadlineMs: 0, body });
    } catch (cause) {
      throw fail(roleErrors.responseTooLarge, { reason: reasonOf(cause) }, cause);
    }
  };
  const finish = (kind: "answer" | "error", body: Uint8Array): void => {
    if (isOver) return;
    send(kind, body);
    isOver = true;
    deadline.stop();
    parts.held.drop(task);
    ended(task);
  };
  const end: MinerTask["end"] = (report) => {
    if (isOver) return;
    finish("error", encodeReport(report));
    abortReason = report;
    abort?.abort(report);
  };
  const endWith = (error: unknown): void => {
    const report = isSubnetkitError(error)
      ? error
      : fail(roleErrors.solveFailed, { plugin, step: "a hook", reason: reasonOf(error) }, error);
    if (!isOver) {
      const { code, message } = report;
      options.log.warn("task failed", { taskId, caller: caller.uid, code, reason: message });
    }
    end(report);
  };
  /** Made when it is asked for: a controller costs as much as a small task. */
  const signal = (): AbortSignal => {
    abort ??= new AbortController();
    if (abortReason !== undefined) abort.abort(abortReason);
    return abort.signal;
  };
  const assertInTime = (): void => {
    if (isOver) throw fail(roleErrors.cancelled);
    if (deadline.remainingMs() <= 0) throw fail(roleErrors.overdue, { deadlineMs, plugin });
  };
  // Until then it keeps its place: a caller that reads slowly gets no further work done.
  const room = async (): Promise<void> => {
    while (session.isOpen && !session.hasRoom) await session.room();
  };

  const solve = async (): Promise<Uint8Array> => {
    const request = answerer.decode(frame.body);
    const incoming = { taskId, caller, request, remainingMs: deadline.remainingMs() };
    await hooks?.solve(incoming);
    return answerer.answer({
      incoming,
      callFor: createCalls({
        taskId,
        hotkey: options.signer.account,
        caller,
        remainingMs: () => deadline.remainingMs(),
        signal,
      }),
      sendPart: async (body) => {
        assertInTime();
        send("chunk", body);
        await room();
      },
      assertInTime,
    });
  };
  const commit = (body: Uint8Array): void => {
    if (isOver) return;
    send("commit", parts.held.hold(task, body, { taskId, session, deadlineMs }));
    deadline.stop();
  };

  const task: MinerTask = {
    end,
    run: async () => {
      isRunning = true;
      try {
        const body = await solve();
        await room();
        if (contract.task.commitReveal) commit(body);
        else finish("answer", body);
      } catch (error) {
        endWith(error);
      }
    },
    reveal: () => {
      const body = parts.held.drop(task);
      if (!body) return;
      room()
        .then(() => finish("answer", body))
        .catch(endWith);
    },
  };
  const deadline = startDeadline(options.clock, options.deadline, deadlineMs, () =>
    end(
      isRunning ? fail(roleErrors.overdue, { deadlineMs, plugin }) : fail(roleErrors.expired, { deadlineMs }),
    ),
  );
  return task;
}
