import { piecesLength, type Pieces } from "../primitives/bytes.js";
import { fail } from "../primitives/errors.js";
import { protocolErrors } from "./protocolErrors.js";

/**
 * What a frame is. `receipt` is missing: it comes with receipts.
 * task, reveal, cancel: validator → miner; answer, chunk, commit, error: miner → validator; ping, pong, close: both.
 */
export const FRAME_KINDS = [
  "task",
  "answer",
  "chunk",
  "cancel",
  "error",
  "ping",
  "pong",
  "close",
  "commit",
  "reveal",
] as const;
export type FrameKind = (typeof FRAME_KINDS)[number];

/** One message of a session. The body is the subnet's, opaque to the protocol. */
export interface Frame {
  readonly kind: FrameKind;
  /** 16 bytes as 32 hex digits; empty for ping, pong and close. */
  readonly taskId: string;
  /** Milliseconds that were left when the frame was sent; 0 for every kind but task and reveal. */
  readonly deadlineMs: number;
  readonly body: Uint8Array;
}

/** A frame to be sent, whose body may stand in pieces. They must not change before it has left. */
export interface OutgoingFrame extends Omit<Frame, "body"> {
  readonly body: Uint8Array | Pieces;
}

export const EMPTY_BODY = new Uint8Array(0);
export const TASK_ID_BYTES = 16;
export const MAX_DEADLINE_MS = 0xffff_ffff;
/** A commitment is a SHA-256. */
export const COMMITMENT_BYTES = 32;

const EMPTY_KINDS: ReadonlySet<FrameKind> = new Set(["ping", "pong", "cancel", "reveal"]);

/** Kinds that concern the session, not a task. */
export function isSessionKind(kind: FrameKind): boolean {
  return kind === "ping" || kind === "pong" || kind === "close";
}

/**
 * Checks the fields of a frame against its kind.
 *
 * @throws SK1431
 */
export function checkFrame<F extends OutgoingFrame>(frame: F): F {
  const { kind, taskId, deadlineMs, body } = frame;
  const bodyBytes = body instanceof Uint8Array ? body.length : piecesLength(body);
  if (isSessionKind(kind) ? taskId !== "" : !/^[0-9a-f]{32}$/.test(taskId)) {
    throw fail(protocolErrors.badFrame, { reason: `${taskId.length / 2} bytes are no task id for ${kind}` });
  }
  if (kind === "task" || kind === "reveal") {
    if (!Number.isSafeInteger(deadlineMs) || deadlineMs < 1 || deadlineMs > MAX_DEADLINE_MS) {
      throw fail(protocolErrors.badFrame, { reason: `a deadline of ${deadlineMs} ms is out of range` });
    }
  } else if (deadlineMs !== 0) throw fail(protocolErrors.badFrame, { reason: `${kind} has a deadline` });
  if (EMPTY_KINDS.has(kind) && bodyBytes > 0) {
    throw fail(protocolErrors.badFrame, { reason: `${kind} has a body` });
  }
  if (kind === "commit" && bodyBytes !== COMMITMENT_BYTES) {
    throw fail(protocolErrors.badFrame, { reason: `${bodyBytes} bytes are no commitment` });
  }
  return frame;
}
