import { fail } from "../primitives/errors.js";
import {
  checkFrame,
  FRAME_KINDS,
  isSessionKind,
  TASK_ID_BYTES,
  type Frame,
  type FrameKind,
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

/** A frame as the parts of its encoding; the body is one of them, not copied. */
export function encodeFrame(frame: Frame): readonly [head: Uint8Array, body: Uint8Array, tail: Uint8Array] {
  const { body, kind, taskId, deadlineMs } = checkFrame(frame);
  const head = Buffer.allocUnsafe(BODY_KEY.length + argumentLength(body.length));
  BODY_KEY.copy(head);
  writeArgument(head, BODY_KEY.length, BYTES, body.length);

  const kindBytes = KIND_BYTES.get(kind);
  if (!kindBytes) throw fail(protocolErrors.badFrame, { reason: "its kind is unknown" });
  const idLength = taskId.length / 2;
  const tail = Buffer.allocUnsafe(
    kindBytes.length + 1 + idLength + DEADLINE_KEY.length + argumentLength(deadlineMs),
  );
  kindBytes.copy(tail);
  let offset = kindBytes.length;
  tail[offset++] = BYTES + idLength;
  tail.write(taskId, offset, "hex");
  offset += idLength;
  DEADLINE_KEY.copy(tail, offset);
  writeArgument(tail, offset + DEADLINE_KEY.length, UINT, deadlineMs);
  return [head, body, tail];
}

/** Length of a frame's encoding. */
export function encodedLength(parts: ReturnType<typeof encodeFrame>): number {
  return parts[0].length + parts[1].length + parts[2].length;
}

/**
 * Decodes the frames of a record, one after another. Bodies are views of the given bytes.
 *
 * @throws SK1431 for anything that is not the encoding of one or more well-formed frames
 */
export function decodeFrames(bytes: Uint8Array): Frame[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Frame[] = [];
  let offset = 0;

  const expect = (expected: Buffer): void => {
    if (!startsWith(buffer, offset, expected))
      throw fail(protocolErrors.badFrame, { reason: "it is not a frame" });
    offset += expected.length;
  };
  const argument = (major: number): number => {
    const read = readArgument(buffer, offset, major);
    offset += read.length;
    return read.value;
  };
  const take = (length: number): Buffer => {
    if (length > buffer.length - offset) throw fail(protocolErrors.badFrame, { reason: "it is cut off" });
    offset += length;
    return buffer.subarray(offset - length, offset);
  };

  do {
    expect(BODY_KEY);
    const body = take(argument(BYTES));
    const entry = KIND_ENTRIES.find(([, kindBytes]) => startsWith(buffer, offset, kindBytes));
    if (!entry) throw fail(protocolErrors.badFrame, { reason: "its kind is unknown" });
    offset += entry[1].length;
    const idLength = argument(BYTES);
    if (idLength !== (isSessionKind(entry[0]) ? 0 : TASK_ID_BYTES)) {
      throw fail(protocolErrors.badFrame, { reason: `${idLength} bytes are no task id for ${entry[0]}` });
    }
    const taskId = take(idLength).toString("hex");
    expect(DEADLINE_KEY);
    frames.push(checkFrame({ kind: entry[0], taskId, deadlineMs: argument(UINT), body }));
  } while (offset < buffer.length);
  return frames;
}

function startsWith(buffer: Buffer, offset: number, expected: Buffer): boolean {
  const end = offset + expected.length;
  return end <= buffer.length && expected.compare(buffer, offset, end) === 0;
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

/** Reads a CBOR head of the given major type with an argument up to u32, in its shortest form only. */
function readArgument(buffer: Buffer, offset: number, major: number): { value: number; length: number } {
  const first = buffer[offset];
  const info = first === undefined ? -1 : first - major;
  if (info >= 0 && info < 24) return { value: info, length: 1 };
  const size = info === 24 ? 1 : info === 25 ? 2 : info === 26 ? 4 : 0;
  if (size === 0 || offset + 1 + size > buffer.length) {
    throw fail(protocolErrors.badFrame, { reason: "a length or number in it is malformed" });
  }
  const value = buffer.readUIntBE(offset + 1, size);
  if (argumentLength(value) !== 1 + size)
    throw fail(protocolErrors.badFrame, { reason: "it is not canonical" });
  return { value, length: 1 + size };
}
