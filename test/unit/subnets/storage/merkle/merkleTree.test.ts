import { blake3 } from "@noble/hashes/blake3.js";
import { describe, expect, it } from "vitest";
import {
  leafAt,
  leafCount,
  merklePath,
  merkleRoot,
  merkleTree,
  pathLength,
  rootFromPath,
} from "../../../../../subnets/storage/merkle/merkleTree.js";
import { hashLeaf, hashNode } from "../../../../../subnets/storage/merkle/treeHash.js";
import { LEAF_BYTES } from "../../../../../subnets/storage/sizes.js";
import { codeOf } from "../codeOf.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";

describe("a Merkle tree", () => {
  it("leads from every leaf to its root, for every number of leaves", () => {
    for (let count = 1; count <= 20; count += 1) {
      const data = pseudoRandomBytes(`${count}`, count * LEAF_BYTES - 7);
      const tree = merkleTree(data);
      for (let leaf = 0; leaf < count; leaf += 1) {
        const path = merklePath(tree, leaf);
        expect(path.length).toBe(pathLength(leaf, count));
        const root = rootFromPath(leafAt(data, leaf), leaf, count, Buffer.concat(path));
        expect(Buffer.from(root)).toEqual(merkleRoot(data));
      }
    }
  });

  it("has the BLAKE3 hash of the data for its root, whatever its length", () => {
    const lengths = [1, 63, 64, 65, 1_023, 1_024, 1_025, 2_048, 3_071, 4_097, 5_120, 65_536, 65_537, 524_289];
    for (const length of lengths) {
      const data = pseudoRandomBytes(`${length}`, length);
      expect(merkleRoot(data)).toEqual(Buffer.from(blake3(data)));
    }
  });

  it("has the shape of RFC 6962: three leaves by hand", () => {
    const data = pseudoRandomBytes("three", 2 * LEAF_BYTES + 5);
    const [a, b, c] = [0, 1, 2].map((leaf) => hashLeaf(leafAt(data, leaf), leaf, false));
    if (!a || !b || !c) throw new Error("three leaves");
    expect(merkleRoot(data)).toEqual(Buffer.from(hashNode(hashNode(a, b, false), c, true)));
  });

  it("tells a leaf from a node, a leaf from the same elsewhere, and data of one size from data of another", () => {
    const data = new Uint8Array(2 * LEAF_BYTES);
    const [left, right] = [0, 1].map((leaf) => hashLeaf(leafAt(data, leaf), leaf, false));
    if (!left || !right) throw new Error("two leaves");
    expect(left).not.toEqual(right);
    expect(hashLeaf(Buffer.concat([left, right]), 0, false)).not.toEqual(hashNode(left, right, false));
    expect(merkleRoot(new Uint8Array(5))).not.toEqual(merkleRoot(new Uint8Array(6)));
  });

  it("has no root without data", async () => {
    expect(leafCount(0)).toBe(0);
    expect(await codeOf(() => merkleRoot(new Uint8Array()))).toBe("SK4107");
  });
});
