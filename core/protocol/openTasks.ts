import { fail } from "../primitives/errors.js";
import type { Frame } from "./frames.js";
import type { Role } from "./offer.js";
import { protocolErrors } from "./protocolErrors.js";

/** Answers that a miner has committed to and nobody has asked for yet, in one session. They take memory, not work. */
export const MAX_COMMITTED = 1_024;

/**
 * The tasks of a session that have no final frame yet. Every task gets exactly one, an answer or an error, also after
 * it was cancelled: so nothing unasked is ever accepted, and a miner that never answers runs out of room. An answer
 * that was committed to comes after it was asked for, never before, so that nobody can be made to look early.
 */
export interface OpenTasks {
  /** Those that are being worked on; committed ones are done, and wait. */
  readonly size: number;
  /** @throws SK1433, SK1434 */
  sent(frame: Heading): void;
  /** @throws SK1433, SK1434 */
  received(frame: Heading): void;
}

/** What counts of a frame. */
type Heading = Pick<Frame, "kind" | "taskId">;

/** A task is worked on, then may be committed to, then asked for. */
type Phase = "working" | "committed" | "asked";

/** Keeps account of a session's tasks; `limit` is the miner's. */
export function createOpenTasks(role: Role, limit: number): OpenTasks {
  const open = new Map<string, Phase>();
  /** Of the open ones. */
  let working = 0;

  const unexpected = ({ kind }: Heading, reason: string): never => {
    throw fail(protocolErrors.unexpectedFrame, { kind, reason });
  };
  const size = (): number => Math.max(working, open.size - MAX_COMMITTED);

  const fromValidator = (frame: Heading): void => {
    const phase = open.get(frame.taskId);
    switch (frame.kind) {
      case "cancel":
        return; // It may have crossed the final frame: nothing to check.
      case "reveal":
        if (phase === undefined) return; // Likewise.
        if (phase !== "committed") {
          unexpected(frame, phase === "asked" ? "it was asked for already" : "nothing was committed to");
        }
        open.set(frame.taskId, "asked");
        return;
      case "task":
        if (phase !== undefined) unexpected(frame, "the task is open already");
        if (size() >= limit) throw fail(protocolErrors.tooManyInFlight, { limit });
        open.set(frame.taskId, "working");
        working += 1;
        return;
      default:
        unexpected(frame, "a miner sends it");
    }
  };
  const fromMiner = (frame: Heading): void => {
    const { kind, taskId } = frame;
    if (kind === "task" || kind === "cancel" || kind === "reveal") unexpected(frame, "a validator sends it");
    const phase = open.get(taskId);
    if (phase === undefined) unexpected(frame, "no such task is open");
    if (kind === "answer" && phase === "committed") unexpected(frame, "the answer was not asked for yet");
    if ((kind === "commit" || kind === "chunk") && phase !== "working") {
      unexpected(frame, "the answer was committed to already");
    }
    if (kind === "chunk") return;
    if (phase === "working") working -= 1;
    if (kind === "commit") open.set(taskId, "committed");
    else open.delete(taskId);
  };

  return {
    get size() {
      return size();
    },
    sent: role === "validator" ? fromValidator : fromMiner,
    received: role === "validator" ? fromMiner : fromValidator,
  };
}
