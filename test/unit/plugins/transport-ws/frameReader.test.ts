import { describe, expect, it } from "vitest";
import type { Pieces } from "../../../../core/primitives/bytes.js";
import { randomFrom } from "../../../../core/primitives/random.js";
import { createFrameReader } from "../../../../plugins/transport-ws/frameReader.js";
import { codeThrownBy } from "../../core/protocol/handshakeFixture.js";

interface Shape {
  readonly opcode?: number;
  readonly isFinal?: boolean;
  readonly reserved?: number;
  readonly mask?: Buffer;
  /** Of which form the length is, when not the shortest one. */
  readonly lengthBytes?: 0 | 2 | 8;
}

/** A frame as a peer would write it, without the sources' own writer. */
function frame(
  payload: Buffer,
  { opcode = 2, isFinal = true, reserved = 0, mask, lengthBytes }: Shape = {},
): Buffer {
  const form = lengthBytes ?? (payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8);
  const head = Buffer.alloc(2 + form);
  head[0] = (isFinal ? 0x80 : 0) | reserved | opcode;
  head[1] = (mask ? 0x80 : 0) | (form === 0 ? payload.length : form === 2 ? 126 : 127);
  if (form === 2) head.writeUInt16BE(payload.length, 2);
  if (form === 8) head.writeBigUInt64BE(BigInt(payload.length), 2);
  const masked = Buffer.from(payload.map((byte, at) => byte ^ (mask?.[at % 4] ?? 0)));
  return Buffer.concat([head, mask ?? Buffer.alloc(0), masked]);
}

/** Reads some bytes in the given pieces, and tells what was heard as texts. */
function heardIn(
  pieces: readonly Buffer[],
  { isMasked = false, maxMessageBytes = 1_000_000 } = {},
): readonly string[] {
  const heard: string[] = [];
  const read = createFrameReader({
    isMasked,
    maxMessageBytes,
    message: (message: Pieces) => heard.push(`message ${Buffer.concat(message).toString("hex")}`),
    ping: (payload) => heard.push(`ping ${payload.toString()}`),
    close: (code, reason) => heard.push(`close ${String(code)} ${reason}`),
  });
  for (const piece of pieces) read(Buffer.from(piece));
  return heard;
}

const codeFor = (bytes: Buffer, options = {}): string | undefined =>
  codeThrownBy(() => heardIn([bytes], options));
const mask = Buffer.of(1, 2, 3, 4);

