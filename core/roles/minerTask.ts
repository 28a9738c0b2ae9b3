import type { MessageCodec } from "../plugin/messageCodec.js";
import type { ContractSpec } from "../plugin/contract.js";
import type { Caller, IncomingTask } from "../plugin/roleHooks.js";
import type { Call } from "../plugin/subnet.js";
import { fail, isSubnetkitError, type ErrorReport } from "../primitives/errors.js";
import { randomFrom, type Random } from "../primitives/random.js";
import type { Frame } from "../protocol/frames.js";
import { encodeReport } from "../protocol/reportBody.js";
import type { Session } from "../protocol/session.js";
import { startDeadline } from "./deadline.js";
import type { MinerOptions } from "./minerOptions.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";
import { solveTask } from "./solveTask.js";
import type { Job } from "./taskQueue.js";

/** One accepted task of a miner, from its arrival to its one final frame. */
export interface MinerTask extends Job {
  /** Ends the task with a reason, which is sent if the session still can; nothing of it is sent afterwards. */
  readonly end: (report: Pick<ErrorReport, "code" | "message">) => void;
}

export interface MinerTaskParts {
  readonly options: MinerOptions;
  readonly codec: MessageCodec<ContractSpec>;
  readonly session: Session;
  readonly frame: Frame;
  readonly caller: Caller;
  /** Called once, when the final frame is sent or the session is gone. */
  readonly ended: (task: MinerTask) => void;
}

/** Accepts a task: its time runs from here. */
export function acceptTask(parts: MinerTaskParts): MinerTask {
  const { options, codec, session, frame, caller, ended } = parts;
  const { contract, hooks } = options;
  const { taskId, deadlineMs } = frame;
  const plugin = contract.id;
  let abort: AbortController | undefined;
  let abortReason: unknown;
  let isRunning = false;
  let isOver = false;

  const send = (kind: "answer" | "chunk" | "error", body: Uint8Array): void => {
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
    ended(task);
  };
  const end: MinerTask["end"] = (report) => {
    if (isOver) return;
    finish("error", encodeReport(report));
    abortReason = report;
    abort?.abort(report);
  };
  /** Made when it is asked for: most solvers never look, and a controller costs as much as a small task. */
  const signal = (): AbortSignal => {
    abort ??= new AbortController();
    if (abortReason !== undefined) abort.abort(abortReason);
    return abort.signal;
  };

  const encode = (response: unknown): Uint8Array => {
    try {
      return codec.encodeResponse(response);
    } catch (cause) {
      throw fail(roleErrors.badResponse, { plugin, reason: reasonOf(cause) }, cause);
    }
  };
  const throughHook = (response: unknown, incoming: IncomingTask): Promise<unknown> =>
    hooks ? hooks.response(response, incoming) : Promise.resolve(response);

  const solve = async (): Promise<Uint8Array> => {
    const request = decodeRequest(codec, plugin, frame.body);
    const incoming = { taskId, caller, request, remainingMs: deadline.remainingMs() };
    await hooks?.solve(incoming);
    let random: Random | undefined;
    const call: Call = {
      remainingMs: deadline.remainingMs(),
      get signal() {
        return signal();
      },
      caller: { hotkey: caller.hotkey, uid: caller.uid },
      get random() {
        return (random ??= randomFrom(`${taskId}/${options.signer.account}`));
      },
    };
    const sendPart = async (part: unknown): Promise<void> => {
      send("chunk", encode(await throughHook(part, incoming)));
      while (session.isOpen && !session.hasRoom) await session.room();
    };
    return encode(
      await throughHook(await solveTask(contract, options.miner, request, call, sendPart), incoming),
    );
  };

  const task: MinerTask = {
    end,
    run: async () => {
      isRunning = true;
      try {
        const body = await solve();
        // Until then it keeps its place: a caller that reads slowly gets no further work done.
        while (session.isOpen && !session.hasRoom) await session.room();
        finish("answer", body);
      } catch (error) {
        const report = isSubnetkitError(error)
          ? error
          : fail(roleErrors.solveFailed, { plugin, step: "a hook", reason: reasonOf(error) }, error);
        if (!isOver)
          options.log.warn("task failed", {
            taskId,
            caller: caller.uid,
            code: report.code,
            reason: report.message,
          });
        end(report);
      }
    },
  };
  const deadline = startDeadline(options.clock, options.deadline, deadlineMs, () =>
    end(
      isRunning ? fail(roleErrors.overdue, { deadlineMs, plugin }) : fail(roleErrors.expired, { deadlineMs }),
    ),
  );
  return task;
}

function decodeRequest(codec: MessageCodec<ContractSpec>, plugin: string, body: Uint8Array): unknown {
  try {
    return codec.decodeRequest(body);
  } catch (cause) {
    throw fail(roleErrors.badRequest, { plugin, reason: reasonOf(cause) }, cause);
  }
}
