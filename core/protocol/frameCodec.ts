import { piecesLength, type Pieces } from "../primitives/bytes.js";
import { fail } from "../primitives/errors.js";
import {
  checkFrame,
  FRAME_KINDS,
  isSessionKind,
  TASK_ID_BYTES,
  type Frame,
  type FrameKind,
  type OutgoingFrame,
} from "./frames.js";
import { protocolErrors } from "./protocolErrors.js";

/*
 * A frame is the deterministic CBOR of { body, kind, taskId, deadlineMs }: keys in the order of RFC 8949 §4.2.1.
 * The map's form is fixed, so it is written and read by hand: a general decoder would copy the body, encode the
 * value again to prove that its form was canonical, and cost more than sealing does.
 */
const encoder = new TextEncoder();
const BODY_KEY = Buffer.concat([Buffer.of(0xa4, 0x64), encoder.encode("body")]);
const TASK_ID_KEY = Buffer.concat([Buffer.of(0x66), encoder.encode("taskId")]);
const DEADLINE_KEY = Buffer.concat([Buffer.of(0x6a), encoder.encode("deadlineMs")]);
/** Key and value of each kind, and the key of the task id behind them. */
const KIND_ENTRIES: readonly (readonly [FrameKind, Buffer])[] = FRAME_KINDS.map((kind) => [
  kind,
  Buffer.concat([
    Buffer.of(0x64),
    encoder.encode("kind"),
    Buffer.of(0x60 + kind.length),
    encoder.encode(kind),
    TASK_ID_KEY,
  ]),
]);
const KIND_BYTES: ReadonlyMap<FrameKind, Buffer> = new Map(KIND_ENTRIES);

const BYTES = 0x40;
const UINT = 0x00;

/** What a frame adds to its body at the most. */
export const MAX_FRAME_HEAD_BYTES = 64;

/** Frames with a body below this size are written in one piece; in larger ones the body stays where it lies. */
const ONE_PIECE_BELOW_BYTES = 1_024;

/**
 * Encodes a frame.
 *
 * @returns one piece for a small frame; for others head, body and tail, the body not copied
 * @throws SK1431
 */
export function encodeFrame(frame: OutgoingFrame): Pieces {
  const { kind, taskId, deadlineMs } = checkFrame(frame);
  const body = frame.body instanceof Uint8Array ? [frame.body] : frame.body;
  const bodyLength = piecesLength(body);
  const kindBytes = KIND_BYTES.get(kind);
  if (!kindBytes) throw fail(protocolErrors.badFrame, { reason: "its kind is unknown" });
  const idLength = taskId.length / 2;
  const headLength = BODY_KEY.length + argumentLength(bodyLength);
  const tailLength = kindBytes.length + 1 + idLength + DEADLINE_KEY.length + argumentLength(deadlineMs);

  const inBetween = bodyLength < ONE_PIECE_BELOW_BYTES ? bodyLength : 0;
  const bytes = Buffer.allocUnsafe(headLength + inBetween + tailLength);
  bytes.set(BODY_KEY);
  writeArgument(bytes, BODY_KEY.length, BYTES, bodyLength);
  let offset = headLength;
  if (inBetween > 0) {
    for (const piece of body) {
      bytes.set(piece, offset);
      offset += piece.length;
    }
  }
  bytes.set(kindBytes, offset);
  offset += kindBytes.length;
  bytes[offset++] = BYTES + idLength;
  bytes.write(taskId, offset, "hex");
  offset += idLength;
  bytes.set(DEADLINE_KEY, offset);
  writeArgument(bytes, offset + DEADLINE_KEY.length, UINT, deadlineMs);

  if (inBetween === bodyLength) return [bytes];
  return [bytes.subarray(0, headLength), ...body, bytes.subarray(headLength)];
}

/**
 * Decodes the frames of a record, one after another. Bodies are views of the given bytes.
 *
 * @throws SK1431 for anything that is not the encoding of one or more well-formed frames
 */
