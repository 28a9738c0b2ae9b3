import type { Pieces } from "../../core/primitives/bytes.js";
import { fail } from "../../core/primitives/errors.js";
import {
  FINAL,
  FIRST_OF_2_BYTES,
  FIRST_OF_8_BYTES,
  LENGTH,
  LENGTH_OF_2_BYTES,
  LENGTH_OF_8_BYTES,
  MASK_BYTES,
  MASKED,
  MAX_CONTROL_BYTES,
  MAX_HEAD_BYTES,
  OPCODE,
  OPCODES,
  RESERVED,
} from "./frames.js";
import { createPieceList } from "./pieceList.js";
import { transportErrors } from "./transportErrors.js";

/** Who is told what the frames of a peer say. */
export interface FrameListener {
  /** A binary message, in the pieces in which it came. */
  readonly message: (pieces: Pieces) => void;
  readonly ping: (payload: Buffer) => void;
  /** @param code undefined when the peer gives none */
  readonly close: (code: number | undefined, reason: string) => void;
}

export interface FrameReaderOptions extends FrameListener {
  readonly maxMessageBytes: number;
  /** Whether frames have to be masked: a caller's. */
  readonly isMasked: boolean;
}

/** A frame whose payload is being read. */
interface OpenFrame {
  readonly opcode: number;
  readonly isFinal: boolean;
  /** Undefined for one of zeros. */
  readonly mask: Buffer | undefined;
  readonly length: number;
}

/**
 * Reads the frames of a WebSocket (RFC 6455, section 5) out of its stream, cut anywhere. Payloads are views of what it is given, which is the reader's from then on:
 * nothing is copied, and what was masked is unmasked in its place.
 *
 * @returns a function that takes what comes next; throws SK1811-SK1813, and must not be called any more then
 * @example stream.on("data", createFrameReader({ isMasked: true, maxMessageBytes, message, ping, close }));
 */
export function createFrameReader(options: FrameReaderOptions): (bytes: Buffer) => void {
  const { maxMessageBytes, isMasked } = options;
  const head = Buffer.alloc(MAX_HEAD_BYTES);
  let headBytes = 0;
  let frame: OpenFrame | undefined;
  /** Bytes of the frame's payload that were read. */
  let taken = 0;
  /** Whether a message has begun whose last frame has not come. */
  let isOpen = false;
  const message = createPieceList();
  const control = createPieceList();

  const begin = (next: OpenFrame): void => {
    checkFrame(next, isOpen);
    const isControl = next.opcode >= OPCODES.close;
    if (!isControl && message.length + next.length > maxMessageBytes) {
      throw fail(transportErrors.payloadTooLarge, { limitBytes: maxMessageBytes });
    }
    if (!isControl) isOpen = !next.isFinal;
    frame = next;
    taken = 0;
  };
  const end = ({ opcode, isFinal }: OpenFrame): void => {
    frame = undefined;
    if (opcode < OPCODES.close) {
      if (isFinal) options.message(message.take());
      return;
    }
    const payload = Buffer.concat(control.take());
    if (opcode === OPCODES.ping) options.ping(payload);
    if (opcode === OPCODES.close) readClose(payload, options);
  };
  return (bytes) => {
    let at = 0;
    while (at < bytes.length || (frame && frame.length === taken)) {
      if (!frame) {
        head[headBytes++] = bytes[at++] ?? 0;
        if (headBytes < headLength(head, headBytes)) continue;
        headBytes = 0;
        begin(readHead(head, isMasked));
        continue;
      }
      const piece = bytes.subarray(at, at + frame.length - taken);
      if (frame.mask) unmask(piece, frame.mask, taken);
      (frame.opcode < OPCODES.close ? message : control).push(piece);
      at += piece.length;
      taken += piece.length;
      if (taken === frame.length) end(frame);
    }
  };
}

/** How long a head is, as far as its first bytes tell. */
function headLength(head: Buffer, headBytes: number): number {
  if (headBytes < 2) return 2;
  const second = head[1] ?? 0;
  const short = second & LENGTH;
  const lengthBytes = short === LENGTH_OF_8_BYTES ? 8 : short === LENGTH_OF_2_BYTES ? 2 : 0;
  return 2 + lengthBytes + (second & MASKED ? MASK_BYTES : 0);
}

/** @throws SK1811 */
function readHead(head: Buffer, mustBeMasked: boolean): OpenFrame {
  const [first = 0, second = 0] = head;
  const isMasked = (second & MASKED) !== 0;
  if ((first & RESERVED) !== 0) throw badFrame("a reserved bit is set");
  if (isMasked !== mustBeMasked) throw badFrame(isMasked ? "it is masked" : "it is not masked");
  const short = second & LENGTH;
  let length = short;
  if (short === LENGTH_OF_2_BYTES) length = head.readUInt16BE(2);
  if (short === LENGTH_OF_8_BYTES) length = head.readUInt32BE(2) * 2 ** 32 + head.readUInt32BE(6);
  const least =
    short === LENGTH_OF_8_BYTES ? FIRST_OF_8_BYTES : short === LENGTH_OF_2_BYTES ? FIRST_OF_2_BYTES : 0;
  if (length < least) throw badFrame("its length is not in the shortest form");
  const end = headLength(head, 2);
  const mask = isMasked ? head.subarray(end - MASK_BYTES, end) : undefined;
  return {
    opcode: first & OPCODE,
    isFinal: (first & FINAL) !== 0,
    mask: mask?.some((byte) => byte !== 0) ? Buffer.from(mask) : undefined,
    length,
  };
}

/** @throws SK1811, SK1813 */
function checkFrame({ opcode, isFinal, length }: OpenFrame, isInMessage: boolean): void {
  if (!KNOWN.has(opcode)) throw badFrame(`the opcode ${opcode} is unknown`);
  if (opcode >= OPCODES.close) {
    if (!isFinal) throw badFrame("a control frame is cut into several");
    if (length > MAX_CONTROL_BYTES) throw badFrame("a control frame is too long");
    if (opcode === OPCODES.close && length === 1) throw badFrame("a close has half a code");
    return;
  }
  if (opcode === OPCODES.text) throw fail(transportErrors.noText);
  if ((opcode === OPCODES.continuation) !== isInMessage) {
    throw badFrame(isInMessage ? "a message begins within another" : "a message goes on that has not begun");
  }
}

function readClose(payload: Buffer, { close }: FrameListener): void {
  if (payload.length < 2) close(undefined, "");
  else close(payload.readUInt16BE(0), payload.toString("utf8", 2));
}

function unmask(payload: Buffer, mask: Buffer, from: number): void {
  for (let at = 0; at < payload.length; at++) {
    payload[at] = (payload[at] ?? 0) ^ (mask[(from + at) % MASK_BYTES] ?? 0);
  }
}

function badFrame(reason: string): Error {
  return fail(transportErrors.badFrame, { reason });
}

const KNOWN: ReadonlySet<number> = new Set(Object.values(OPCODES));
