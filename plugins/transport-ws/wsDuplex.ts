import type { Duplex as NodeStream } from "node:stream";
import type { RawData, WebSocket } from "ws";
import { piecesLength } from "../../core/primitives/bytes.js";
import { fail } from "../../core/primitives/errors.js";
import type { Duplex } from "../../core/protocol/ports.js";
import { transportErrors } from "./transportErrors.js";

/** Above this many bytes that a caller has not read, nothing more is read from it. */
export const PAUSE_ABOVE_BYTES = 1_048_576;

/** Above this many bytes that a peer has not read, the connection ends. */
export const CLOSE_ABOVE_BYTES = 8_388_608;

/** A WebSocket's own reasons, next to which a close frame holds 123 bytes of text. */
const NORMAL = 1_000;
const UNSUPPORTED_DATA = 1_003;
const MAX_REASON_BYTES = 123;

/**
 * A WebSocket as a duplex: binary messages only, one receiver, back-pressure by promise.
 *
 * @param stream what the WebSocket runs over
 * @param side only who was called stops to read from a peer that does not read: if both did, two that send much to each
 * other would wait for each other for ever
 */
export function wsDuplex(socket: WebSocket, side: "called" | "caller", stream: NodeStream): Duplex {
  const early: Uint8Array[] = [];
  let receive: ((message: Uint8Array) => void) | undefined;
  let listener: ((reason: string) => void) | undefined;
  let closeReason: string | undefined;
  let ownReason: string | undefined;
  let whenDrained: (() => void)[] = [];

  const drained = (): void => {
    if (whenDrained.length === 0 || (isOpen() && socket.bufferedAmount > PAUSE_ABOVE_BYTES)) return;
    for (const resume of whenDrained.splice(0)) resume();
    if (receive) socket.resume();
  };
  const isOpen = (): boolean => socket.readyState === socket.OPEN && ownReason === undefined;
  const closed = (reason: string): void => {
    if (closeReason !== undefined) return;
    closeReason = ownReason ?? reason;
    drained();
    whenDrained = [];
    listener?.(closeReason);
  };
  const close = (reason: string, code = NORMAL): void => {
    if (ownReason !== undefined || closeReason !== undefined) return;
    ownReason = reason;
    // A paused socket would never see the peer's half of the farewell.
    socket.resume();
    socket.close(code, Buffer.from(reason).subarray(0, MAX_REASON_BYTES));
  };

  socket.on("message", (data: RawData, isBinary: boolean) => {
    if (!isOpen()) return;
    if (!isBinary || !Buffer.isBuffer(data)) close("text has no place in this protocol", UNSUPPORTED_DATA);
    else if (receive) receive(data);
    else {
      early.push(data);
      socket.pause();
    }
  });
  // What went wrong is told by the close that follows; without a listener it would end the process.
  socket.on("error", (error) => {
    ownReason ??= error.message;
  });
  socket.on("close", (code, reason) => closed(reason.length > 0 ? reason.toString() : `code ${code}`));

  const whenTaken = (): Promise<void> => {
    const bufferedBytes = socket.bufferedAmount;
    if (bufferedBytes <= PAUSE_ABOVE_BYTES) return Promise.resolve();
    if (bufferedBytes > CLOSE_ABOVE_BYTES) {
      ownReason = `${transportErrors.slowReader.code} ${bufferedBytes} bytes wait to be read`;
      socket.terminate();
      return Promise.reject(fail(transportErrors.slowReader, { bufferedBytes }));
    }
    if (side === "called") socket.pause();
    return new Promise((resolve) => whenDrained.push(resolve));
  };

  return {
    send: (message) => {
      if (!isOpen()) return Promise.reject(fail(transportErrors.closed));
      socket.send(message, { binary: true }, drained);
      return whenTaken();
    },
    sendPieces: (message) => {
      if (!isOpen()) return Promise.reject(fail(transportErrors.closed));
      stream.cork();
      stream.write(messageHead(piecesLength(message), side === "caller"));
      message.forEach((piece, at) => stream.write(piece, at === message.length - 1 ? drained : undefined));
      stream.uncork();
      return whenTaken();
    },
    onMessage: (next) => {
      receive = next;
      for (const message of early.splice(0)) next(message);
      if (whenDrained.length === 0) socket.resume();
    },
    onClose: (next) => {
      listener = next;
      if (closeReason !== undefined) next(closeReason);
    },
    close,
  };
}

/**
 * The head of a binary message in one frame (RFC 6455, section 5.2). `ws` takes a message in one buffer; one that stands in pieces goes to the stream behind this
 * head. Nothing comes between the two: each frame is written in one turn.
 *
 * @param isMasked a caller's, with a mask of zeros, see dial.ts
 */
function messageHead(length: number, isMasked: boolean): Buffer {
  const sizeBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const head = Buffer.alloc(2 + sizeBytes + (isMasked ? 4 : 0));
  head[0] = FINAL_BINARY;
  head[1] = (isMasked ? MASKED : 0) | (sizeBytes === 0 ? length : sizeBytes === 2 ? 126 : 127);
  if (sizeBytes === 2) head.writeUInt16BE(length, 2);
  if (sizeBytes === 8) head.writeUIntBE(length, 4, 6);
  return head;
}
const FINAL_BINARY = 0x82;
const MASKED = 0x80;
