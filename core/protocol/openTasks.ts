import { fail } from "../primitives/errors.js";
import type { Frame } from "./frames.js";
import type { Role } from "./offer.js";
import { protocolErrors } from "./protocolErrors.js";

/**
 * The tasks of a session that have no final frame yet. Every task gets exactly one, an answer or an error, also after
 * it was cancelled: so nothing unasked is ever accepted, and a miner that never answers runs out of room.
 */
export interface OpenTasks {
  readonly size: number;
  /** @throws SK1433, SK1434 */
  sent(frame: Frame): void;
  /** @throws SK1433, SK1434 */
  received(frame: Frame): void;
}

/** Keeps account of a session's tasks; `limit` is the miner's. */
export function createOpenTasks(role: Role, limit: number): OpenTasks {
  const open = new Set<string>();

  const unexpected = ({ kind }: Frame, reason: string): never => {
    throw fail(protocolErrors.unexpectedFrame, { kind, reason });
  };
  const mustBeOpen = (frame: Frame): void => {
    if (!open.has(frame.taskId)) unexpected(frame, "no such task is open");
  };

  const fromValidator = (frame: Frame): void => {
    if (frame.kind === "cancel") return; // It may have crossed the final frame: nothing to check.
    if (frame.kind !== "task") unexpected(frame, "a miner sends it");
    if (open.has(frame.taskId)) unexpected(frame, "the task is open already");
    if (open.size >= limit) throw fail(protocolErrors.tooManyInFlight, { limit });
    open.add(frame.taskId);
  };
  const fromMiner = (frame: Frame): void => {
    if (frame.kind === "task" || frame.kind === "cancel") unexpected(frame, "a validator sends it");
    mustBeOpen(frame);
    if (frame.kind !== "chunk") open.delete(frame.taskId);
  };

  return {
    get size() {
      return open.size;
    },
    sent: role === "validator" ? fromValidator : fromMiner,
    received: role === "validator" ? fromMiner : fromValidator,
  };
}
