import { blake3 } from "@noble/hashes/blake3.js";
import { describe, expect, it } from "vitest";
import { encodeCanonical } from "../../../../core/primitives/codec.js";
import { sha256Hex } from "../../../../core/primitives/hash.js";
import { u16 } from "../../../../core/state/codecs.js";
import { recomputeStateHash, stateHash } from "../../../../core/state/hash.js";
import { u16Key } from "../../../../core/state/keyParts.js";
import { createState } from "../../../../core/state/state.js";
import { defineTable } from "../../../../core/state/table.js";

const numbers = defineTable({ name: "hash.numbers", key: [u16Key], value: u16 });
const others = defineTable({ name: "hash.others", key: [u16Key], value: u16 });

describe("stateHash", () => {
  it("is the SHA-256 of zero lanes for an empty state", () => {
    expect(stateHash(createState())).toBe(sha256Hex(new Uint8Array(2048)));
  });

  it("is the lane-wise sum of the entries' hashes", () => {
    const state = createState();
    state.set(numbers, [1], 10);
    state.set(numbers, [2], 20);
    const [a, b] = [
      [1, 10],
      [2, 20],
    ].map(([key, value]) => blake3(encodeCanonical(["hash.numbers", [key], value]), { dkLen: 2048 }));
    const view = (bytes: Uint8Array | undefined): DataView =>
      new DataView((bytes ?? new Uint8Array()).slice().buffer);
    const sum = new DataView(new ArrayBuffer(2048));
    for (let at = 0; at < 2048; at += 2) {
      sum.setUint16(at, view(a).getUint16(at, true) + view(b).getUint16(at, true), true);
    }
    expect(stateHash(state)).toBe(sha256Hex(new Uint8Array(sum.buffer)));
  });

  it("follows writes, deletions and reverts", () => {
    const state = createState();
    const empty = stateHash(state);
    const snapshot = state.snapshot();
    state.set(numbers, [1], 10);
    const one = stateHash(state);
    state.set(numbers, [1], 11);
    expect(stateHash(state)).not.toBe(one);
    expect(stateHash(state)).toBe(recomputeStateHash(state));
    state.set(numbers, [1], 10);
    expect(stateHash(state)).toBe(one);
    state.delete(numbers, [1]);
    expect(stateHash(state)).toBe(empty);
    state.set(numbers, [1], 12);
    state.revertTo(snapshot);
    expect(stateHash(state)).toBe(empty);
  });

  it("tells tables, keys and values apart", () => {
    const hashes = (
      [
        [numbers, 1, 2],
        [others, 1, 2],
        [numbers, 2, 1],
        [numbers, 1, 3],
      ] as const
    ).map(([table, key, value]) => {
      const state = createState();
      state.set(table, [key], value);
      return stateHash(state);
    });
    expect(new Set(hashes).size).toBe(4);
  });
});
