import { describe, expect, it } from "vitest";
import { combineReference } from "../../../../../subnets/storage/coding/combineReference.js";
import { createErasureCode } from "../../../../../subnets/storage/coding/erasureCode.js";
import { splitChunk, withoutPadding } from "../../../../../subnets/storage/coding/splitChunk.js";
import { codeOf } from "../codeOf.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";

/** All ways to choose `size` of `count`. */
function choices(count: number, size: number): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: count }, (_, first) => first).flatMap((first) =>
    choices(first, size - 1).map((rest) => [...rest, first]),
  );
}

describe("an erasure code", () => {
  it("gives everything back from any of its shards, as many as hold the data", () => {
    const code = createErasureCode(4, 3);
    const chunk = pseudoRandomBytes("chunk", 4_001);
    const data = splitChunk(chunk, 4);
    const all = [...data, ...code.encode(data)];
    for (const lost of choices(7, 3)) {
      const shards = all.map((shard, index) => (lost.includes(index) ? undefined : shard));
      const again = code.reconstruct(shards, [0, 1, 2, 3, 4, 5, 6]);
      expect(again?.every((shard, index) => Buffer.compare(shard, all[index] ?? chunk) === 0)).toBe(true);
    }
    expect(Buffer.compare(Buffer.concat(withoutPadding(data, chunk.length)), chunk)).toBe(0);
  });

  it("is the same in WebAssembly as in plain TypeScript, at lengths around its blocks", () => {
    for (const [data, parity, length] of [
      [1, 1, 1],
      [3, 2, 15],
      [10, 4, 16_385],
      [64, 64, 33],
    ] as const) {
      const shards = Array.from({ length: data }, (_, index) => pseudoRandomBytes(`${index}`, length));
      const fast = createErasureCode(data, parity).encode(shards);
      const plain = createErasureCode(data, parity, combineReference).encode(shards);
      expect(fast.map((shard) => Buffer.from(shard))).toEqual(plain.map((shard) => Buffer.from(shard)));
    }
  });

  it("gives nothing from too few shards", () => {
    const code = createErasureCode(2, 1);
    expect(code.reconstruct([new Uint8Array(4), undefined, undefined], [1])).toBeUndefined();
  });

  it("multiplies as the field does: a known product", () => {
    // x · x^7 = x^8 = x^4 + x^3 + x^2 + 1.
    const [product] = combineReference([Uint8Array.of(2)], [Uint8Array.of(0x80)]);
    expect(product?.[0]).toBe(0x1d);
  });

  it("refuses codes and shards that can't be", async () => {
    expect(await codeOf(() => createErasureCode(0, 1))).toBe("SK4100");
    expect(await codeOf(() => createErasureCode(65, 1))).toBe("SK4100");
    expect(await codeOf(() => createErasureCode(2, 1.5))).toBe("SK4100");
    expect(await codeOf(() => createErasureCode(2, 1).encode([new Uint8Array(4), new Uint8Array(5)]))).toBe(
      "SK4101",
    );
  });
});