describe("a reader of frames", () => {
  it("reads messages, pings and farewells", () => {
    const bytes = Buffer.concat([
      frame(Buffer.from("ab")),
      frame(Buffer.alloc(0)),
      frame(Buffer.from("hello"), { opcode: 9 }),
      frame(Buffer.from("pong"), { opcode: 10 }),
      frame(Buffer.concat([Buffer.of(0x03, 0xe8), Buffer.from("bye")]), { opcode: 8 }),
      frame(Buffer.alloc(0), { opcode: 8 }),
    ]);
    expect(heardIn([bytes])).toEqual([
      "message 6162",
      "message ",
      "ping hello",
      "close 1000 bye",
      "close undefined ",
    ]);
  });

  it("does not copy a message that comes in one piece, or in several", () => {
    const payload = Buffer.alloc(100_000, 7);
    const bytes = frame(payload);
    const received: Pieces[] = [];
    const read = createFrameReader({
      isMasked: false,
      maxMessageBytes: 1_000_000,
      message: (message) => received.push(message),
      ping: () => undefined,
      close: () => undefined,
    });
    read(bytes);
    read(bytes.subarray(0, 60_000));
    read(bytes.subarray(60_000));
    expect(received.map((message) => message.length)).toEqual([1, 2]);
    for (const piece of received.flat()) expect(piece.buffer).toBe(bytes.buffer);
  });

  it("joins the frames of a message, with control frames between them", () => {
    const bytes = Buffer.concat([
      frame(Buffer.from("a"), { isFinal: false }),
      frame(Buffer.from("?"), { opcode: 9 }),
      frame(Buffer.from("b"), { opcode: 0, isFinal: false }),
      frame(Buffer.from("c"), { opcode: 0 }),
    ]);
    expect(heardIn([bytes])).toEqual(["ping ?", "message 616263"]);
  });

  it("hears the same however the bytes are cut", () => {
    const random = randomFrom("frames");
    const bytesOf = (length: number): Buffer =>
      Buffer.from(Uint8Array.from({ length }, () => random.integer(256)));
    for (let run = 0; run < 12; run += 1) {
      const isMasked = run % 2 === 0;
      const shape = (): Shape => (isMasked ? { mask: bytesOf(4) } : {});
      const frames: Buffer[] = [];
      for (let count = 0; count < 6; count += 1) {
        const parts = 1 + random.integer(3);
        for (let part = 0; part < parts; part += 1) {
          const payload = bytesOf([0, 1, 125, 126, 300, 66_000][random.integer(6)] ?? 0);
          frames.push(
            frame(payload, { ...shape(), opcode: part === 0 ? 2 : 0, isFinal: part === parts - 1 }),
          );
          if (random.integer(3) === 0)
            frames.push(frame(bytesOf(random.integer(126)), { ...shape(), opcode: 9 }));
        }
      }
      const whole = Buffer.concat(frames);
      const pieces: Buffer[] = [];
      for (let at = 0; at < whole.length;) {
        const length = random.integer(4) === 0 ? 1 + random.integer(70_000) : 1 + random.integer(9);
        pieces.push(whole.subarray(at, at + length));
        at += length;
      }
      expect(heardIn(pieces, { isMasked })).toEqual(heardIn([whole], { isMasked }));
    }
  });

  it("takes masked frames from a caller and plain ones from who was called, and no others", () => {
    expect(heardIn([frame(Buffer.from("ab"), { mask })], { isMasked: true })).toEqual(["message 6162"]);
    expect(codeFor(frame(Buffer.from("ab"), { mask }))).toBe("SK1811");
    expect(codeFor(frame(Buffer.from("ab")), { isMasked: true })).toBe("SK1811");
  });

  it("refuses what is no frame", () => {
    const short = Buffer.from("x");
    for (const wrong of [
      frame(short, { reserved: 0x40 }),
      frame(short, { opcode: 3 }),
      frame(short, { opcode: 11 }),
      frame(short, { opcode: 9, isFinal: false }),
      frame(Buffer.alloc(126), { opcode: 9 }),
      frame(short, { opcode: 8 }),
      frame(short, { opcode: 0 }),
      Buffer.concat([frame(short, { isFinal: false }), frame(short)]),
      frame(short, { lengthBytes: 2 }),
      frame(Buffer.alloc(300), { lengthBytes: 8 }),
    ]) {
      expect(codeFor(wrong)).toBe("SK1811");
    }
    expect(codeFor(frame(short, { opcode: 1 }))).toBe("SK1813");
  });

  it("refuses a message above its limit before it comes, in one frame or in many", () => {
    const limit = { maxMessageBytes: 1_000 };
    expect(heardIn([frame(Buffer.alloc(1_000))], limit)).toHaveLength(1);
    const head = (bytes: Buffer): Buffer => bytes.subarray(0, 4);
    expect(codeFor(head(frame(Buffer.alloc(1_001))), limit)).toBe("SK1812");
    const first = frame(Buffer.alloc(600), { isFinal: false });
    const second = frame(Buffer.alloc(401), { opcode: 0 });
    expect(codeFor(Buffer.concat([first, head(second)]), limit)).toBe("SK1812");
    const huge = Buffer.concat([Buffer.of(0x82, 127), Buffer.alloc(8, 0xff)]);
    expect(codeFor(huge, limit)).toBe("SK1812");
  });
});
