import { describe, expect, it } from "vitest";
import { createPieceList } from "../../../../plugins/transport-ws/pieceList.js";

describe("a list of pieces", () => {
  it("gives what it was given, in order, and is empty then", () => {
    const list = createPieceList();
    const large = Buffer.alloc(10_000, 1);
    for (const piece of [Buffer.of(1, 2), large, Buffer.alloc(0), Buffer.of(3)]) list.push(piece);
    expect(list.length).toBe(10_003);
    const pieces = list.take();
    expect(pieces).toEqual([Buffer.of(1, 2), large, Buffer.of(3)]);
    expect(pieces[1]).toBe(large);
    expect(list.length).toBe(0);
    expect(list.take()).toEqual([]);
  });

  it("joins many small pieces into few", () => {
    const list = createPieceList();
    const bytes = Buffer.from(Uint8Array.from({ length: 20_000 }, (_, at) => at));
    for (const byte of bytes) list.push(Buffer.of(byte));
    const pieces = list.take();
    expect(pieces.length).toBeLessThan(8);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  });
});
