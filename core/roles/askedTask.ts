import type { ContractSpec } from "../plugin/contract.js";
import type { MissingReason } from "../plugin/subnet.js";
import { fail, reportOf } from "../primitives/errors.js";
import { openAnswer, type CommitmentSubject } from "../protocol/commitment.js";
import type { Frame } from "../protocol/frames.js";
import { decodeReport, type PeerReport } from "../protocol/reportBody.js";
import { missingReasonOf } from "./missingReason.js";
import { roleErrors } from "./roleErrors.js";

/** One part of a streamed answer, unchecked. */
export interface RawPart {
  readonly body: Uint8Array;
  /** Milliseconds from the request to its arrival. */
  readonly atMs: number;
}

/** What came back for one task: bytes that are not checked yet, or why there are none. */
export type Reply =
  | {
      /** Empty when the answer came in parts alone. */
      readonly body: Uint8Array;
      /** Until the answer was complete, or committed to. */
      readonly latencyMs: number;
      readonly parts: readonly RawPart[];
    }
  | { readonly missing: MissingReason; readonly problem: PeerReport };

/** How much of an answer that comes in parts is kept. */
export interface StreamLimits {
  readonly maxParts: number;
  readonly maxStreamBytes: number;
}

/** One task at one miner, from its sending to its one reply. */
export interface AskedTask {
  readonly reply: Promise<Reply>;
  /** Resolves when the answer is committed to, or there is a reply already. */
  readonly committed: Promise<void>;
  readonly isSettled: boolean;
  readonly hasCommitment: boolean;
  /**
   * Takes a frame of the miner.
   *
   * @returns whether the miner should stop: there is nothing more to hear from it that could be used
   */
  readonly hear: (frame: Frame) => boolean;
  /** Settles without an answer, unless there is a reply already. */
  readonly miss: (missing: MissingReason, problem: PeerReport) => void;
}

/**
 * Begins to listen to a miner about one task.
 *
 * @param elapsedMs since it was asked
 */
export function createAskedTask(
  contract: ContractSpec,
  subject: CommitmentSubject,
  limits: StreamLimits,
  elapsedMs: () => number,
): AskedTask {
  const { streaming, commitReveal = false } = contract.task;
  const parts: RawPart[] = [];
  let partBytes = 0;
  let commitment: { readonly bytes: Uint8Array; readonly latencyMs: number } | undefined;
  let isSettled = false;
  let resolveReply: (reply: Reply) => void = () => undefined;
  let resolveCommitted: () => void = () => undefined;
  const reply = new Promise<Reply>((resolve) => (resolveReply = resolve));
  const committed = new Promise<void>((resolve) => (resolveCommitted = resolve));

  const settle = (how: Reply): void => {
    isSettled = true;
    resolveReply(how);
    resolveCommitted();
  };
  const miss: AskedTask["miss"] = (missing, problem) => {
    if (!isSettled) settle({ missing, problem });
  };
  const unexpected = ({ kind }: Frame): never => {
    throw fail(roleErrors.unexpectedPart, { kind, plugin: contract.id });
  };
  const hearPart = (frame: Frame): void => {
    if (!streaming) unexpected(frame);
    parts.push({ body: frame.body, atMs: elapsedMs() });
    partBytes += frame.body.length;
    const { maxParts, maxStreamBytes: maxBytes } = limits;
    if (parts.length > maxParts || partBytes > maxBytes) {
      throw fail(roleErrors.streamTooLong, { maxParts, maxBytes });
    }
  };
  const hearAnswer = (frame: Frame): void => {
    if (!commitReveal) settle({ body: frame.body, latencyMs: elapsedMs(), parts });
    else if (!commitment) unexpected(frame);
    else {
      const body = openAnswer(frame.body, commitment.bytes, subject);
      settle({ body, latencyMs: commitment.latencyMs, parts });
    }
  };

  return {
    reply,
    committed,
    get isSettled() {
      return isSettled;
    },
    get hasCommitment() {
      return commitment !== undefined && !isSettled;
    },
    miss,
    hear: (frame) => {
      if (isSettled) return false;
      try {
        if (frame.kind === "chunk") hearPart(frame);
        else if (frame.kind === "answer") hearAnswer(frame);
        else if (frame.kind === "error") {
          const problem = decodeReport(frame.body);
          settle({ missing: missingReasonOf(problem.code), problem });
        } else if (!commitReveal) unexpected(frame);
        else {
          // The body is a view of its record, which need not be kept for so little.
          commitment = { bytes: frame.body.slice(), latencyMs: elapsedMs() };
          resolveCommitted();
        }
        return false;
      } catch (error) {
        miss("malformed", problemOf(error));
        return frame.kind === "chunk" || frame.kind === "commit";
      }
    },
  };
}

/** An error as a peer's report of it. */
export function problemOf(error: unknown): PeerReport {
  const { code, message } = reportOf(error);
  return { code, reason: message };
}
