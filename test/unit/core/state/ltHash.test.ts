import { blake3 } from "@noble/hashes/blake3.js";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../core/primitives/hash.js";
import { randomFrom } from "../../../../core/primitives/random.js";
import { createLtHash } from "../../../../core/state/ltHash.js";

const random = randomFrom("LtHash");
const messageOf = (length: number): Uint8Array => Uint8Array.from({ length }, () => random.integer(256));
const outputOf = (message: Uint8Array): Uint16Array =>
  new Uint16Array(blake3(message, { dkLen: 2_048 }).slice().buffer);
const print = (lanes: Uint16Array): string => sha256Hex(new Uint8Array(lanes.buffer));

describe("createLtHash", () => {
  it("adds what BLAKE3 gives, for every number of blocks and of chunks, and beyond them", () => {
    const hash = createLtHash();
    const lanes = new Uint16Array(1_024);
    const lengths = [0, 1, 63, 64, 65, 127, 128, 129, 1_023, 1_024, 1_025];
    for (let chunks = 2; chunks <= 9; chunks++)
      lengths.push(chunks * 1_024 - 1, chunks * 1_024, chunks * 1_024 + 1);
    for (const message of [...lengths, ...Array.from({ length: 40 }, () => random.integer(8_400))].map(
      messageOf,
    )) {
      hash.add(message);
      outputOf(message).forEach((value, lane) => (lanes[lane] = (lanes[lane] ?? 0) + value));
      expect(hash.digest(), `${message.length} bytes`).toBe(print(lanes));
    }
  });

  it("forgets what is taken out, in any order, and keeps apart from others", () => {
    const [hash, other] = [createLtHash(), createLtHash()];
    const empty = hash.digest();
    expect(empty).toBe(sha256Hex(new Uint8Array(2_048)));
    const [short, long] = [messageOf(100), messageOf(9_000)];
    hash.add(short);
    other.add(long);
    hash.add(long);
    other.add(short);
    expect(hash.digest()).toBe(other.digest());
    hash.subtract(short);
    expect(other.digest()).not.toBe(hash.digest());
    hash.subtract(long);
    expect(hash.digest()).toBe(empty);
  });
});
