import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeCanonical } from "../../../../core/primitives/codec.js";
import { hexToBytes } from "../../../../core/primitives/bytes.js";
import { piecesLength } from "../../../../core/primitives/bytes.js";
import { decodeFrames, encodeFrame } from "../../../../core/protocol/frameCodec.js";
import {
  COMMITMENT_BYTES,
  FRAME_KINDS,
  isSessionKind,
  MAX_DEADLINE_MS,
  type Frame,
  type FrameKind,
} from "../../../../core/protocol/frames.js";
import { codeThrownBy } from "./handshakeFixture.js";

const edges = [1, 23, 24, 255, 256, 65_535, 65_536, MAX_DEADLINE_MS];
const hexId = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((id) => Buffer.from(id).toString("hex"));
const body = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.constantFrom(23, 24, 255, 256, 65_535, 65_536).map((length) => new Uint8Array(length).fill(3)),
);

/** Every frame that may be sent. */
const frames: fc.Arbitrary<Frame> = fc
  .tuple(
    fc.constantFrom(...FRAME_KINDS),
    hexId,
    fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 1, max: MAX_DEADLINE_MS })),
    body,
  )
  .map(([kind, taskId, deadlineMs, bytes]) => ({
    kind,
    taskId: isSessionKind(kind) ? "" : taskId,
    deadlineMs: kind === "task" || kind === "reveal" ? deadlineMs : 0,
    body: bodyOf(kind, bytes),
  }));

function bodyOf(kind: FrameKind, bytes: Uint8Array): Uint8Array {
  if (["ping", "pong", "cancel", "reveal"].includes(kind)) return new Uint8Array(0);
  return kind === "commit" ? new Uint8Array(COMMITMENT_BYTES).fill(bytes.length) : bytes;
}

const joined = (frame: Frame): Buffer => Buffer.concat(encodeFrame(frame));

describe("frame codec", () => {
  it("writes what the general codec writes: deterministic CBOR of the four fields", () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const general = encodeCanonical({ ...frame, taskId: hexToBytes(frame.taskId) });
        expect(Buffer.compare(joined(frame), general)).toBe(0);
        expect(piecesLength(encodeFrame(frame))).toBe(general.length);
      }),
    );
  });

  it("reads a record's frames back, in order", () => {
    fc.assert(
      fc.property(fc.array(frames, { minLength: 1, maxLength: 6 }), (list) => {
        const decoded = decodeFrames(Buffer.concat(list.map(joined)));
        expect(
          decoded.map((frame) => [frame.kind, frame.taskId, frame.deadlineMs, frame.body.length]),
        ).toEqual(list.map((frame) => [frame.kind, frame.taskId, frame.deadlineMs, frame.body.length]));
        expect(
          decoded.every((frame, index) => Buffer.compare(frame.body, list[index]?.body ?? frame.body) === 0),
        ).toBe(true);
      }),
    );
  });

  it("reads nothing that it would not have written, and throws nothing but its code", () => {
    fc.assert(
      fc.property(frames, fc.nat(), fc.integer({ min: 0, max: 255 }), (frame, position, value) => {
        const changed = joined(frame);
        changed[position % changed.length] = value;
        const code = codeThrownBy(() => {
          expect(Buffer.compare(Buffer.concat(decodeFrames(changed).map(joined)), changed)).toBe(0);
        });
        expect([undefined, "SK1431"]).toContain(code);
      }),
    );
  });

  it("refuses a length in a longer form than it needs", () => {
    const bytes = joined({ kind: "pong", taskId: "", deadlineMs: 0, body: new Uint8Array(0) });
    const longer = Buffer.concat([bytes.subarray(0, -1), Buffer.of(24, 0)]);
    expect(codeThrownBy(() => decodeFrames(longer))).toBe("SK1431");
  });

  it("shares the record's memory with the bodies", () => {
    const record = joined({
      kind: "answer",
      taskId: "00".repeat(16),
      deadlineMs: 0,
      body: Uint8Array.of(1, 2),
    });
    expect(decodeFrames(record)[0]?.body.buffer).toBe(record.buffer);
  });
});
