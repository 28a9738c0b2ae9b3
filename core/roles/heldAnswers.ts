import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { REVEAL_OVERHEAD_BYTES, sealAnswer } from "../protocol/commitment.js";
import { MAX_FRAME_HEAD_BYTES } from "../protocol/frameCodec.js";
import { protocolErrors } from "../protocol/protocolErrors.js";
import type { Clock } from "../protocol/ports.js";
import type { Session } from "../protocol/session.js";
import type { DeadlineMode } from "./deadline.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";

/** Answers that were committed to and wait to be asked for, over all callers. */
export interface HeldAnswers {
  /**
   * Keeps an answer, until it is dropped or nobody has asked for it for too long: then the task ends.
   *
   * @returns the commitment to it
   * @throws SK1508 when the caller could not take the answer, SK1511 when too much is held already
   */
  readonly hold: (task: Holder, body: Uint8Array, from: HeldFrom) => Uint8Array;
  /** Takes an answer back, in the form in which it is revealed; nothing when none is held. */
  readonly drop: (task: Holder) => Uint8Array | undefined;
}

interface Holder {
  readonly end: (report: { readonly code: string; readonly message: string }) => void;
}

interface HeldFrom {
  readonly taskId: string;
  readonly session: Session;
  /** How long the task had. */
  readonly deadlineMs: number;
}

/**
 * How much longer than the task's own time an answer is kept at least. Every peer has the same time, so when it is over for one it is
 * over for all, up to what connections and clocks differ by.
 */
const MIN_HOLD_MS = 10_000;

export function createHeldAnswers(
  miner: AccountId,
  {
    clock,
    deadline,
    maxHeldBytes,
  }: {
    readonly clock: Clock;
    readonly deadline: DeadlineMode;
    readonly maxHeldBytes: number;
  },
): HeldAnswers {
  const held = new Map<Holder, { readonly reveal: Uint8Array; readonly stop: () => void }>();
  let heldBytes = 0;

  const drop: HeldAnswers["drop"] = (task) => {
    const answer = held.get(task);
    if (!answer) return undefined;
    held.delete(task);
    heldBytes -= answer.reveal.length;
    answer.stop();
    return answer.reveal;
  };
  return {
    hold: (task, body, { taskId, session, deadlineMs }) => {
      const sizeBytes = body.length + REVEAL_OVERHEAD_BYTES;
      const limitBytes = session.peer.limits.maxFrameBytes - MAX_FRAME_HEAD_BYTES;
      if (sizeBytes > limitBytes) {
        const cause = fail(protocolErrors.frameTooLarge, { sizeBytes, limitBytes });
        throw fail(roleErrors.responseTooLarge, { reason: reasonOf(cause) }, cause);
      }
      if (heldBytes + sizeBytes > maxHeldBytes) {
        throw fail(roleErrors.tooMuchHeld, { heldBytes: heldBytes + sizeBytes, limitBytes: maxHeldBytes });
      }
      const subject = { taskId, miner, validator: session.peer.hotkey };
      const { commitment, reveal } = sealAnswer(body, subject);
      const holdMs = Math.max(MIN_HOLD_MS, deadlineMs);
      const expire = (): void => task.end(fail(roleErrors.notRevealed, { holdMs }));
      // In lock-step nobody is late, and the session's end is the only one.
      const stop = deadline === "patient" ? () => undefined : clock.after(deadlineMs + holdMs, expire);
      held.set(task, { reveal, stop });
      heldBytes += reveal.length;
      return commitment;
    },
    drop,
  };
}
