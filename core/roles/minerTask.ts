import type { Caller, IncomingTask } from "../plugin/roleHooks.js";
import type { Call } from "../plugin/subnet.js";
import { concatBytes, type Pieces } from "../primitives/bytes.js";
import { fail, isSubnetkitError, type ErrorReport } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Frame } from "../protocol/frames.js";
import { encodeReport } from "../protocol/reportBody.js";
import type { Session } from "../protocol/session.js";
import type { Answerer, Answering } from "./answerTask.js";
import { startDeadline, type Deadline } from "./deadline.js";
import type { HeldAnswers } from "./heldAnswers.js";
import { createCall, type CallParts } from "./minerCall.js";
import type { MinerOptions } from "./minerOptions.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";
import type { Job } from "./taskQueue.js";

/** What all tasks of one session share. */
export interface MinerTaskParts {
  readonly options: MinerOptions;
  readonly answerer: Answerer;
  /** Where answers wait to be asked for, when the contract has them committed to. */
  readonly held: HeldAnswers;
  readonly session: Session;
  /** Called once for each task, when the final frame is sent or the session is gone. */
  readonly ended: (task: MinerTask) => void;
}

type Report = Pick<ErrorReport, "code" | "message">;
type Outgoing = "answer" | "chunk" | "commit" | "error";

/**
 * One accepted task of a miner, from its arrival to its one final frame; its time runs from when it is made. A class, since a
 * simulated network has thousands of them at a time, and closures would make each five times as large.
 */
export class MinerTask implements Job, Answering, CallParts {
  private readonly deadline: Deadline;
  private abort: AbortController | undefined = undefined;
  private abortReason: Report | undefined = undefined;
  private isRunning = false;
  private isOver = false;

  constructor(
    private readonly parts: MinerTaskParts,
    private readonly frame: Frame,
    readonly caller: Caller,
  ) {
    const { clock, deadline } = parts.options;
    this.deadline = startDeadline(clock, deadline, frame.deadlineMs, () => this.expire());
  }

  get taskId(): string {
    return this.frame.taskId;
  }

  get hotkey(): AccountId {
    return this.parts.options.signer.account;
  }

  async run(): Promise<void> {
    const { hooks, contract } = this.parts.options;
    this.isRunning = true;
    try {
      const incoming: IncomingTask = {
        taskId: this.taskId,
        caller: this.caller,
        request: this.parts.answerer.decode(this.frame.body),
        remainingMs: this.deadline.remainingMs(),
      };
      if (hooks) await hooks.solve(incoming);
      const body = await this.parts.answerer.answer(incoming, this);
      if (!this.hasRoom) await this.room();
      if (contract.task.commitReveal) this.commit(concatBytes(...body));
      else this.finish("answer", body);
    } catch (error) {
      this.endWith(error);
    }
  }

  /** Ends the task with a reason, which is sent if the session still can; nothing of it is sent afterwards. */
  end(report: Report): void {
    if (this.isOver) return;
    this.finish("error", encodeReport(report));
    this.abortReason = report;
    this.abort?.abort(report);
  }

  /** Sends the answer that was committed to. */
  reveal(): void {
    const body = this.parts.held.drop(this);
    if (!body) return;
    this.room()
      .then(() => this.finish("answer", body))
      .catch((error: unknown) => this.endWith(error));
  }

  callFor(item?: number): Call {
    return createCall(this, item);
  }

  async sendPart(body: Uint8Array): Promise<void> {
    this.assertInTime();
    this.send("chunk", body);
    await this.room();
  }

  assertInTime(): void {
    if (this.isOver) throw fail(roleErrors.cancelled);
    if (this.remainingMs() <= 0) throw this.overdue();
  }

  remainingMs(): number {
    return this.deadline.remainingMs();
  }

  /** Made when it is asked for: a controller costs as much as a small task. */
  signal(): AbortSignal {
    this.abort ??= new AbortController();
    if (this.abortReason !== undefined) this.abort.abort(this.abortReason);
    return this.abort.signal;
  }

  private send(kind: Outgoing, body: Uint8Array | Pieces): void {
    const { session } = this.parts;
    if (this.isOver || !session.isOpen) return;
    try {
      session.send({ kind, taskId: this.taskId, deadlineMs: 0, body });
    } catch (cause) {
      throw fail(roleErrors.responseTooLarge, { reason: reasonOf(cause) }, cause);
    }
  }

  private finish(kind: "answer" | "error", body: Uint8Array | Pieces): void {
    if (this.isOver) return;
    this.send(kind, body);
    this.isOver = true;
    this.deadline.stop();
    this.parts.held.drop(this);
    this.parts.ended(this);
  }

  private commit(body: Uint8Array): void {
    if (this.isOver) return;
    const { held, session } = this.parts;
    const { taskId, deadlineMs } = this.frame;
    this.send("commit", held.hold(this, body, { taskId, session, deadlineMs }));
    this.deadline.stop();
  }

  private endWith(error: unknown): void {
    const { contract, log, onFailure } = this.parts.options;
    const report = isSubnetkitError(error)
      ? error
      : fail(roleErrors.solveFailed, { plugin: contract.id, step: "a hook", reason: reasonOf(error) }, error);
    if (!this.isOver) {
      const { code, message } = report;
      log.warn("task failed", { taskId: this.taskId, caller: this.caller.uid, code, reason: message });
      onFailure?.(report);
    }
    this.end(report);
  }

  private expire(): void {
    const { deadlineMs } = this.frame;
    this.end(this.isRunning ? this.overdue() : fail(roleErrors.expired, { deadlineMs }));
  }

  private overdue(): Error & Report {
    const { deadlineMs } = this.frame;
    return fail(roleErrors.overdue, { deadlineMs, plugin: this.parts.options.contract.id });
  }

  private get hasRoom(): boolean {
    const { session } = this.parts;
    return !session.isOpen || session.hasRoom;
  }

  /** Until then it keeps its place: a caller that reads slowly gets no further work done. */
  private async room(): Promise<void> {
    while (!this.hasRoom) await this.parts.session.room();
  }
}
