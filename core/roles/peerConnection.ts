import type { MissingReason } from "../plugin/subnet.js";
import { fail, reportOf } from "../primitives/errors.js";
import { EMPTY_BODY, type Frame } from "../protocol/frames.js";
import { protocolErrors } from "../protocol/protocolErrors.js";
import { decodeReport, type PeerReport } from "../protocol/reportBody.js";
import { createSession, type Session } from "../protocol/session.js";
import { connectPeer, type ConnectOptions } from "./connectPeer.js";
import type { DeadlineMode } from "./deadline.js";
import { missingReasonOf } from "./missingReason.js";
import { roleErrors } from "./roleErrors.js";

/** What a validator sends: the encoded request under its id. */
export interface OutgoingTask {
  readonly taskId: string;
  readonly body: Uint8Array;
}

/** What came back for one task: bytes that are not checked yet, or why there are none. */
export type Reply =
  | { readonly body: Uint8Array; readonly latencyMs: number }
  | { readonly missing: MissingReason; readonly problem: PeerReport };

/** A validator's line to one miner: dialled when needed, kept while it holds, dialled again after it broke. */
export interface PeerConnection {
  /** Sends tasks and resolves with one reply for each, in their order. Never rejects. */
  readonly ask: (tasks: readonly OutgoingTask[], timeoutMs: number) => Promise<readonly Reply[]>;
  readonly close: () => void;
}

export interface PeerConnectionOptions extends ConnectOptions {
  readonly deadline: DeadlineMode;
  /** How long an answer may take in patient mode. */
  readonly backstopMs: number;
}

/** Prepares a line to a miner; nothing is dialled before the first task. */
export function createPeerConnection(options: PeerConnectionOptions): PeerConnection {
  const { identity, clock, deadline } = options;
  /** Replies that are still awaited, by task id; in the order in which they were asked. */
  const awaited = new Map<string, (reply: Reply) => void>();
  let outgoing: readonly OutgoingTask[] = [];
  /** How many of them were sent. */
  let sentCount = 0;
  let session: Session | undefined;
  let startMs = 0;
  let timeoutMs = 0;
  let isClosed = false;

  const settle = (taskId: string, reply: Reply): void => {
    const resolve = awaited.get(taskId);
    awaited.delete(taskId);
    resolve?.(reply);
  };
  const settleAll = (missing: MissingReason, problem: PeerReport): void => {
    outgoing = [];
    sentCount = 0;
    for (const taskId of [...awaited.keys()]) settle(taskId, { missing, problem });
  };
  // What had to wait for room has less time left than what went at once. The wire knows whole milliseconds above 0.
  const remainingMs = (): number =>
    deadline === "patient" ? timeoutMs : Math.max(1, Math.floor(timeoutMs - (clock.nowMs() - startMs)));
  const sendWhatFits = (): void => {
    while (session?.isOpen && session.inFlight < session.peer.limits.maxInFlight) {
      if (!session.hasRoom) {
        void session.room().then(sendWhatFits);
        return;
      }
      const task = outgoing[sentCount];
      if (!task) return;
      sentCount += 1;
      try {
        session.send({ kind: "task", taskId: task.taskId, deadlineMs: remainingMs(), body: task.body });
      } catch (error) {
        settle(task.taskId, { missing: "refused", problem: problemOf(error) });
      }
    }
  };
  const onFrame = (frame: Frame): void => {
    // Parts are for those who stream on to a client; what is scored is the answer.
    if (frame.kind === "chunk") return;
    if (frame.kind === "answer") {
      const latencyMs = deadline === "patient" ? 0 : clock.nowMs() - startMs;
      settle(frame.taskId, { body: frame.body, latencyMs });
    } else {
      const problem = decodeReport(frame.body);
      settle(frame.taskId, { missing: missingReasonOf(problem.code), problem });
    }
    sendWhatFits();
  };

  const open = async (): Promise<Session> =>
    createSession(await connectPeer(options), {
      clock,
      onFrame,
      onEnd: (end) => settleAll("unreachable", end),
    });
  const ready = async (): Promise<void> => {
    if (isClosed) throw fail(roleErrors.closed);
    if (session && session.inFlight >= session.peer.limits.maxInFlight) {
      // It leaves cancelled tasks without a final word until there is no room: a new session counts anew.
      session.close(fail(roleErrors.noRoom, { open: session.inFlight }));
    }
    if (session?.isOpen) return;
    session = await open();
    if (!session.isOpen) throw fail(protocolErrors.closed);
    if (isClosed) session.close(fail(protocolErrors.goingAway));
  };
  const giveUp = (waitedMs: number): void => {
    const problem = problemOf(fail(roleErrors.overdue, { deadlineMs: waitedMs, plugin: identity.plugin.id }));
    for (const { taskId } of outgoing.slice(sentCount)) settle(taskId, { missing: "late", problem });
    for (const taskId of awaited.keys()) {
      if (session?.isOpen) session.send({ kind: "cancel", taskId, deadlineMs: 0, body: EMPTY_BODY });
    }
    settleAll("late", problem);
  };

  return {
    ask: async (tasks, taskTimeoutMs) => {
      try {
        await ready();
      } catch (error) {
        return tasks.map(() => ({ missing: "unreachable", problem: problemOf(error) }));
      }
      startMs = clock.nowMs();
      timeoutMs = taskTimeoutMs;
      const waitMs = deadline === "patient" ? options.backstopMs : timeoutMs;
      const replies = tasks.map(
        ({ taskId }) => new Promise<Reply>((resolve) => awaited.set(taskId, resolve)),
      );
      sentCount = 0;
      outgoing = tasks;
      const cancelWait = clock.after(waitMs, () => giveUp(waitMs));
      sendWhatFits();
      const all = await Promise.all(replies);
      cancelWait();
      return all;
    },
    close: () => {
      isClosed = true;
      session?.close(fail(protocolErrors.goingAway));
    },
  };
}

function problemOf(error: unknown): PeerReport {
  const { code, message } = reportOf(error);
  return { code, reason: message };
}
