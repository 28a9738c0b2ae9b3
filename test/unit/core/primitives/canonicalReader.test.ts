import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { mapShape, NOT_PLAIN, readShaped } from "../../../../core/primitives/canonicalReader.js";
import { decodeCanonical, encodeCanonical } from "../../../../core/primitives/codec.js";

const shape = mapShape({ name: undefined, at: mapShape({ x: undefined, y: undefined }), b: undefined });
const value = { name: "here", at: { x: 3, y: -70_000 }, b: Uint8Array.of(1, 2, 3) };

/** What `readShaped` has to give, from the general decoder. */
function throughMaps(bytes: Uint8Array): unknown {
  let map: Partial<typeof value>;
  try {
    map = decodeCanonical(bytes) as Partial<typeof value>;
  } catch {
    return NOT_PLAIN;
  }
  const { b, at, name } = map;
  return [b, [at?.x, at?.y], name];
}

describe("readShaped", () => {
  it("gives the values of a map in canonical order, nested ones as lists", () => {
    expect(readShaped(encodeCanonical(value), shape)).toEqual([value.b, [3, -70_000], "here"]);
  });

  it("takes no other map", () => {
    const { name: _, ...without } = value;
    for (const other of [
      without,
      { ...value, c: 1 },
      { ...value, at: 5 },
      { ...value, at: { x: 1 } },
      [],
      "x",
    ])
      expect(readShaped(encodeCanonical(other), shape)).toBe(NOT_PLAIN);
    expect(readShaped(Uint8Array.of(...encodeCanonical(value), 0), shape)).toBe(NOT_PLAIN);
    expect(readShaped(encodeCanonical(value).subarray(0, -1), shape)).toBe(NOT_PLAIN);
  });

  it("takes nothing that the general decoder refuses, and reads the same, whatever byte is changed", () => {
    const encoded = encodeCanonical(value);
    const wrong: number[][] = [];
    let taken = 0;
    for (let place = 0; place < encoded.length; place++) {
      for (let byte = 0; byte < 256; byte++) {
        const changed = encoded.with(place, byte);
        const read = readShaped(changed, shape);
        if (read === NOT_PLAIN) continue;
        taken += 1;
        if (!isDeepStrictEqual(read, throughMaps(changed))) wrong.push([place, byte]);
      }
    }
    expect(wrong).toEqual([]);
    expect(taken).toBeGreaterThan(encoded.length);
  });
});
