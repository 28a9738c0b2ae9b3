import { describe, expect, it } from "vitest";
import { blockId } from "../../../../core/chain/block.js";
import { sha256Hex } from "../../../../core/primitives/hash.js";

describe("blockId", () => {
  const [parent, first, second] = ["aa", "01", "02"].map((byte) => byte.repeat(32)) as [
    string,
    string,
    string,
  ];

  it("is the hash of parent, height and extrinsic ids", () => {
    const joined = Buffer.from(`${parent}0000000000000102${first}${second}`, "hex");
    expect(blockId(parent, 258, [first, second])).toBe(sha256Hex(joined));
  });

  it("changes with each of them", () => {
    const ids = [
      blockId(parent, 1, []),
      blockId(first, 1, []),
      blockId(parent, 2, []),
      blockId(parent, 1, [first]),
      blockId(parent, 1, [first, second]),
      blockId(parent, 1, [second, first]),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
