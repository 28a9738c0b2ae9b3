import { blake3 } from "@noble/hashes/blake3.js";
import { describe, expect, it } from "vitest";
import { randomFrom } from "../../../../core/primitives/random.js";
import { blake3Words, CHUNK_BYTES } from "../../../../core/state/blake3Words.js";

/** The bytes of little-endian words. */
function bytesOf(words: Int32Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4 * words.length));
  words.forEach((word, index) => bytes.setInt32(4 * index, word, true));
  return new Uint8Array(bytes.buffer);
}

describe("blake3Words", () => {
  it("gives what BLAKE3 gives, for every length of one chunk and several lengths of output", () => {
    const random = randomFrom("blake3");
    for (let length = 0; length <= CHUNK_BYTES; length++) {
      const message = Uint8Array.from({ length }, () => random.integer(256));
      const words = new Int32Array(length % 8 === 0 ? 512 : 16 * (1 + (length % 3)));
      blake3Words(message, words);
      expect(
        Buffer.compare(bytesOf(words), blake3(message, { dkLen: 4 * words.length })),
        `length ${length}`,
      ).toBe(0);
    }
  });
});