export function decodeFrames(bytes: Uint8Array): Frame[] {
  const reader = new FrameReader(asBuffer(bytes));
  const frames: Frame[] = [];
  do frames.push(reader.next());
  while (!reader.isAtEnd);
  return frames;
}

/** The same memory, for its native reading of hex. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

class FrameReader {
  private offset = 0;

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.offset >= this.bytes.length;
  }

  next(): Frame {
    this.expect(BODY_KEY);
    const body = this.take(this.argument(BYTES));
    const kind = this.kind();
    const idLength = this.argument(BYTES);
    if (idLength !== (isSessionKind(kind) ? 0 : TASK_ID_BYTES)) {
      throw fail(protocolErrors.badFrame, { reason: `${idLength} bytes are no task id for ${kind}` });
    }
    const idEnd = this.skip(idLength);
    const taskId = this.bytes.toString("hex", idEnd - idLength, idEnd);
    this.expect(DEADLINE_KEY);
    return checkFrame({ kind, taskId, deadlineMs: this.argument(UINT), body });
  }

  private kind(): FrameKind {
    for (const [kind, kindBytes] of KIND_ENTRIES) {
      if (!startsWith(this.bytes, this.offset, kindBytes)) continue;
      this.offset += kindBytes.length;
      return kind;
    }
    throw fail(protocolErrors.badFrame, { reason: "its kind is unknown" });
  }

  private expect(expected: Uint8Array): void {
    if (!startsWith(this.bytes, this.offset, expected))
      throw fail(protocolErrors.badFrame, { reason: "it is not a frame" });
    this.offset += expected.length;
  }

  private argument(major: number): number {
    const value = readArgument(this.bytes, this.offset, major);
    this.offset += argumentLength(value);
    return value;
  }

  private take(length: number): Buffer {
    const end = this.skip(length);
    return this.bytes.subarray(end - length, end);
  }

  /** Returns where what is skipped ends. */
  private skip(length: number): number {
    if (length > this.bytes.length - this.offset)
      throw fail(protocolErrors.badFrame, { reason: "it is cut off" });
    this.offset += length;
    return this.offset;
  }
}

/** Byte by byte: for so few of them a native comparison costs ten times as much. */
function startsWith(bytes: Uint8Array, offset: number, expected: Uint8Array): boolean {
  for (let index = 0; index < expected.length; index++) {
    if (bytes[offset + index] !== expected[index]) return false;
  }
  return true;
}

/** Bytes of a CBOR head whose argument is a u32. */
function argumentLength(value: number): 1 | 2 | 3 | 5 {
  if (value < 24) return 1;
  if (value < 0x100) return 2;
  return value < 0x1_0000 ? 3 : 5;
}

function writeArgument(buffer: Buffer, offset: number, major: number, value: number): void {
  const length = argumentLength(value);
  if (length === 1) buffer[offset] = major | value;
  else {
    buffer[offset] = major | (length === 2 ? 24 : length === 3 ? 25 : 26);
    buffer.writeUIntBE(value, offset + 1, length - 1);
  }
}

/** Reads the argument of a CBOR head of the given major type, up to u32, in its shortest form only. */
function readArgument(buffer: Buffer, offset: number, major: number): number {
  const first = buffer[offset];
  const info = first === undefined ? -1 : first - major;
  if (info >= 0 && info < 24) return info;
  const size = info === 24 ? 1 : info === 25 ? 2 : info === 26 ? 4 : 0;
  if (size === 0 || offset + 1 + size > buffer.length) {
    throw fail(protocolErrors.badFrame, { reason: "a length or number in it is malformed" });
  }
  const value = buffer.readUIntBE(offset + 1, size);
  if (argumentLength(value) !== 1 + size)
    throw fail(protocolErrors.badFrame, { reason: "it is not canonical" });
  return value;
}
