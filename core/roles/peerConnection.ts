import type { ContractSpec } from "../plugin/contract.js";
import type { MissingReason } from "../plugin/subnet.js";
import { fail } from "../primitives/errors.js";
import { EMPTY_BODY, type Frame } from "../protocol/frames.js";
import { protocolErrors } from "../protocol/protocolErrors.js";
import type { PeerReport } from "../protocol/reportBody.js";
import { createSession, type Session } from "../protocol/session.js";
import { createAskedTask, problemOf, type AskedTask, type Reply, type StreamLimits } from "./askedTask.js";
import type { CommitWindow } from "./commitWindow.js";
import { connectPeer, type ConnectOptions } from "./connectPeer.js";
import type { DeadlineMode } from "./deadline.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";

/** What a validator sends: the encoded request under its id. */
export interface OutgoingTask {
  readonly taskId: string;
  readonly body: Uint8Array;
}

/** A validator's line to one miner: dialled when needed, kept while it holds, dialled again after it broke. */
export interface PeerConnection {
  /** Dials, unless the line holds. Never rejects: what is wrong shows in the replies. */
  readonly connect: () => Promise<void>;
  /**
   * Sends tasks and resolves with one reply for each, in their order. Never rejects. Several calls may be under way.
   *
   * @param window when the contract has answers committed to: shared with the other peers that are asked the same. The
   * line is not dialled then, since the others would wait for it: connect before
   */
  readonly ask: (tasks: readonly OutgoingTask[], window?: CommitWindow) => Promise<readonly Reply[]>;
  /** Whether a session is open. */
  readonly isOpen: boolean;
  readonly close: () => void;
}

export interface PeerConnectionOptions extends ConnectOptions, StreamLimits {
  readonly contract: ContractSpec;
  readonly deadline: DeadlineMode;
  /** How long an answer may take in patient mode. */
  readonly backstopMs: number;
}

/** A task that waits for its reply, sent or not. */
interface Awaited extends OutgoingTask {
  readonly asked: AskedTask;
  readonly startMs: number;
  isSent: boolean;
}

/** Prepares a line to a miner; nothing is dialled before the first task. */
export function createPeerConnection(options: PeerConnectionOptions): PeerConnection {
  const { contract, identity, clock, deadline, peer } = options;
  const { timeoutMs } = contract.task;
  const waitMs = deadline === "patient" ? options.backstopMs : timeoutMs;
  const overdue = (): PeerReport =>
    problemOf(fail(roleErrors.overdue, { deadlineMs: waitMs, plugin: contract.id }));
  /** Without a reply, by task id; in the order in which they were asked. */
  const awaited = new Map<string, Awaited>();
  const unsent: Awaited[] = [];
  let session: Session | undefined;
  let opening: Promise<void> | undefined;
  /** Why the line could not be opened, the last time it was tried. */
  let failure: Error | undefined;
  let isClosed = false;

  const elapsedMs = (startMs: number): number => (deadline === "patient" ? 0 : clock.nowMs() - startMs);
  // What had to wait for room has less time left than what went at once. The wire knows whole milliseconds above 0.
  const remainingMs = ({ startMs }: Awaited): number =>
    Math.max(1, Math.floor(timeoutMs - elapsedMs(startMs)));
  const tell = (kind: "cancel" | "reveal", taskId: string): void => {
    const deadlineMs = kind === "reveal" ? timeoutMs : 0;
    if (session?.isOpen) session.send({ kind, taskId, deadlineMs, body: EMPTY_BODY });
  };
  const missAll = (missing: MissingReason, problem: PeerReport): void => {
    for (const { asked } of awaited.values()) asked.miss(missing, problem);
    awaited.clear();
  };
  const giveUp = (task: Awaited): void => {
    if (task.asked.isSettled) return;
    if (task.isSent) tell("cancel", task.taskId);
    task.asked.miss("late", overdue());
    awaited.delete(task.taskId);
  };
  const sendWhatFits = (): void => {
    while (session?.isOpen && session.inFlight < session.peer.limits.maxInFlight) {
      const [task] = unsent;
      if (!task) return;
      if (!session.hasRoom) {
        void session.room().then(sendWhatFits);
        return;
      }
      unsent.shift();
      if (task.asked.isSettled) continue;
      task.isSent = true;
      try {
        session.send({ kind: "task", taskId: task.taskId, deadlineMs: remainingMs(task), body: task.body });
      } catch (error) {
        task.asked.miss("refused", problemOf(error));
        awaited.delete(task.taskId);
      }
    }
  };
  const onFrame = (frame: Frame): void => {
    const task = awaited.get(frame.taskId);
    if (task?.asked.hear(frame)) tell("cancel", task.taskId);
    if (task?.asked.isSettled) awaited.delete(task.taskId);
    if (frame.kind !== "chunk") sendWhatFits();
  };

  const open = async (): Promise<void> => {
    if (isClosed) throw fail(roleErrors.closed);
    const next = createSession(await connectPeer(options), {
      clock,
      onFrame,
      onEnd: (end) => missAll("unreachable", end),
    });
    session = next;
    if (!next.isOpen) throw fail(protocolErrors.closed);
    if (isClosed) next.close(fail(protocolErrors.goingAway));
  };
  const ready = async (): Promise<void> => {
    if (session?.isOpen && awaited.size === 0 && session.inFlight >= session.peer.limits.maxInFlight) {
      // It leaves cancelled tasks without a final word until there is no room: a new session counts anew.
      session.close(fail(roleErrors.noRoom, { open: session.inFlight }));
    }
    if (session?.isOpen) return;
    opening ??= open().finally(() => (opening = undefined));
    try {
      await opening;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(reasonOf(error));
      throw error;
    }
  };
  const mustBeOpen = (): void => {
    if (!session?.isOpen) throw failure ?? fail(protocolErrors.closed);
  };
  /** Asks for the answer to a task once nobody can commit to one any more. */
  const reveal = async (task: Awaited, window: CommitWindow): Promise<void> => {
    await window.over(task.taskId);
    if (!task.asked.hasCommitment) return;
    tell("reveal", task.taskId);
    const cancelWait = clock.after(waitMs, () => giveUp(task));
    await task.asked.reply;
    cancelWait();
  };

  return {
    connect: () => ready().catch(() => undefined),
    ask: async (tasks, window) => {
      const committed = window?.join() ?? (() => undefined);
      try {
        if (window) mustBeOpen();
        else await ready();
      } catch (error) {
        for (const { taskId } of tasks) committed(taskId);
        return tasks.map(() => ({ missing: "unreachable", problem: problemOf(error) }));
      }
      const startMs = clock.nowMs();
      const subjects = { miner: peer.hotkey, validator: identity.signer.account };
      const own = tasks.map((task): Awaited => {
        const subject = { taskId: task.taskId, ...subjects };
        const asked = createAskedTask(contract, subject, options, () => elapsedMs(startMs));
        return { ...task, asked, startMs, isSent: false };
      });
      for (const task of own) awaited.set(task.taskId, task);
      unsent.push(...own);
      const cancelWait = clock.after(waitMs, () => {
        for (const task of own) if (!task.asked.hasCommitment) giveUp(task);
      });
      if (window) {
        for (const task of own) {
          void task.asked.committed.then(() => committed(task.taskId));
          void reveal(task, window);
        }
      }
      sendWhatFits();
      const all = await Promise.all(own.map(({ asked }) => asked.reply));
      cancelWait();
      return all;
    },
    get isOpen() {
      return session?.isOpen === true;
    },
    close: () => {
      isClosed = true;
      session?.close(fail(protocolErrors.goingAway));
    },
  };
}
