import { piecesLength } from "../primitives/bytes.js";
import { fail, type ErrorReport } from "../primitives/errors.js";
import type { Signer } from "../primitives/keys.js";
import { claimedReason, closeReason, codedError } from "./closeReason.js";
import { decodeFrames, encodeFrame } from "./frameCodec.js";
import { EMPTY_BODY, isSessionKind, type Frame, type OutgoingFrame } from "./frames.js";
import type { Established } from "./handshake.js";
import { startHeartbeat } from "./heartbeat.js";
import type { Offer } from "./offer.js";
import { createOpenTasks } from "./openTasks.js";
import { createOutbox } from "./outbox.js";
import type { Clock } from "./ports.js";
import { protocolErrors } from "./protocolErrors.js";
import { createOpener, createSealer, plainRecords, RECORD_OVERHEAD_BYTES } from "./records.js";
import { decodeReport, encodeReport, type PeerReport } from "./reportBody.js";
import type { SignedTranscript } from "./transcript.js";

/** How a session ended. */
export interface SessionEnd extends PeerReport {
  /** Who ended it: this side, the peer by a close frame, or the connection, whose reason nobody signed. */
  readonly by: "self" | "peer" | "connection";
}

/** A mutually authenticated, sealed, ordered exchange of frames. */
export interface Session {
  readonly peer: Offer;
  /** Proof of who held this session. */
  readonly transcript: SignedTranscript;
  /** The key that the transcript certifies for this side's receipts. */
  readonly receiptSigner: Signer;
  readonly isOpen: boolean;
  /** Tasks without a final frame. */
  readonly inFlight: number;
  /**
   * Queues a frame; the frames of one tick travel together.
   *
   * @throws SK1431 malformed, SK1432 larger than the peer accepts, SK1433 more tasks than it accepts, SK1434 out of
   * place, SK1438 the session is closed
   */
  send(frame: OutgoingFrame): void;
  /** Whether little enough waits to be sent; send more than that without a look at it, and the session may end. */
  readonly hasRoom: boolean;
  /** Resolves when what was sent has left and there is room for more, or the session ended. */
  room(): Promise<void>;
  /** Says why, and ends. What was queued before is still sent. */
  close(report: Pick<ErrorReport, "code" | "message">): void;
}

export interface SessionOptions {
  readonly clock: Clock;
  /** Receives every frame of a task: task and cancel at a miner; answer, chunk and error at a validator. */
  readonly onFrame: (frame: Frame, session: Session) => void;
  /** Called once; before `createSession` returns, when the connection is closed already. */
  readonly onEnd: (end: SessionEnd, session: Session) => void;
}

/** Starts the session that a handshake established. The keys are forgotten when it ends. */
export function createSession(established: Established, { clock, onFrame, onEnd }: SessionOptions): Session {
  const { duplex, own, peer, transcript, receiptSigner, keys } = established;
  const maxInFlight = own.role === "miner" ? own.limits.maxInFlight : peer.limits.maxInFlight;
  const tasks = createOpenTasks(own.role, maxInFlight);
  let open: ReturnType<typeof createOpener> | undefined = keys
    ? createOpener(keys.opening)
    : plainRecords.open;

  const end = (how: SessionEnd): void => {
    if (!open) return;
    open = undefined;
    heartbeat.stop();
    outbox.discard();
    duplex.close(closeReason({ code: how.code, message: how.reason }));
    onEnd(how, session);
  };
  const close: Session["close"] = (report) => {
    if (!open) return;
    outbox.push(encodeFrame({ kind: "close", taskId: "", deadlineMs: 0, body: encodeReport(report) }));
    outbox.flush();
    end({ code: report.code, reason: report.message, by: "self" });
  };
  const outbox = createOutbox({
    duplex,
    seal: keys ? createSealer(keys.sealing) : plainRecords.seal,
    maxRecordBytes: peer.limits.maxFrameBytes,
    isCheap: !keys,
    failed: (error) => end({ code: error.code, reason: error.message, by: "self" }),
  });
  const idleMs = Math.min(own.limits.idleMs, peer.limits.idleMs);
  const heartbeat = startHeartbeat(clock, Math.floor(idleMs / 2), {
    ping: () => control("ping"),
    silent: () => close(fail(protocolErrors.silent, { idleMs })),
  });
  const control = (kind: "ping" | "pong"): void =>
    outbox.push(encodeFrame({ kind, taskId: "", deadlineMs: 0, body: EMPTY_BODY }));

  const session: Session = {
    peer,
    transcript,
    receiptSigner,
    get isOpen() {
      return open !== undefined;
    },
    get inFlight() {
      return tasks.size;
    },
    send: (frame) => {
      if (!open) throw fail(protocolErrors.closed);
      if (isSessionKind(frame.kind)) {
        throw fail(protocolErrors.unexpectedFrame, { kind: frame.kind, reason: "the session sends it" });
      }
      const encoded = encodeFrame(frame);
      const sizeBytes = piecesLength(encoded);
      const limitBytes = peer.limits.maxFrameBytes;
      if (sizeBytes > limitBytes) throw fail(protocolErrors.frameTooLarge, { sizeBytes, limitBytes });
      tasks.sent(frame);
      outbox.push(encoded);
    },
    get hasRoom() {
      return outbox.hasRoom;
    },
    room: () => outbox.room(),
    close,
  };

  const handle = (frame: Frame): void => {
    if (frame.kind === "ping") control("pong");
    else if (frame.kind === "close") end({ ...decodeReport(frame.body), by: "peer" });
    else if (frame.kind !== "pong") {
      tasks.received(frame);
      onFrame(frame, session);
    }
  };
  const receive = (record: Uint8Array): void => {
    if (!open) return;
    try {
      const sizeBytes = record.length - RECORD_OVERHEAD_BYTES;
      const limitBytes = own.limits.maxFrameBytes;
      if (sizeBytes > limitBytes) throw fail(protocolErrors.frameTooLarge, { sizeBytes, limitBytes });
      const frames = decodeFrames(open(record));
      heartbeat.heard();
      for (const frame of frames) if (session.isOpen) handle(frame);
    } catch (error) {
      close(codedError(error));
    }
  };

  duplex.onClose((reason) => {
    const error = fail(protocolErrors.truncated, { reason: claimedReason(reason) });
    end({ code: error.code, reason: error.message, by: "connection" });
  });
  established.inbox.handOver(receive);
  return session;
}
