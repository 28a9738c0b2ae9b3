import type { Duplex as NodeStream } from "node:stream";
import { piecesLength, type Pieces } from "../../core/primitives/bytes.js";
import { fail, isSubnetkitError } from "../../core/primitives/errors.js";
import type { Duplex } from "../../core/protocol/ports.js";
import { createFrameReader } from "./frameReader.js";
import { frameHead, MAX_CONTROL_BYTES, OPCODES, type Opcode } from "./frames.js";
import { transportErrors } from "./transportErrors.js";

/** Above this many bytes that a caller has not read, nothing more is read from it. */
export const PAUSE_ABOVE_BYTES = 1_048_576;

/** Above this many bytes that a peer has not read, the connection ends. */
export const CLOSE_ABOVE_BYTES = 8_388_608;

/** Why a WebSocket is closed (RFC 6455, section 7.4.1). */
const CLOSE_CODES = {
  normal: 1_000,
  protocolError: 1_002,
  unsupportedData: 1_003,
  noCode: 1_005,
  abnormal: 1_006,
  tooLarge: 1_009,
} as const;
/** What a close frame holds behind its code. */
const MAX_REASON_BYTES = MAX_CONTROL_BYTES - 2;

/** How long a peer has to answer a farewell. */
const FAREWELL_MS = 5_000;

/** A duplex over a WebSocket, which has a number for why it is closed. */
export interface WsDuplex extends Duplex {
  close(reason: string, code?: number): void;
}

export interface WsDuplexOptions {
  /** Only who was called stops to read from a peer that does not read: if both did, two that send much to each other would wait for each other for ever. */
  readonly side: "called" | "caller";
  /** A larger message ends the connection. */
  readonly maxMessageBytes: number;
}

/** A WebSocket over an upgraded stream as a duplex: binary messages only, one receiver, back-pressure by promise. */
export function wsDuplex(stream: NodeStream, { side, maxMessageBytes }: WsDuplexOptions): WsDuplex {
  const early: Pieces[] = [];
  let receive: ((message: Pieces) => void) | undefined;
  let listener: ((reason: string) => void) | undefined;
  let closeReason: string | undefined;
  let ownReason: string | undefined;
  let peerReason: string | undefined;
  let farewell: NodeJS.Timeout | undefined;
  let whenDrained: (() => void)[] = [];

  const isOpen = (): boolean =>
    ownReason === undefined && peerReason === undefined && closeReason === undefined && stream.writable;
  const drained = (): void => {
    if (whenDrained.length === 0 || (isOpen() && stream.writableLength > PAUSE_ABOVE_BYTES)) return;
    for (const resume of whenDrained.splice(0)) resume();
    if (receive) stream.resume();
  };
  const write = (opcode: Opcode, payload: Pieces): void => {
    stream.cork();
    const head = frameHead(opcode, piecesLength(payload), side === "caller");
    [head, ...payload].forEach((piece, at) =>
      stream.write(piece, at === payload.length ? drained : undefined),
    );
    stream.uncork();
  };
  const sayFarewell = (code: number | undefined, reason: string): void => {
    const payload = Buffer.alloc(code === undefined ? 0 : 2);
    if (code !== undefined) payload.writeUInt16BE(code);
    if (stream.writable) write(OPCODES.close, [payload, Buffer.from(reason).subarray(0, MAX_REASON_BYTES)]);
    farewell ??= setTimeout(() => stream.destroy(), FAREWELL_MS);
    // A paused stream would never see the peer's half of the farewell.
    stream.resume();
  };
  const close = (reason: string, code: number = CLOSE_CODES.normal): void => {
    if (ownReason !== undefined || closeReason !== undefined) return;
    ownReason = reason;
    if (peerReason === undefined) sayFarewell(code, reason);
  };
  const closedByPeer = (code: number | undefined, reason: string): void => {
    if (peerReason !== undefined) return;
    peerReason = reason === "" ? `code ${code ?? CLOSE_CODES.noCode}` : reason;
    if (ownReason === undefined) sayFarewell(code, "");
    // Who was called ends the stream; the caller waits for that.
    if (side === "called") stream.end();
  };
  const closed = (): void => {
    clearTimeout(farewell);
    if (closeReason !== undefined) return;
    closeReason = ownReason ?? peerReason ?? `code ${CLOSE_CODES.abnormal}`;
    drained();
    whenDrained = [];
    listener?.(closeReason);
  };

  const read = createFrameReader({
    isMasked: side === "called",
    maxMessageBytes,
    message: (message) => {
      if (!isOpen()) return;
      if (receive) receive(message);
      else {
        early.push(message);
        stream.pause();
      }
    },
    // Who does not read its pongs gets no more of them: pings cost a peer nothing, and what is written for it is held here.
    ping: (payload) => {
      if (isOpen() && stream.writableLength <= PAUSE_ABOVE_BYTES) write(OPCODES.pong, [payload]);
    },
    close: closedByPeer,
  });
  let isReadable = true;
  stream.on("data", (bytes: Buffer) => {
    if (!isReadable) return;
    try {
      read(bytes);
    } catch (error) {
      isReadable = false;
      close(reasonOf(error), codeFor(error));
      if (side === "called") stream.end();
    }
  });
  stream.on("end", () => stream.end());
  // What went wrong is told by the close that follows; without a listener it would end the process.
  stream.on("error", (error) => {
    ownReason ??= error.message;
  });
  stream.on("close", closed);

  const whenTaken = (): Promise<void> => {
    const bufferedBytes = stream.writableLength;
    if (bufferedBytes <= PAUSE_ABOVE_BYTES) return Promise.resolve();
    if (bufferedBytes > CLOSE_ABOVE_BYTES) {
      ownReason = `${transportErrors.slowReader.code} ${bufferedBytes} bytes wait to be read`;
      stream.destroy();
      return Promise.reject(fail(transportErrors.slowReader, { bufferedBytes }));
    }
    if (side === "called") stream.pause();
    return new Promise((resolve) => whenDrained.push(resolve));
  };
  const send = (message: Pieces): Promise<void> => {
    if (!isOpen()) return Promise.reject(fail(transportErrors.closed));
    write(OPCODES.binary, message);
    return whenTaken();
  };
  const onPieces = (next: (message: Pieces) => void): void => {
    receive = next;
    for (const message of early.splice(0)) next(message);
    if (whenDrained.length === 0) stream.resume();
  };
  return {
    send: (message) => send([message]),
    sendPieces: send,
    onMessage: (next) => onPieces((message) => next(joined(message))),
    onPieces,
    onClose: (next) => {
      listener = next;
      if (closeReason !== undefined) next(closeReason);
    },
    close,
  };
}

function joined(message: Pieces): Uint8Array {
  const [first] = message;
  return first && message.length === 1 ? first : Buffer.concat(message);
}

/** As the peer is told, and whoever listens here. */
function reasonOf(error: unknown): string {
  return isSubnetkitError(error) ? `${error.code} ${error.message}` : String(error);
}

function codeFor(error: unknown): number {
  if (!isSubnetkitError(error)) return CLOSE_CODES.protocolError;
  if (error.code === transportErrors.noText.code) return CLOSE_CODES.unsupportedData;
  return error.code === transportErrors.payloadTooLarge.code
    ? CLOSE_CODES.tooLarge
    : CLOSE_CODES.protocolError;
}
