import { describe, expect, it } from "vitest";
import { keptCopy, roomFor } from "../../../../core/primitives/byteSlab.js";

describe("roomFor", () => {
  it("gives zeroed room that nobody else has", () => {
    const rooms = Array.from({ length: 300 }, (_, index) => roomFor(index * 7));
    for (const [index, room] of rooms.entries()) {
      expect(room).toHaveLength(index * 7);
      expect(room.every((byte) => byte === 0)).toBe(true);
      room.fill(index);
    }
    for (const [index, room] of rooms.entries())
      expect(room.every((byte) => byte === index % 256)).toBe(true);
    expect(roomFor(100_000)).toHaveLength(100_000);
  });
});

describe("keptCopy", () => {
  it("stays as it was", () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const copy = keptCopy(bytes);
    bytes.fill(0);
    expect(copy).toEqual(Uint8Array.of(1, 2, 3));
  });
});
