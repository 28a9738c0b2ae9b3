import type { ContractSpec } from "../plugin/contract.js";
import type { MissingReason } from "../plugin/subnet.js";
import type { Pieces } from "../primitives/bytes.js";
import { fail } from "../primitives/errors.js";
import { EMPTY_BODY, type Frame } from "../protocol/frames.js";
import { protocolErrors } from "../protocol/protocolErrors.js";
import type { PeerReport } from "../protocol/reportBody.js";
import { createSession, type Session } from "../protocol/session.js";
import {
  AskedTask,
  problemOf,
  type AskedLine,
  type AskedListener,
  type Reply,
  type StreamLimits,
} from "./askedTask.js";
import type { CommitWindow } from "./commitWindow.js";
import { connectPeer, type ConnectOptions } from "./connectPeer.js";
import type { DeadlineMode } from "./deadline.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";

/** What a validator sends: the encoded request under its id. */
export interface OutgoingTask {
  readonly taskId: string;
  /** Pieces must not change before there is a reply. */
  readonly body: Uint8Array | Pieces;
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

/** Prepares a line to a miner; nothing is dialled before the first task. */
export function createPeerConnection(options: PeerConnectionOptions): PeerConnection {
  const { contract, identity, clock, deadline, peer } = options;
  const { timeoutMs } = contract.task;
  const waitMs = deadline === "patient" ? options.backstopMs : timeoutMs;
  const overdue = (): PeerReport =>
    problemOf(fail(roleErrors.overdue, { deadlineMs: waitMs, plugin: contract.id }));
  /** Without a reply, by task id; in the order in which they were asked. */
  const awaited = new Map<string, AskedTask>();
  const unsent: AskedTask[] = [];
  let session: Session | undefined;
  let opening: Promise<void> | undefined;
  /** Why the line could not be opened, the last time it was tried. */
  let failure: Error | undefined;
  let isClosed = false;

  const elapsedMs = (startMs: number): number => (deadline === "patient" ? 0 : clock.nowMs() - startMs);
  const parties = { miner: peer.hotkey, validator: identity.signer.account };
  const { maxParts, maxStreamBytes } = options;
  const line: AskedLine = { contract, parties, maxParts, maxStreamBytes, elapsedMs };
  // What had to wait for room has less time left than what went at once. The wire knows whole milliseconds above 0.
  const remainingMs = ({ startMs }: AskedTask): number =>
    Math.max(1, Math.floor(timeoutMs - elapsedMs(startMs)));
  const tell = (kind: "cancel" | "reveal", taskId: string): void => {
    const deadlineMs = kind === "reveal" ? timeoutMs : 0;
    if (session?.isOpen) session.send({ kind, taskId, deadlineMs, body: EMPTY_BODY });
  };
  const missAll = (missing: MissingReason, problem: PeerReport): void => {
    for (const task of awaited.values()) task.miss(missing, problem);
  };
  const giveUp = (task: AskedTask): void => {
    if (task.isSettled) return;
    if (task.isSent) tell("cancel", task.taskId);
    task.miss("late", overdue());
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
      if (task.isSettled) continue;
      task.isSent = true;
      try {
        session.send({ kind: "task", taskId: task.taskId, deadlineMs: remainingMs(task), body: task.body });
      } catch (error) {
        task.miss("refused", problemOf(error));
      }
    }
  };
  const onFrame = (frame: Frame): void => {
    if (awaited.get(frame.taskId)?.hear(frame)) tell("cancel", frame.taskId);
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
  /** Whether a session is open that can take tasks. */
  const isReady = (): boolean =>
    session?.isOpen === true && (awaited.size > 0 || session.inFlight < session.peer.limits.maxInFlight);
  const ready = async (): Promise<void> => {
    if (isReady()) return;
    if (session?.isOpen) {
      // It leaves cancelled tasks without a final word until there is no room: a new session counts anew.
      session.close(fail(roleErrors.noRoom, { open: session.inFlight }));
    }
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
  /** Asks for the answer to a task once nobody can commit to one any more. Returns what ends the wait for it. */
  const reveal = async (task: AskedTask, window: CommitWindow): Promise<() => void> => {
    await window.over(task.taskId);
    if (!task.hasCommitment) return () => undefined;
    tell("reveal", task.taskId);
    return clock.after(waitMs, () => giveUp(task));
  };
  /** Asks over the open line. */
  const askAll = (
    tasks: readonly OutgoingTask[],
    window: CommitWindow | undefined,
    committed: (taskId: string) => void,
  ): Promise<readonly Reply[]> =>
    new Promise((resolve) => {
      let left = tasks.length;
      const listener: AskedListener = {
        committed: ({ taskId }) => committed(taskId),
        settled: ({ taskId }) => {
          awaited.delete(taskId);
          committed(taskId);
          left -= 1;
          if (left === 0) finish();
        },
      };
      const startMs = clock.nowMs();
      const asked = tasks.map(({ taskId, body }) => new AskedTask(taskId, body, startMs, line, listener));
      const cancelWait = clock.after(waitMs, () => {
        for (const task of asked) if (!task.hasCommitment) giveUp(task);
      });
      const reveals = window && asked.map((task) => reveal(task, window));
      const finish = (): void => {
        cancelWait();
        for (const revealed of reveals ?? []) void revealed.then((cancelReveal) => cancelReveal());
        resolve(asked.flatMap(({ reply }) => reply ?? []));
      };
      if (left === 0) finish();
      for (const task of asked) awaited.set(task.taskId, task);
      unsent.push(...asked);
      sendWhatFits();
    });

  return {
    connect: () => ready().catch(() => undefined),
    ask: async (tasks, window) => {
      const committed = window?.join() ?? (() => undefined);
      try {
        if (window) mustBeOpen();
        else if (!isReady()) await ready();
      } catch (error) {
        for (const { taskId } of tasks) committed(taskId);
        return tasks.map(() => ({ missing: "unreachable", problem: problemOf(error) }));
      }
      return askAll(tasks, window, committed);
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
