import type { ContractSpec } from "../plugin/contract.js";
import type { MissingReason } from "../plugin/subnet.js";
import type { Pieces } from "../primitives/bytes.js";
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

/** What all tasks of one line to a miner share. */
export interface AskedLine extends StreamLimits {
  readonly contract: ContractSpec;
  readonly parties: Omit<CommitmentSubject, "taskId">;
  /** Time that counts as a miner's, since a moment of the clock. */
  readonly elapsedMs: (startMs: number) => number;
}

/** Who is told what becomes of a task. */
export interface AskedListener {
  /** The answer is committed to. Not told when there is a reply without that. */
  readonly committed: (task: AskedTask) => void;
  /** There is a reply. Told once. */
  readonly settled: (task: AskedTask) => void;
}

const NO_PARTS: readonly RawPart[] = [];

/** One task at one miner, from its sending to its one reply. A class, since a round has thousands of them at a time. */
export class AskedTask {
  isSent = false;
  /** Undefined until the task is settled. */
  reply: Reply | undefined = undefined;
  private parts: RawPart[] | undefined = undefined;
  private partBytes = 0;
  private commitment: { readonly bytes: Uint8Array; readonly latencyMs: number } | undefined = undefined;

  constructor(
    readonly taskId: string,
    readonly body: Uint8Array | Pieces,
    readonly startMs: number,
    private readonly line: AskedLine,
    private readonly listener: AskedListener,
  ) {}

  get isSettled(): boolean {
    return this.reply !== undefined;
  }

  get hasCommitment(): boolean {
    return this.commitment !== undefined && !this.isSettled;
  }

  /** Settles without an answer, unless there is a reply already. */
  miss(missing: MissingReason, problem: PeerReport): void {
    if (!this.isSettled) this.settle({ missing, problem });
  }

  /**
   * Takes a frame of the miner.
   *
   * @returns whether the miner should stop: there is nothing more to hear from it that could be used
   */
  hear(frame: Frame): boolean {
    if (this.isSettled) return false;
    try {
      if (frame.kind === "chunk") this.hearPart(frame);
      else if (frame.kind === "answer") this.hearAnswer(frame);
      else if (frame.kind === "error") {
        const problem = decodeReport(frame.body);
        this.settle({ missing: missingReasonOf(problem.code), problem });
      } else this.hearCommitment(frame);
      return false;
    } catch (error) {
      this.miss("malformed", problemOf(error));
      return frame.kind === "chunk" || frame.kind === "commit";
    }
  }

  private hearPart(frame: Frame): void {
    if (!this.line.contract.task.streaming) this.refuse(frame);
    const parts = (this.parts ??= []);
    parts.push({ body: frame.body, atMs: this.elapsedMs() });
    this.partBytes += frame.body.length;
    const { maxParts, maxStreamBytes: maxBytes } = this.line;
    if (parts.length > maxParts || this.partBytes > maxBytes) {
      throw fail(roleErrors.streamTooLong, { maxParts, maxBytes });
    }
  }

  private hearAnswer(frame: Frame): void {
    const { contract, parties } = this.line;
    const parts = this.parts ?? NO_PARTS;
    if (!contract.task.commitReveal) this.settle({ body: frame.body, latencyMs: this.elapsedMs(), parts });
    else if (!this.commitment) this.refuse(frame);
    else {
      const { bytes, latencyMs } = this.commitment;
      const body = openAnswer(frame.body, bytes, { taskId: this.taskId, ...parties });
      this.settle({ body, latencyMs, parts });
    }
  }

  private hearCommitment(frame: Frame): void {
    if (!this.line.contract.task.commitReveal) this.refuse(frame);
    // The body is a view of its record, which need not be kept for so little.
    this.commitment = { bytes: frame.body.slice(), latencyMs: this.elapsedMs() };
    this.listener.committed(this);
  }

  private refuse({ kind }: Frame): never {
    throw fail(roleErrors.unexpectedPart, { kind, plugin: this.line.contract.id });
  }

  private elapsedMs(): number {
    return this.line.elapsedMs(this.startMs);
  }

  private settle(reply: Reply): void {
    this.reply = reply;
    this.listener.settled(this);
  }
}

/** An error as a peer's report of it. */
export function problemOf(error: unknown): PeerReport {
  const { code, message } = reportOf(error);
  return { code, reason: message };
}
